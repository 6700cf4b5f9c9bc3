// The tab "Case" of a task: everything about the case on one page, and what can be done beside the form. It lies beside Tasklist's own tabs,
// which would throw away what has been typed into the form.
import {act, caseOf, onChange, refresh} from './case-data.js';
import {
  casePage, contact, element, fact, files, happened, part, plan, product, promises, round, section, sent, timeLeft, title, undecided, workOrder
} from './case-view.js';
import {knowledge} from './knowledge.js';
import {code, date, dateTime, t} from './texts.js';

let shown = null;

function field(name, label, control) {
  const id = 'cl-' + name + '-' + Math.random().toString(36).slice(2, 8);
  control.id = id;
  control.name = name;
  control.classList.add('form-control');
  const words = element('label', null, label);
  words.htmlFor = id;
  const error = element('p', 'cl-error');
  error.id = id + '-error';
  error.hidden = true;
  error.setAttribute('role', 'alert');
  control.setAttribute('aria-describedby', error.id);
  return element('div', 'cl-field', words, control, error);
}

function area(required) {
  const control = element('textarea');
  control.rows = 4;
  control.maxLength = 5000;
  control.required = required;
  return control;
}

function option(value, words) {
  const one = element('option', null, words);
  one.value = value;
  return one;
}

function refused(form, failure) {
  form.querySelectorAll('.cl-error').forEach(error => error.hidden = true);
  let first = null;
  for (const {field: name, message} of failure.errors || []) {
    const control = form.elements.namedItem(name);
    const error = control && form.querySelector('#' + control.id + '-error');
    if (error) {
      error.textContent = message;
      error.hidden = false;
      first ??= control;
    }
  }
  if (first) {
    first.focus();
    return;
  }
  const general = form.querySelector('.cl-general');
  general.textContent = failure.status === 401 ? t('signIn') : failure.status === 404 ? t('notYours') : failure.detail || t('notDone');
  general.hidden = false;
}

/** A form that sends itself once: its key stays the same until it has succeeded. */
function action(task, what, summary, submit, done, ...fields) {
  const details = element('details', 'cl-act', element('summary', 'btn btn-default btn-sm', summary));
  details.name = 'cl-act';
  const general = element('p', 'cl-error cl-general');
  general.hidden = true;
  general.setAttribute('role', 'alert');
  const button = element('button', 'btn btn-primary btn-sm', submit);
  button.type = 'submit';
  const form = element('form', 'cl-form', ...fields, general, button);
  form.noValidate = true;
  const key = crypto.randomUUID ? crypto.randomUUID() : Date.now() + '-' + Math.random();
  form.addEventListener('submit', async event => {
    event.preventDefault();
    // the form lies within Tasklist's page, which must not take it for its own
    event.stopPropagation();
    if (button.disabled) {
      return;
    }
    button.disabled = true;
    try {
      await act(task, what, {...Object.fromEntries(new FormData(form)), key});
      done();
    } catch (failure) {
      console.warn('closed loop: refused', failure.status);
      refused(form, failure);
    } finally {
      button.disabled = false;
    }
  });
  // Tasklist's short cuts must not act while somebody types
  form.addEventListener('keydown', event => event.stopPropagation());
  details.append(form);
  return details;
}

function say(words) {
  document.querySelectorAll('.cl-said').forEach(old => old.remove());
  const status = element('p', 'cl-said', words);
  status.setAttribute('role', 'status');
  document.body.append(status);
  setTimeout(() => status.remove(), 8000);
}

function done(task, words) {
  return () => {
    say(words);
    refresh(task);
  };
}

/** Whoever has given the task away does not see it any more. */
function gone(words) {
  return () => {
    say(words);
    const [path, query] = location.hash.split('?');
    const asked = new URLSearchParams(query || '');
    asked.delete('task');
    asked.delete('detailsTab');
    location.hash = path + '?' + asked;
  };
}

