// What the cards of the task list say about their cases: asked for in one request for all cards on the page, never one for each.
// A card without an answer stays as Tasklist draws it.
import {code, dateTime, span, t} from './texts.js';

const MOST = 100;
const EVERY = 60000;
const known = new Map();
const places = new Map();
let ahead = 0;
let planned = false;

function element(className, words) {
  const node = document.createElement('span');
  node.className = className;
  node.textContent = words;
  return node;
}

function due(card) {
  const left = new Date(card.dueAt) - Date.now() - ahead;
  const node = left < 0
    ? element('cl-due cl-late', t('late', span(left)))
    : element('cl-due ' + (left < 4 * 3600000 ? 'cl-soon' : 'cl-left'), t('left', span(left)));
  node.title = dateTime(card.dueAt);
  return node;
}

function draw(place, card) {
  if (!card) {
    return;
  }
  const parts = [element('cl-reference', card.reference)];
  if (card.round > 1) {
    parts.push(element('cl-round', t('round', card.round)));
  }
  if (card.category) {
    parts.push(element('cl-category', code(card.category)));
  }
  if (card.dueAt) {
    parts.push(due(card));
  }
  place.className = 'cl-card';
  place.replaceChildren(...parts);
}

async function ask(ids) {
  const base = document.querySelector('base')?.getAttribute('app-root') || '/camunda';
  const answer = await fetch(base + '/api/closedloop/cards?taskIds=' + ids.join(','), {credentials: 'same-origin'});
  if (!answer.ok) {
    throw new Error('answer ' + answer.status);
  }
  const deck = await answer.json();
  ahead = new Date(deck.now) - Date.now();
  deck.cards.forEach(card => known.set(card.taskId, card));
}

async function refresh() {
  planned = false;
  places.forEach((taskId, place) => place.isConnected || places.delete(place));
  const ids = [...new Set(places.values())];
  [...known.keys()].filter(id => !ids.includes(id)).forEach(id => known.delete(id));
  try {
    for (let from = 0; from < ids.length; from += MOST) {
      await ask(ids.slice(from, from + MOST));
    }
  } catch (failure) {
    console.warn('closed loop: the cards could not be completed', failure);
  }
  places.forEach((taskId, place) => draw(place, known.get(taskId)));
}

function plan() {
  if (!planned) {
    planned = true;
    setTimeout(refresh, 50);
  }
}

/** The plugin of Tasklist that is given a place on each card. */
export const cards = {
  id: 'closedloop-card',
  pluginPoint: 'tasklist.card',
  priority: 100,
  render: (node, {taskId}) => {
    const place = document.createElement('div');
    node.replaceChildren(place);
    places.set(place, taskId);
    draw(place, known.get(taskId));
    plan();
  }
};

/** Time passes and cases change while the list stays as it is. */
export function keepCardsFresh() {
  setInterval(() => document.hidden || places.size && plan(), EVERY);
}
