// Camunda Forms, names of tasks and processes, and filters have one language, and so have Tasklist and Cockpit themselves. For a Chinese
// browser their texts are replaced by those of texts-zh.json, in both applications; a text that has been edited since simply stays English.
import {chinese} from './texts.js';

const PATIENCE = 10000;
const TRANSLATED = '.task-card, .task-board, .task-filters, .tasks-list, [cam-tasks], [cam-widget-header]';
/** What people wrote stays as they wrote it. */
const THEIR_WORDS = '.cl-case, .cl-tab, .cl-refusal';

async function fetched() {
  try {
    const answer = await fetch(new URL('./texts-zh.json', import.meta.url), {signal: AbortSignal.timeout(PATIENCE)});
    return await answer.json();
  } catch (failure) {
    console.error('closed loop: the texts stay English', failure);
    return {};
  }
}

/** The Chinese texts by the English ones; nothing for other browsers, and when they cannot be had. */
export const translations = chinese ? fetched() : Promise.resolve({});

function replaceTexts(part, texts, theirWords) {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = node.nodeValue.trim();
    if (Object.hasOwn(texts, words) && !node.parentElement.closest(theirWords)) {
      node.nodeValue = node.nodeValue.replace(words, () => texts[words]);
    }
  }
}

/** Keeps the parts of the page that the selector names in Chinese, but not what people wrote. */
export async function translatePage(parts, theirWords) {
  const texts = await translations;
  if (Object.keys(texts).length === 0) {
    return;
  }
  let planned = false;
  const translate = () => {
    planned = false;
    document.querySelectorAll(parts).forEach(part => replaceTexts(part, texts, theirWords));
  };
  new MutationObserver(() => {
    if (!planned) {
      planned = true;
      requestAnimationFrame(translate);
    }
  }).observe(document.body, {childList: true, subtree: true, characterData: true});
  translate();
}

export function translateForms() {
  translatePage(TRANSLATED, THEIR_WORDS);
}