function writing(task, data) {
  if (!data.writable) {
    return element('p', 'cl-quiet', t('notWritable'));
  }
  return action(task, 'letters', t('write'), t('writeSend'), done(task, t('written')), field('text', t('writeText'), area(true)));
}

function duplicate(task, data) {
  const reference = element('input');
  reference.type = 'text';
  reference.maxLength = 20;
  reference.placeholder = 'CL-26-000123';
  reference.value = data.duplicates[0] || '';
  const merge = element('select', null, option('no', t('duplicateLink')), option('yes', t('duplicateMerge')));
  return action(task, 'duplicates', t('duplicate'), t('duplicateDo'), done(task, t('duplicateDone')),
    field('reference', t('duplicateReference'), reference), field('merge', t('duplicateHow'), merge), element('p', 'cl-quiet', t('duplicateHint')));
}

function handOver(task, data) {
  const to = element('select', null, ...(data.assignee ? [option('', t('backToTeam'))] : []),
    ...data.colleagues.map(one => option(one.userId, one.name + (one.standsInFor ? ' (' + t('standsInFor', one.standsInFor) + ')' : ''))));
  const seen = element('input');
  seen.type = 'hidden';
  seen.name = 'seen';
  seen.value = data.assignee || '';
  return action(task, 'handover', t('handOver'), t('handOverDo'), gone(t('handedOver')), seen, field('to', t('handOverTo'), to),
    field('text', t('handOverNote'), area(false)));
}

function spare(one) {
  return element('li', null, element('strong', null, one.partNumber + ' ' + one.name), ' × ' + one.quantity + ' · ' + code('part-' + one.state)
    + (one.expectedOn ? ' · ' + t('partExpected', date(one.expectedOn)) : ' · ' + t('partNeeded', date(one.neededBy))));
}

function joined(one) {
  return element('li', null, element('strong', null, one.reference + ' · ' + dateTime(one.receivedAt)), element('div', 'cl-text', one.description),
    element('ul', null, ...one.timeline.filter(entry => entry.forCustomer && entry.text).map(happened)), files(one.attachments));
}

function about(data, now) {
  const column = element('div', 'cl-column');
  if (data.dueAt) {
    column.append(fact(t('thisTask'), element('span', 'cl-promise', t('dueOn', dateTime(data.dueAt)), timeLeft(data.dueAt, now))));
  }
  column.append(contact(data.customer));
  if (data.customer.address) {
    column.append(fact(t('address'), element('span', 'cl-text', data.customer.address)));
  }
  column.append(...product(data), fact(t('received'), dateTime(data.receivedAt) + (data.owner ? ' · ' + t('owner', data.owner) : ''), casePage(data.reference)));
  column.append(element('div', 'cl-fact cl-wide', element('span', 'cl-label', t('description')),
    element('div', 'cl-value cl-text cl-description', data.description)));
  if (data.danger) {
    column.append(fact(t('danger'), element('span', 'cl-late', t('dangerStated'))));
  }
  if (data.remedySought) {
    column.append(fact(t('remedySought'), element('span', 'cl-text', data.remedySought)));
  }
  if (data.promises.length) {
    column.append(promises(data.promises, now));
  }
  if (data.attachments.length) {
    column.append(fact(t('attachments'), files(data.attachments)));
  }
  column.append(...(data.plan ? plan(data.plan) : []), ...(data.workOrder ? workOrder(data.workOrder) : []));
  const proposal = undecided(data.timeline);
  if (proposal) {
    column.append(fact(t('engineerProposal'), element('span', 'cl-text', proposal)));
  }
  if (data.workOrder?.dispatches.length) {
    column.append(section(t('appointments'), data.workOrder.dispatches.map(sent), true));
  }
  if (data.parts.length) {
    column.append(section(t('spareParts'), data.parts.map(spare), true));
  }
  if (data.duplicates.length) {
    column.append(fact(t('duplicates'), element('strong', null, data.duplicates.join(', '))));
  }
  return column;
}

