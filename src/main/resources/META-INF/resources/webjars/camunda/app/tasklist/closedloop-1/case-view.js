// A case as panel and tab show it. What people wrote is only ever set as text.
import {code, date, dateTime, every, isCode, rule, span, t} from './texts.js';

export function element(name, className, ...content) {
  const node = document.createElement(name);
  if (className) {
    node.className = className;
  }
  node.append(...content.filter(part => part !== null && part !== undefined && part !== ''));
  return node;
}

function link(scheme, address) {
  const anchor = element('a', null, address);
  anchor.href = scheme + encodeURIComponent(address).replace(/%40/g, '@').replace(/%2B/gi, '+');
  return anchor;
}

export function casePage(reference) {
  const anchor = element('a', null, t('openCase'));
  const root = document.querySelector('base')?.getAttribute('app-root') || '/camunda';
  anchor.href = root.replace(/\/camunda\/?$/, '') + '/staff/cases/' + encodeURIComponent(reference);
  anchor.target = '_blank';
  anchor.rel = 'noopener';
  return anchor;
}

export function fact(label, ...content) {
  return element('div', 'cl-fact', element('span', 'cl-label', label), element('span', 'cl-value', ...content.filter(Boolean)));
}

export function contact(customer) {
  const parts = [element('strong', null, customer.name)];
  if (customer.phone) {
    parts.push(link('tel:', customer.phone));
  }
  if (customer.email) {
    parts.push(link('mailto:', customer.email));
  }
  if (!customer.phone && !customer.email) {
    parts.push(element('em', null, t('noContact')));
  }
  if (customer.language) {
    parts.push(element('span', 'cl-quiet', t('writesIn', code(customer.language))));
  }
  return fact(t('customer'), ...parts);
}

function state(promise, now) {
  if (promise.droppedAt) {
    return element('span', 'cl-quiet', t('dropped'));
  }
  if (promise.metAt) {
    const late = Boolean(promise.missedAt);
    return element('span', late ? 'cl-late' : 'cl-met', t(late ? 'metLate' : 'met', dateTime(promise.metAt)));
  }
  return timeLeft(promise.dueAt, now);
}

export function timeLeft(dueAt, now) {
  const left = new Date(dueAt) - now;
  return left < 0
    ? element('span', 'cl-late', t('late', span(left)))
    : element('span', left < 4 * 3600000 ? 'cl-soon' : 'cl-left', t('left', span(left)));
}

export function promises(list, now) {
  return fact(t('promises'), ...list.map(promise => element('span', 'cl-promise',
    t('to', code(promise.kind), dateTime(promise.dueAt)), state(promise, now))));
}

export function plan(one) {
  const head = [code(one.solutionType), one.promisedOn ? t('promised', date(one.promisedOn)) : '',
    one.compensationAmount == null ? '' : t('amount', one.compensationAmount), code(one.executingTeam)].filter(Boolean).join(' · ');
  const parts = [['solution', one.solution], ['proposal', one.proposal], ['steps', one.steps], ['resources', one.resources]].filter(part => part[1]);
  return parts.map(([key, words], index) => fact(t(key), index === 0 && head ? element('strong', null, head) : null,
    element('span', 'cl-text', words)));
}

function reason(one) {
  return t('reason.' + one.code, one.number) + ' (' + (one.points > 0 ? '+' : '') + one.points + ')';
}

export function proposals(list) {
  return section(t('proposals'), list.map(one => element('li', null, element('strong', null, one.name + ' (' + one.engineer + ')'),
    ' ' + t('points', one.score), element('div', 'cl-quiet', one.reasons.map(reason).join(' · ')))), true);
}

export function sent(one) {
  const head = [dateTime(one.dispatchedAt), one.engineer, code(one.serviceMode), one.answer ? code(one.answer) : t('unanswered'),
    one.appointmentAt ? t('comesOn', dateTime(one.appointmentAt)) : '', one.arrivedAt ? t('arrivedOn', dateTime(one.arrivedAt)) : ''];
  return element('li', null, head.filter(Boolean).join(' · '), one.declineReason ? element('div', 'cl-text', one.declineReason) : null);
}

