// The case above the form of the selected task: what the clerk must read to decide.
import {caseOf, onChange} from './case-data.js';
import {body, element, title} from './case-view.js';
import {t} from './texts.js';

const OPEN = 'closedloop:panel';
let shownTask = null;

function frame(panel, heading, content) {
  const button = element('button', 'btn btn-link btn-xs');
  button.type = 'button';
  const apply = open => {
    content.hidden = !open;
    button.textContent = t(open ? 'hide' : 'show');
    button.setAttribute('aria-expanded', String(open));
  };
  button.addEventListener('click', () => {
    const open = content.hidden;
    sessionStorage.setItem(OPEN, String(open));
    apply(open);
  });
  apply(sessionStorage.getItem(OPEN) !== 'false');
  panel.replaceChildren(element('header', null, element('h3', null, heading), button), content);
}

function notice(panel, text, retry) {
  const content = element('div', 'cl-body', element('p', null, text));
  if (retry) {
    const button = element('button', 'btn btn-default btn-xs', t('retry'));
    button.type = 'button';
    button.addEventListener('click', retry);
    content.append(button);
  }
  frame(panel, t('case'), content);
}

async function load(panel, task) {
  notice(panel, t('loading'));
  try {
    const data = await caseOf(task);
    if (panel.dataset.task === task) {
      panel.hidden = data === null;
      if (data) {
        frame(panel, title(data), body(data));
      }
    }
  } catch (failure) {
    if (panel.dataset.task !== task) {
      return;
    }
    if (failure.status === 401) {
      notice(panel, t('signIn'));
      return;
    }
    console.error('closed loop: the case could not be shown', failure);
    notice(panel, t('loadFailed'), () => load(panel, task));
  }
}

function selectedTask() {
  return new URLSearchParams(location.hash.split('?')[1] || '').get('task');
}

function place() {
  const tabs = document.querySelector('.task-card .tabbed-content');
  const task = selectedTask();
  if (!tabs || !task) {
    shownTask = null;
    return;
  }
  let panel = tabs.parentElement.querySelector(':scope > .cl-case');
  if (panel && shownTask === task) {
    return;
  }
  if (!panel) {
    panel = element('section', 'cl-case');
    panel.setAttribute('aria-label', t('case'));
    tabs.before(panel);
  }
  shownTask = task;
  panel.dataset.task = task;
  panel.hidden = false;
  load(panel, task);
}

export function showCasePanel() {
  let planned = false;
  const plan = () => {
    if (!planned) {
      planned = true;
      requestAnimationFrame(() => {
        planned = false;
        place();
      });
    }
  };
  new MutationObserver(plan).observe(document.body, {childList: true, subtree: true});
  window.addEventListener('hashchange', plan);
  onChange(task => document.querySelectorAll('.cl-case').forEach(panel => panel.dataset.task === task && load(panel, task)));
  plan();
}