function talk(data) {
  const column = element('div', 'cl-column');
  const [messages, rest] = part(data.timeline);
  column.append(section(t('conversation'), messages.map(happened), true));
  if (data.merged.length) {
    column.append(section(t('merged'), data.merged.map(joined), true));
  }
  if (data.earlierRounds.length) {
    column.append(section(t('earlierRounds'), data.earlierRounds.map(round), true));
  }
  column.append(section(t('events'), rest.map(happened), true));
  return column;
}

function draw(node, task, data) {
  node.replaceChildren(element('h3', null, title(data)),
    element('div', 'cl-acts', writing(task, data),
      action(task, 'notes', t('note'), t('noteSave'), done(task, t('noted')), field('text', t('noteText'), area(true))),
      duplicate(task, data), handOver(task, data)),
    element('div', 'cl-columns', about(data, new Date(data.now)), talk(data)));
  node.querySelector('.cl-column').append(knowledge(task, say, area => {
    const tabs = node.closest('.tabbed-content');
    if (tabs) {
      close(tabs);
    }
    area.focus();
    area.scrollIntoView({block: 'center'});
  }));
}

function notice(node, words, retry) {
  node.replaceChildren(element('p', null, words));
  if (retry) {
    const button = element('button', 'btn btn-default btn-xs', t('retry'));
    button.type = 'button';
    button.addEventListener('click', retry);
    node.append(button);
  }
}

async function load(node, task) {
  node.dataset.task = task;
  const current = () => node.isConnected && node.dataset.task === task;
  try {
    const data = await caseOf(task);
    if (!current()) {
      return;
    }
    if (data) {
      draw(node, task, data);
    } else {
      notice(node, t('noCase'));
    }
  } catch (failure) {
    console.error('closed loop: the case could not be shown', failure);
    if (current()) {
      notice(node, t(failure.status === 401 ? 'signIn' : 'loadFailed'), () => load(node, task));
    }
  }
}

function selectedTask() {
  return new URLSearchParams(location.hash.split('?')[1] || '').get('task');
}

function close(tabs) {
  tabs.classList.remove('cl-open');
  tabs.querySelector('.cl-link')?.classList.remove('active');
  tabs.querySelector('.cl-tab')?.remove();
  shown = null;
}

function open(tabs) {
  const task = selectedTask();
  if (!task || tabs.classList.contains('cl-open')) {
    return;
  }
  shown = element('div', 'cl-tab');
  shown.setAttribute('role', 'region');
  shown.setAttribute('aria-label', t('case'));
  tabs.querySelector('.tab-content').after(shown);
  tabs.classList.add('cl-open');
  tabs.querySelector('.cl-link').classList.add('active');
  notice(shown, t('loading'));
  load(shown, task);
}

function place() {
  const tabs = document.querySelector('.task-card .tabbed-content');
  const list = tabs?.querySelector('.nav-tabs');
  if (!list?.firstElementChild || !tabs.querySelector('.tab-content')) {
    return;
  }
  if (!list.querySelector('.cl-link')) {
    const anchor = element('a', null, t('case'));
    anchor.href = '';
    anchor.addEventListener('click', event => {
      event.preventDefault();
      event.stopPropagation();
      open(tabs);
    });
    list.firstElementChild.after(element('li', 'cl-link', anchor));
    list.addEventListener('click', event => event.target.closest('.cl-link') || close(tabs));
  }
  const task = selectedTask();
  if (shown?.isConnected && task && shown.dataset.task !== task) {
    notice(shown, t('loading'));
    load(shown, task);
  }
}

/** Puts the tab beside the others of whichever task is shown. */
export function showCaseTab() {
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
  onChange(task => shown?.isConnected && shown.dataset.task === task && load(shown, task));
  plan();
}
