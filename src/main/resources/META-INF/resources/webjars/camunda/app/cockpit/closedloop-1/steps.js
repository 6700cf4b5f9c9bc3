// The page of a process: what waits, is overdue and stands still at each step, and where time goes and work is done twice, as a heat map.
import {badges, boxesAround, footer, namer, registry, translate} from './diagram.js';
import {button, data, element, every, sentence, table} from './dom.js';
import {span, t} from './texts.js';

const EVERY = 60000;
const KIND = 'closedloop-steps';
const HEAT = 'closedloop-heat';
const SHADES = 5;
const CHOICE = 'closedloop:heat';
const MINUTE = 60;
const HOUR = 3600;
/** from so many seconds on the next shade: the same on every page, so that pages can be compared */
const TIMES = [HOUR, 24 * HOUR, 3 * 24 * HOUR, 7 * 24 * HOUR];

function path(definition, what) {
  return 'definitions/' + encodeURIComponent(definition) + '/' + what;
}

function sum(one, other) {
  return {waiting: one.waiting + other.waiting, overdue: one.overdue + other.overdue, stalled: one.stalled + other.stalled};
}

const NOTHING = {waiting: 0, overdue: 0, stalled: 0};
const COUNTS = ['waiting', 'overdue', 'stalled'];

export function badge(kind, number) {
  return element('span', 'cl-badge cl-badge-' + kind, String(number));
}

function counts(step, inside) {
  const present = COUNTS.filter(kind => step[kind] > 0);
  const node = element('div', 'cl-badges', ...present.map(kind => badge(kind, step[kind])));
  node.setAttribute('role', 'img');
  node.title = present.map(kind => t('count.' + kind, step[kind])).join(', ') + (inside ? ' ' + t('inside') : '');
  node.setAttribute('aria-label', node.title);
  return node;
}

/** Each step, and each closed box with what is inside it. */
function drawCounts(viewer, steps) {
  const put = badges(viewer, KIND);
  const boxes = new Map();
  steps.forEach(step => boxesAround(viewer, step.activityId).forEach(box => boxes.set(box, sum(boxes.get(box) || NOTHING, step))));
  const own = new Map(steps.map(step => [step.activityId, step]));
  new Set([...own.keys(), ...boxes.keys()]).forEach(activity => put(activity, {top: 0, left: -8},
    counts(sum(own.get(activity) || NOTHING, boxes.get(activity) || NOTHING), boxes.has(activity))));
}

function shade(value, limits) {
  return limits.filter(limit => value >= limit).length + 1;
}

function limitsOf(by, steps) {
  if (by === 'time') {
    return TIMES;
  }
  const most = Math.max(1, ...steps.map(step => step.again));
  return [1, 2, 3, 4].map(part => Math.max(part + 1, Math.ceil(most * part / SHADES)));
}

function legend(by, limits) {
  const words = by === 'time' ? limit => span(limit * 1000) : String;
  const texts = [t('below', words(limits[0])), ...limits.slice(1).map(limit => t('below', words(limit))), t('from', words(limits[SHADES - 2]))];
  return element('span', 'cl-legend', ...texts.map((text, index) => element('span', 'cl-shade cl-shade-' + (index + 1), text)));
}

function heatTitle(step) {
  return t('heat.title', span(step.seconds * 1000), step.passes, step.loops, step.again);
}

function drawHeat(viewer, by, steps, limits) {
  const canvas = viewer.get('canvas');
  const put = badges(viewer, HEAT);
  registry(viewer).forEach(shape => {
    for (let number = 1; number <= SHADES; number++) {
      canvas.removeMarker(shape.id, 'cl-heat-' + number);
    }
  });
  steps.filter(step => registry(viewer).get(step.activityId) && (by === 'time' ? step.seconds >= MINUTE : step.again > 0)).forEach(step => {
    const value = by === 'time' ? step.seconds : step.again;
    canvas.addMarker(step.activityId, 'cl-heat-' + shade(value, limits));
    const node = element('div', 'cl-heat-text', by === 'time' ? span(value * 1000) : '↻ ' + value);
    node.title = heatTitle(step);
    const shape = registry(viewer).get(step.activityId);
    put(step.activityId, {top: shape.height, left: shape.width / 2}, node);
  });
}

function choice() {
  const [by, days] = (sessionStorage.getItem(CHOICE) || 'off 30').split(' ');
  return {by: ['time', 'again'].includes(by) ? by : 'off', days: days === '90' ? 90 : 30};
}