function quoted(one) {
  const head = [one.amount + ' ' + one.currency, t('validUntil', date(one.validUntil)), one.decision ? code('quotation-' + one.decision) : ''];
  return element('span', 'cl-promise', head.filter(Boolean).join(' · '));
}

export function workOrder(order) {
  const facts = [];
  if (order.repeatOf) {
    facts.push(fact(t('repeatOf'), element('strong', 'cl-late', t('repeats', order.repeatOf, order.repeatCount))));
  }
  const head = [order.engineer, code(order.serviceMode), t('attempt', order.attempt), code(order.faultCause),
    order.partNumber ? t('part', order.partNumber) : '', order.outcome ? code('repair-' + order.outcome) : ''];
  facts.push(fact(t('workOrder'), head.filter(Boolean).join(' · ')));
  for (const key of ['appearance', 'configuration', 'findings', 'workDone']) {
    if (order[key]) {
      facts.push(fact(t('order.' + key), element('span', 'cl-text', order[key])));
    }
  }
  if (order.coverage) {
    facts.push(fact(t('coverage'), element('strong', null, code('coverage-' + order.coverage)), rule(order.coverageRule)));
  }
  if (order.quotations.length) {
    facts.push(fact(t('quotations'), ...order.quotations.map(quoted)));
  }
  return facts;
}

/** A code or a rule in the reader's words, what people wrote as they wrote it. */
function said(entry) {
  const [head, ...rest] = entry.text.split(': ');
  const tail = rest.length ? ': ' + rest.join(': ') : '';
  if (entry.kind === 'classified') {
    return head.split(', ').map(code).join(', ') + (rest.length ? ': ' + rule(rest.join(': ')) : '');
  }
  if (entry.kind === 'coverageDecided') {
    return code('coverage-' + head) + (rest.length ? ': ' + rule(rest.join(': ')) : '');
  }
  if (entry.kind === 'beyondDecided' && isCode('beyond-' + head)) {
    return code('beyond-' + head) + tail;
  }
  return isCode(entry.text) ? code(entry.text) : entry.text;
}

/** What an engineer proposes and nobody has decided on yet. */
export function undecided(timeline) {
  const last = timeline.filter(entry => entry.kind === 'beyondEngineer' || entry.kind === 'beyondDecided').pop();
  return last?.kind === 'beyondEngineer' ? last.text : null;
}

export function happened(entry) {
  const head = [dateTime(entry.at), code(entry.kind), entry.by && isCode(entry.by) ? code(entry.by) : entry.by].filter(Boolean).join(' · ');
  return element('li', null, element('div', 'cl-quiet', head), entry.text ? element('div', 'cl-text', said(entry)) : null);
}

export function round(one) {
  const facts = [code(one.solutionType), code(one.rootCause), code(one.outcome), one.score ? t('score', one.score) : ''];
  const head = t('round', one.number) + ' (' + date(one.openedAt) + (one.closedAt ? ' – ' + date(one.closedAt) : '') + ')';
  return element('li', null, element('strong', null, head), ' ' + facts.filter(Boolean).join(' · '),
    ...[one.solution, one.result].filter(Boolean).map(words => element('div', 'cl-text', words)));
}

export function section(title, items, open) {
  const details = element('details', 'cl-section', element('summary', null, title + ' (' + items.length + ')'), element('ul', null, ...items));
  details.open = open;
  return details;
}

