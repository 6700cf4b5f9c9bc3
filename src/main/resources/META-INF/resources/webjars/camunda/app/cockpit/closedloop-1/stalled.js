// The stalled loops on Cockpit's dashboard: how many for which reason, and each with what is known about it. All data are set as text.
import {ago, dateTime, process, t} from './texts.js';
import {code, isCode} from '../../tasklist/closedloop-1/texts.js';

const EVERY = 30000;

function element(name, className, ...content) {
  const node = document.createElement(name);
  if (className) {
    node.className = className;
  }
  node.append(...content.filter(part => part !== null && part !== undefined && part !== ''));
  return node;
}

function root() {
  return document.querySelector('base')?.getAttribute('app-root')?.replace(/\/$/, '') || '/camunda';
}

function instance(one) {
  if (!one.processInstanceId) {
    return one.reference || '';
  }
  const link = element('a', null, one.reference || process(one.processKey));
  link.href = '#/process-instance/' + encodeURIComponent(one.processInstanceId) + '/runtime';
  return link;
}

/** Teams by their names, people by theirs. */
function owner(list) {
  return (list || '').split(', ').map(one => isCode(one) ? code(one) : one).join(', ');
}

function row(one, now) {
  const step = one.activityName ? one.activityName : t('noLoop');
  const since = element('td', null, element('span', 'cl-ago', ago(one.since, now)), element('small', null, dateTime(one.since)));
  return element('tr', null, element('td', null, instance(one)),
    element('td', null, step, element('small', null, process(one.processKey))),
    element('td', null, t('reason.' + one.reason)), since, element('td', null, one.round ?? ''), element('td', null, owner(one.owner)),
    element('td', null, one.remedies.map(remedy => t('remedy.' + remedy)).join(', ')));
}

function table(list, now) {
  const head = element('tr', null, ...['reference', 'step', 'reason', 'since', 'round', 'owner', 'remedy'].map(key => {
    const cell = element('th', null, t(key));
    cell.scope = 'col';
    return cell;
  }));
  return element('table', 'table table-condensed', element('thead', null, head), element('tbody', null, ...list.map(one => row(one, now))));
}

function counts(all, chosen, choose) {
  const numbers = new Map();
  all.forEach(one => numbers.set(one.reason, (numbers.get(one.reason) || 0) + 1));
  const chip = (reason, words, number) => {
    const button = element('button', 'cl-chip', words + ' ', element('strong', null, String(number)));
    button.type = 'button';
    button.setAttribute('aria-pressed', String(chosen === reason));
    button.addEventListener('click', () => choose(reason));
    return button;
  };
  return element('div', 'cl-chips', chip(null, t('all'), all.length),
    ...[...numbers].sort((a, b) => b[1] - a[1]).map(([reason, number]) => chip(reason, t('reason.' + reason), number)));
}

export function stalled(node) {
  const body = element('div', 'cl-stalled-body', t('loading'));
  node.replaceChildren(element('section', 'cl-stalled', element('h3', null, t('title')), body));
  let chosen = null;
  let known = null;

  function draw() {
    const {all, now} = known;
    if (!all.some(one => one.reason === chosen)) {
      chosen = null;
    }
    const shown = chosen ? all.filter(one => one.reason === chosen) : all;
    body.replaceChildren(...(all.length === 0 ? [element('p', 'cl-healthy', t('none'))]
      : [counts(all, chosen, reason => { chosen = reason; draw(); }), table(shown, now)]));
  }

  async function load() {
    try {
      const answer = await fetch(root() + '/api/closedloop/stalled', {credentials: 'same-origin', headers: {Accept: 'application/json'}});
      if (!answer.ok) {
        body.replaceChildren(element('p', null, t(answer.status === 403 ? 'forbidden' : 'failed')));
        return;
      }
      const {now, loops} = await answer.json();
      known = {all: loops, now: new Date(now)};
      draw();
    } catch (failure) {
      console.error('closed loop: stalled loops', failure);
      body.replaceChildren(element('p', null, t('failed')));
    }
  }

  load();
  const timer = setInterval(load, EVERY);
  return () => clearInterval(timer);
}
