// Entry of the Tasklist additions. A failure in here must never stop Tasklist, so every part starts on its own.
import {cards, keepCardsFresh} from './cards.js';
import {showCasePanel} from './case-panel.js';
import {showCaseTab} from './case-tab.js';
import {keepDraftsPrivate} from './drafts.js';
import {blockEnter} from './form-keys.js';
import {openLinksBeside} from './form-links.js';
import {showRefusals} from './refusals.js';
import {t} from './texts.js';
import {translateForms} from './translation.js';

function start(part) {
  try {
    part();
  } catch (failure) {
    console.error('closed loop: ' + part.name + ' could not start', failure);
  }
}

function styleSheet() {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = new URL('./plugin.css', import.meta.url).href;
  document.head.appendChild(link);
}

[styleSheet, keepDraftsPrivate, showRefusals, blockEnter, showCasePanel, showCaseTab, translateForms, keepCardsFresh, openLinksBeside].forEach(start);

function link(id, priority, path, textKey) {
  return {
    id,
    pluginPoint: 'tasklist.navbar.action',
    priority,
    render: node => {
      const application = (document.querySelector('base')?.getAttribute('app-root') || '/camunda').replace(/\/camunda\/?$/, '');
      const anchor = document.createElement('a');
      anchor.className = 'cl-navigation';
      anchor.href = application + path;
      anchor.target = '_blank';
      anchor.rel = 'noopener';
      anchor.textContent = t(textKey);
      node.appendChild(anchor);
    }
  };
}

export default [
  cards,
  link('closedloop-tasks', 95, '/staff/tasks', 'tasks'),
  link('closedloop-record', 90, '/staff/complaints/new', 'record'),
  link('closedloop-people', 80, '/staff/people', 'people')
];