/** The product, the plan of a visit, and what the matter was found to be. */
export function product(data) {
  const facts = [];
  if (data.product) {
    facts.push(fact(t('product'), [data.product.model, data.product.serialNumber].filter(Boolean).join(' · ')));
  }
  if (data.maintenance) {
    facts.push(fact(t('maintenance'), [every(data.maintenance.every), t('maintenanceDue', date(data.maintenance.dueOn)),
      data.maintenance.earlier ? t('earlierVisit', data.maintenance.earlier) : ''].filter(Boolean).join(' · ')));
  }
  if (data.specialTopics.length) {
    facts.push(fact(t('specialTopic'), element('strong', null, data.specialTopics.join(', '))));
  }
  const judgement = ['nature', 'complexity', 'responsibility'].filter(key => data.judgement[key]).map(key => code(key + '-' + data.judgement[key]));
  if (judgement.length) {
    facts.push(fact(t('judgement'), judgement.join(' · ')));
  }
  return facts;
}

/** The files of a case, each opened on its page. */
export function files(list) {
  const root = (document.querySelector('base')?.getAttribute('app-root') || '/camunda').replace(/\/camunda\/?$/, '');
  return element('span', 'cl-files', ...list.map(one => {
    const anchor = element('a', null, one.name);
    anchor.href = `${root}/staff/cases/${encodeURIComponent(one.reference)}/attachments/${encodeURIComponent(one.id)}`;
    anchor.target = '_blank';
    anchor.rel = 'noopener';
    return anchor;
  }));
}

/** What was said between customer and staff, newest first, and everything else. */
export function part(timeline) {
  const newest = timeline.slice().reverse();
  const said = entry => entry.text && (entry.forCustomer || entry.by === 'customer' || entry.kind === 'note');
  return [newest.filter(said), newest.filter(entry => !said(entry))];
}

export function body(data) {
  const now = new Date(data.now);
  const content = element('div', 'cl-body');
  if (data.dueAt) {
    content.append(fact(t('thisTask'), element('span', 'cl-promise', t('dueOn', dateTime(data.dueAt)), timeLeft(data.dueAt, now))));
  }
  if (data.proposals.length) {
    content.append(proposals(data.proposals));
  }
  const proposal = undecided(data.timeline);
  if (proposal) {
    content.append(fact(t('engineerProposal'), element('span', 'cl-text', proposal)));
  }
  content.append(contact(data.customer));
  if (data.customer.address) {
    content.append(fact(t('address'), element('span', 'cl-text', data.customer.address)));
  }
  content.append(...product(data));
  if (data.kind) {
    content.append(fact(t('kind'), code('inquiry-' + data.kind)));
  }
  content.append(element('div', 'cl-fact cl-wide', element('span', 'cl-label', t('description')),
    element('div', 'cl-value cl-text cl-description', data.description)));
  if (data.danger) {
    content.append(fact(t('danger'), element('span', 'cl-late', t('dangerStated'))));
  }
  if (data.remedySought) {
    content.append(fact(t('remedySought'), element('span', 'cl-text', data.remedySought)));
  }
  if (data.plan) {
    content.append(...plan(data.plan));
  }
  if (data.workOrder) {
    content.append(...workOrder(data.workOrder));
  }
  if (data.workOrder?.dispatches.length) {
    content.append(section(t('dispatches'), data.workOrder.dispatches.map(sent), true));
  }
  if (data.promises.length) {
    content.append(promises(data.promises, now));
  }
  content.append(fact(t('received'), dateTime(data.receivedAt) + (data.owner ? ' · ' + t('owner', data.owner) : ''), casePage(data.reference)));
  if (data.attachments.length) {
    content.append(fact(t('attachments'), files(data.attachments)));
  }
  if (data.duplicates.length) {
    content.append(fact(t('duplicates'), element('strong', null, data.duplicates.join(', '))));
  }
  if (data.timeline.length) {
    content.append(section(t('messages'), data.timeline.slice().reverse().map(happened), true));
  }
  if (data.earlierRounds.length) {
    content.append(section(t('earlierRounds'), data.earlierRounds.map(round), true));
  }
  return content;
}

export function title(data) {
  const parts = [data.reference, t('round', data.round), code(data.category), code(data.urgency)];
  if (data.conductFlag) {
    parts.push(t('conduct'));
  }
  return parts.filter(Boolean).join(' · ');
}
