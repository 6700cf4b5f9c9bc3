// Camunda Forms, task names and filters have one language, and so has Tasklist itself. For a Chinese browser their texts are
// replaced by those of texts-zh.json; a text that has been edited since simply stays English.
import {chinese} from './texts.js';

const TRANSLATED = '.task-card, .task-board, .task-filters, .tasks-list, [cam-tasks], [cam-widget-header]';
/** What people wrote stays as they wrote it. */
const THEIR_WORDS = '.cl-case, .cl-tab, .cl-refusal';

function replaceTexts(part, texts) {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = node.nodeValue.trim();
    if (Object.hasOwn(texts, words) && !node.parentElement.closest(THEIR_WORDS)) {
      node.nodeValue = node.nodeValue.replace(words, () => texts[words]);
    }
  }
}

async function watch() {
  const answer = await fetch(new URL('./texts-zh.json', import.meta.url));
  const texts = await answer.json();
  let planned = false;
  const translate = () => {
    planned = false;
    document.querySelectorAll(TRANSLATED).forEach(part => replaceTexts(part, texts));
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
  if (chinese) {
    watch().catch(failure => console.error('closed loop: the texts stay English', failure));
  }
}