/** The plugin of Cockpit that is given the diagram of a process. */
export function stepsInDiagram(viewer, definition) {
  const line = footer(viewer, 'cl-figures');
  const now = element('span', 'cl-now', t('loading'));
  const heat = element('span', 'cl-heat-choice');
  const shades = element('span', 'cl-heat-legend');
  line.append(now, heat, shades);
  line.setAttribute('role', 'group');
  line.setAttribute('aria-label', t('figures'));
  let chosen = choice();

  async function showCounts() {
    try {
      const {version, figures} = await data(path(definition, 'steps'));
      drawCounts(viewer, figures.steps);
      const all = figures.steps.reduce(sum, NOTHING);
      all.stalled += figures.stalledWithoutStep;
      const other = figures.stalledInOtherVersions;
      now.replaceChildren(t('version', version) + ' ', ...COUNTS.map(kind => element('span', 'cl-count', badge(kind, all[kind]), ' ' + t(kind))));
      if (figures.stalledWithoutStep) {
        now.append(' ' + t('withoutStep', figures.stalledWithoutStep));
      }
      if (other) {
        now.append(' ' + t('otherVersions', other));
      }
      now.title = t('figures.about');
    } catch (failure) {
      now.replaceChildren(sentence(failure));
    }
  }

  async function showHeat() {
    const {by, days} = chosen;
    if (by === 'off') {
      drawHeat(viewer, by, [], TIMES);
      shades.replaceChildren();
      return;
    }
    try {
      const {steps} = await data(path(definition, 'heat?days=' + days));
      if (chosen.by === by && chosen.days === days) {
        const limits = limitsOf(by, steps);
        drawHeat(viewer, by, steps, limits);
        shades.replaceChildren(t('heat.' + by + '.about', days) + ' ', legend(by, limits));
      }
    } catch (failure) {
      drawHeat(viewer, by, [], TIMES);
      shades.replaceChildren(sentence(failure));
    }
  }

  function choose(change) {
    chosen = {...chosen, ...change};
    sessionStorage.setItem(CHOICE, chosen.by + ' ' + chosen.days);
    buttons();
    showHeat();
  }

  function buttons() {
    heat.replaceChildren(t('heatMap') + ' ',
      element('span', 'cl-switch', ...['off', 'time', 'again'].map(by => button(null, t('heat.' + by), chosen.by === by, () => choose({by})))), ' ',
      element('span', 'cl-switch', ...[30, 90].map(days => {
        const node = button(null, t('days', days), chosen.days === days, () => choose({days}));
        node.disabled = chosen.by === 'off';
        return node;
      })));
  }

  translate(viewer).catch(failure => console.error('closed loop: the diagram stays English', failure));
  buttons();
  showCounts();
  showHeat();
  return every(EVERY, line, showCounts);
}

/** The same in a tab, as a table: for who wants to read, sort out or copy the numbers. */
export function stepsInTab(node, definition) {
  const body = element('div', 'cl-tab', t('loading'));
  node.replaceChildren(body);

  async function show() {
    try {
      const {days} = choice();
      const [{version, names, figures}, heat, name] = await Promise.all([data(path(definition, 'steps')), data(path(definition, 'heat?days=' + days)), namer()]);
      const now = new Map(figures.steps.map(step => [step.activityId, step]));
      const past = new Map(heat.steps.map(step => [step.activityId, step]));
      const rows = [...new Set([...now.keys(), ...past.keys()])].map(id => ({name: name(names[id] || id), ...NOTHING, ...past.get(id), ...now.get(id)}));
      rows.sort((a, b) => b.stalled - a.stalled || b.overdue - a.overdue || b.waiting - a.waiting || a.name.localeCompare(b.name));
      body.replaceChildren(element('p', 'cl-quiet', t('steps.about', version, days)),
        table('table table-condensed', null, ['step', ...COUNTS, 'heat.time', 'passes', 'loops', 'heat.again'].map(key => t(key)),
          rows.map(row => [row.name, ...COUNTS.map(kind => String(row[kind])), row.passes ? span(row.seconds * 1000) : '', row.passes ?? '', row.loops ?? '',
            row.again ?? ''])));
    } catch (failure) {
      body.replaceChildren(element('p', null, sentence(failure)));
    }
  }

  show();
}
