// The page of one loop: on the diagram which steps it took again and which clocks run, in a tab the course of its case.
import {badges, footer, registry, translate} from './diagram.js';
import {data, element, every, root, sentence} from './dom.js';
import {dateTime, span, t} from './texts.js';
import {code, isCode} from '../../tasklist/closedloop-1/texts.js';

const MINUTE = 60000;
const SOON = 4 * 60 * MINUTE;
const WAY = 'closedloop-way';

/** The product's time, which in a demonstration is not the browser's, without asking again. */
function clockOf(answer) {
  const ahead = new Date(answer.now) - Date.now();
  return () => Date.now() + ahead;
}

function left(dueAt, now) {
  const time = new Date(dueAt) - now;
  const node = time < 0 ? element('span', 'cl-late', t('overdueSince', dateTime(dueAt)))
    : element('span', time < SOON ? 'cl-soon' : 'cl-left', t('dueIn', span(time)));
  node.title = dateTime(dueAt);
  return node;
}

/** A timer beside a task says the same as the due date of the task. */
function needed(viewer, clocks) {
  const tasks = new Set(clocks.filter(clock => clock.task).map(clock => clock.activityId));
  return clocks.filter(clock => clock.task || !tasks.has(registry(viewer).get(clock.activityId)?.businessObject.attachedToRef?.id));
}

/** The plugin of Cockpit that is given the diagram of an instance. */
export function courseInDiagram(viewer, instance) {
  const place = viewer.get('canvas').getContainer();
  translate(viewer).catch(failure => console.error('closed loop: the diagram stays English', failure));

  /** One place at each step, so that nothing lies upon another. */
  function draw(again, clocks, now) {
    const put = badges(viewer, WAY);
    new Set([...again.keys(), ...clocks.keys()]).forEach(activity => {
      const node = element('div', 'cl-way');
      if (again.has(activity)) {
        node.append(element('span', 'cl-again', '↻ ' + t('times', again.get(activity))));
        node.title = t('times.about', again.get(activity));
      }
      if (clocks.has(activity)) {
        node.append(element('span', 'cl-clock', left(clocks.get(activity), now)));
      }
      put(activity, {top: 0, left: -8}, node);
    });
  }

  async function show() {
    try {
      const course = await data('instances/' + encodeURIComponent(instance));
      const now = clockOf(course);
      const again = new Map(course.passes.map(pass => [pass.activityId, pass.times]));
      // of several clocks at a step the next one counts: they come in order
      const clocks = new Map(needed(viewer, course.clocks).reverse().map(clock => [clock.activityId, clock.dueAt]));
      draw(again, clocks, now());
      every(MINUTE, place, () => draw(again, clocks, now()));
    } catch (failure) {
      footer(viewer, 'cl-figures').append(sentence(failure));
    }
  }

  show();
}

function words(value) {
  return value && isCode(value) ? code(value) : value;
}

function promise(one, now) {
  const head = element('span', 'cl-fact-head', t('round.of', one.round) + ' · ' + code(one.kind) + ' · ' + words(one.owner) + ' · '
    + t('dueOn', dateTime(one.dueAt)) + ' ');
  const state = one.droppedAt ? element('span', 'cl-quiet', t('dropped'))
    : one.metAt ? element('span', one.missedAt ? 'cl-late' : 'cl-met', t(one.missedAt ? 'metLate' : 'met', dateTime(one.metAt)))
      : left(one.dueAt, now);
  return element('li', null, head, state);
}

function stage(one) {
  return element('li', null, element('strong', null, t('round.of', one.number)), ': ' + dateTime(one.openedAt) + ' – ' + (one.closedAt ? dateTime(one.closedAt) : t('now')),
    [one.solutionType, one.rootCause, one.outcome].filter(Boolean).map(value => ' · ' + code(value)).join(''));
}

function entry(one, now) {
  const passed = now - new Date(one.at);
  const node = element('li', null, element('span', 'cl-quiet', dateTime(one.at) + ' '), element('strong', null, code(one.kind)),
    one.code ? ': ' + words(one.code) : null, one.by ? element('span', 'cl-quiet', ' · ' + words(one.by)) : null);
  node.title = t('ago', span(passed));
  return node;
}

function timeline(course, now) {
  const rounds = [...new Set(course.timeline.map(one => one.round))].sort((a, b) => b - a);
  return rounds.flatMap(round => [element('h5', null, t('round.of', round)),
    element('ol', 'cl-timeline', ...course.timeline.filter(one => one.round === round).reverse().map(one => entry(one, now)))]);
}

function part(title, ...content) {
  return element('section', 'cl-column', element('h4', null, title), ...content);
}

function draw(body, course, now) {
  const page = element('a', null, t('casePage'));
  page.href = root().replace(/\/camunda$/, '') + '/staff/cases/' + encodeURIComponent(course.reference);
  page.target = '_blank';
  page.rel = 'noopener';
  body.replaceChildren(element('p', null, element('strong', null, course.reference), ' · ' + t('state.' + course.state) + ' · ' + t('round.of', course.round) + ' · ', page),
    element('div', 'cl-columns',
      part(t('promises'), element('ul', null, ...course.promises.map(one => promise(one, now)))),
      part(t('rounds'), element('ul', null, ...course.rounds.map(stage))),
      part(t('timeline'), ...timeline(course, now))));
}

/** The tab with the case that the loop belongs to; the customer's data are on the page that it links to. */
export function courseInTab(node, instance) {
  const body = element('div', 'cl-tab', t('loading'));
  node.replaceChildren(body);

  async function show() {
    try {
      const course = await data('instances/' + encodeURIComponent(instance));
      if (course.timeline.length === 0 && !course.reference) {
        body.replaceChildren(element('p', null, t('noCase')));
        return;
      }
      const now = clockOf(course);
      draw(body, course, now());
      every(MINUTE, body, () => draw(body, course, now()));
    } catch (failure) {
      body.replaceChildren(element('p', null, sentence(failure)));
    }
  }

  show();
}
