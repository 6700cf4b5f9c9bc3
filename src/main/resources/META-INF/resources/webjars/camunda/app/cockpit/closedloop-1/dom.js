// What every part of the Cockpit additions needs: nodes whose content is only ever text, our data, and things done again and again.
import {t} from './texts.js';

const PATIENCE = 20000;

export function element(name, className, ...content) {
  const node = document.createElement(name);
  if (className) {
    node.className = className;
  }
  node.append(...content.filter(part => part !== null && part !== undefined && part !== ''));
  return node;
}

export function button(className, words, pressed, action) {
  const node = element('button', className, words);
  node.type = 'button';
  if (pressed !== null) {
    node.setAttribute('aria-pressed', String(pressed));
  }
  node.addEventListener('click', action);
  return node;
}

/** A table with its head; each row is a list of cells. */
export function table(className, caption, head, rows) {
  const cell = words => {
    const node = element('th', null, words);
    node.scope = 'col';
    return node;
  };
  return element('table', className, caption ? element('caption', null, caption) : null,
    element('thead', null, element('tr', null, ...head.map(cell))),
    element('tbody', null, ...rows.map(row => element('tr', null, ...row.map(words => element('td', null, words))))));
}

export function root() {
  return document.querySelector('base')?.getAttribute('app-root')?.replace(/\/$/, '') || '/camunda';
}

/** Why there are no data, in a sentence for the reader. */
class NoData extends Error {}

export function sentence(failure) {
  if (failure instanceof NoData) {
    return failure.message;
  }
  console.error('closed loop: data that cannot be shown', failure);
  return t('noData');
}

/** Our data; without them an error that has its sentence. */
export async function data(path) {
  let answer;
  try {
    answer = await fetch(root() + '/api/closedloop/' + path,
      {credentials: 'same-origin', headers: {Accept: 'application/json'}, signal: AbortSignal.timeout(PATIENCE)});
    if (answer.ok) {
      return await answer.json();
    }
  } catch (failure) {
    console.error('closed loop: ' + path, failure);
  }
  throw new NoData(t({401: 'signIn', 403: 'forbidden', 404: 'gone'}[answer?.status] || 'noData'));
}

/** Does it again until the node has left the page; a page that nobody looks at asks for nothing. */
export function every(milliseconds, node, action) {
  const timer = setInterval(() => {
    if (!node.isConnected) {
      clearInterval(timer);
    } else if (!document.hidden) {
      action();
    }
  }, milliseconds);
  return () => clearInterval(timer);
}
