// The stalled loops on Cockpit's dashboard: how many for which reason, and each with what is known about it. All data are set as text.
import {button, element, root} from './dom.js';
import {ago, dateTime, process, t} from './texts.js';
import {code, isCode} from '../../tasklist/closedloop-1/texts.js';

const EVERY = 30000;

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

/** Who takes the task over: a user id, or nobody, which gives it back to its team. */
function askWho(cell, choose) {
  const who = element('input', 'form-control input-sm');
  who.setAttribute('aria-label', t('assignee'));
  who.placeholder = t('assignee');
  who.autocomplete = 'off';
  const form = element('form', 'cl-who', who, element('button', 'btn btn-primary btn-xs', t('give')));
  form.addEventListener('submit', event => {
    event.preventDefault();
    choose(who.value.trim());
  });
  cell.replaceChildren(form);
  who.focus();
}

function remedies(one, apply) {
  const cell = element('td', 'cl-remedies');
  cell.append(...one.remedies.map(remedy => button('btn btn-default btn-xs', t('remedy.' + remedy), null, () => remedy === 'reassign'
    ? askWho(cell, who => apply(one, remedy, who)) : apply(one, remedy, ''))));
  return cell;
}

function row(one, now, apply) {
  const step = one.activityName ? one.activityName : t('noLoop');
  const since = element('td', null, element('span', 'cl-ago', ago(one.since, now)), element('small', null, dateTime(one.since)));
  return element('tr', null, element('td', null, instance(one)),
    element('td', null, step, element('small', null, process(one.processKey))),
    element('td', null, t('reason.' + one.reason)), since, element('td', null, one.round ?? ''), element('td', null, owner(one.owner)),
    remedies(one, apply));
}

function table(list, now, apply) {
  const head = element('tr', null, ...['reference', 'step', 'reason', 'since', 'round', 'owner', 'remedy'].map(key => {
    const cell = element('th', null, t(key));
    cell.scope = 'col';
    return cell;
  }));
  return element('table', 'table table-condensed', element('thead', null, head), element('tbody', null, ...list.map(one => row(one, now, apply))));
}

function counts(all, chosen, choose) {
  const numbers = new Map();
  all.forEach(one => numbers.set(one.reason, (numbers.get(one.reason) || 0) + 1));
  const one = (reason, words, number) => {
    const chip = button('cl-chip', words + ' ', chosen === reason, () => choose(reason));
    chip.append(element('strong', null, String(number)));
    return chip;
  };
  return element('div', 'cl-chips', one(null, t('all'), all.length),
    ...[...numbers].sort((a, b) => b[1] - a[1]).map(([reason, number]) => one(reason, t('reason.' + reason), number)));
}

function token() {
  return document.cookie.split('; ').find(cookie => cookie.startsWith('XSRF-TOKEN='))?.slice('XSRF-TOKEN='.length) || '';
}

/** What came of it, in words. */
async function send(one, remedy, assignee) {
  const path = '/api/closedloop/stalled/' + encodeURIComponent(one.id) + '/' + remedy;
  const answer = await fetch(root() + path + '?' + new URLSearchParams({assignee}), {method: 'POST', credentials: 'same-origin',
    headers: {Accept: 'application/json, application/problem+json', 'X-XSRF-TOKEN': token()}});
  if (answer.ok) {
    return t('done.' + remedy);
  }
  const problem = await answer.json().catch(() => ({}));
  return problem.errors?.[0]?.field === 'assignee' ? t('unknownAssignee') : problem.detail || t('refused');
}

export function stalled(node) {
  const body = element('div', 'cl-stalled-body', t('loading'));
  const said = element('p', 'cl-said');
  said.setAttribute('role', 'status');
  node.replaceChildren(element('section', 'cl-stalled', element('h3', null, t('title')), said, body));
  let chosen = null;
  let known = null;

  function draw() {
    const {all, now} = known;
    if (!all.some(one => one.reason === chosen)) {
      chosen = null;
    }
    const shown = chosen ? all.filter(one => one.reason === chosen) : all;
    body.replaceChildren(...(all.length === 0 ? [element('p', 'cl-healthy', t('none'))]
      : [counts(all, chosen, reason => { chosen = reason; draw(); }), table(shown, now, apply)]));
  }

  async function apply(one, remedy, assignee) {
    try {
      said.textContent = (one.reference ? one.reference + ': ' : '') + await send(one, remedy, assignee);
    } catch (failure) {
      console.error('closed loop: remedy', failure);
      said.textContent = t('refused');
    }
    await load();
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
  // nobody's typing is swept away
  const timer = setInterval(() => body.querySelector('.cl-who') || load(), EVERY);
  return () => clearInterval(timer);
}
