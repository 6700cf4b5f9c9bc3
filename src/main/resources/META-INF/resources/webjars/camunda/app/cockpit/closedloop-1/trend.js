// How many loops stood still in the last 14 days, by reason: a small chart above their list, and a table for who cannot see it.
import {data, element, every, sentence, table} from './dom.js';
import {day, t} from './texts.js';

const EVERY = 300000;
/** Eight colours that colour-blind people tell apart (Okabe and Ito), each always for the same reason. */
const REASONS = ['promiseMissed', 'incident', 'jobStuck', 'nobodyCanAct', 'nobodyWillCall', 'roundLimit', 'unusuallyLong', 'undeliverable'];

function total(one) {
  return Object.values(one.loops).reduce((sum, number) => sum + number, 0);
}

function swatch(reason) {
  return element('i', 'cl-reason cl-reason-' + REASONS.indexOf(reason));
}

function bar(one, most, last) {
  const parts = REASONS.filter(reason => one.loops[reason]).map(reason => {
    const part = element('span', 'cl-part cl-reason-' + REASONS.indexOf(reason));
    part.style.flexGrow = one.loops[reason];
    return part;
  });
  const pile = element('span', 'cl-pile', ...parts);
  pile.style.height = 100 * total(one) / most + '%';
  const node = element('span', 'cl-day', element('span', 'cl-total', String(total(one))), element('span', 'cl-room', pile),
    element('span', 'cl-date', last ? t('today') : day(one.day)));
  node.title = day(one.day) + ': ' + (REASONS.filter(reason => one.loops[reason]).map(reason => t('reason.' + reason) + ' ' + one.loops[reason])
    .join('; ') || '0');
  return node;
}

function chart(days) {
  const most = Math.max(1, ...days.map(total));
  const present = REASONS.filter(reason => days.some(one => one.loops[reason]));
  const bars = element('div', 'cl-bars', ...days.map((one, index) => bar(one, most, index === days.length - 1)));
  bars.setAttribute('aria-hidden', 'true');
  const words = element('div', 'cl-reasons', ...present.map(reason => element('span', null, swatch(reason), ' ' + t('reason.' + reason))));
  words.setAttribute('aria-hidden', 'true');
  const numbers = table('cl-unseen', t('trend'), [t('day'), t('all'), ...present.map(reason => t('reason.' + reason))],
    days.map(one => [day(one.day), String(total(one)), ...present.map(reason => String(one.loops[reason] || 0))]));
  return [element('div', 'cl-chart', bars, words), numbers];
}

export function trend(node) {
  const body = element('div', 'cl-trend-body', t('loading'));
  node.replaceChildren(element('section', 'cl-trend', element('h3', null, t('trend'), element('small', null, ' ' + t('trend.about'))), body));

  async function load() {
    try {
      const days = await data('stalled/trend');
      body.replaceChildren(...(days.some(one => total(one) > 0) ? chart(days) : [element('p', 'cl-healthy', t('trend.none'))]));
    } catch (failure) {
      body.replaceChildren(element('p', null, sentence(failure)));
    }
  }

  load();
  return every(EVERY, body, load);
}
