// Answers that may help, in the tab "Case": from articles and from matters like this one. Asked for on its own, so that it can fail on its own.
import {act, answersFor} from './case-data.js';
import {element} from './case-view.js';
import {code, date, t} from './texts.js';

const WAIT = 15000;
// what a text field of a form takes; more would only be refused when the task is completed
const LONGEST = 4000;

/** Where an answer to the customer goes, best first; else into the first long text that is empty. */
const FIELDS = ['answer', 'response', 'explanation', 'solution', 'result', 'rediagnosis', 'proposal'];

function shown(field) {
  return field && !field.disabled && !field.readOnly;
}

function mainField() {
  const areas = [...document.querySelectorAll('.task-card .fjs-container textarea')].filter(shown);
  for (const name of FIELDS) {
    const named = areas.find(area => area.id.endsWith('Field_' + name) || area.id.endsWith('-' + name));
    if (named) {
      return named;
    }
  }
  return areas.find(area => !area.value.trim()) || areas[0] || null;
}

// the form keeps its own state and hears of a change only by the event; says whether all of it found room
function fill(area, words) {
  const setter = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set;
  const all = area.value.trim() ? area.value.trimEnd() + '\n\n' + words : words;
  // never half a character
  const fits = all.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '');
  setter.call(area, all.length > LONGEST ? fits : all);
  area.dispatchEvent(new Event('input', {bubbles: true}));
  return all.length <= LONGEST;
}

async function copy(words) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch (refused) {
    console.warn('closed loop: nothing was copied', refused);
    return false;
  }
}

function key() {
  return crypto.randomUUID ? crypto.randomUUID() : Date.now() + '-' + Math.random();
}

function useButton(task, one, say, showForm) {
  const button = element('button', 'btn btn-default btn-sm cl-use', t('useAnswer'));
  button.type = 'button';
  const error = element('p', 'cl-error');
  error.hidden = true;
  error.setAttribute('role', 'alert');
  button.addEventListener('click', async () => {
    button.disabled = true;
    error.hidden = true;
    try {
      await act(task, 'knowledge', {article: one.id, key: key()});
    } catch (failure) {
      console.warn('closed loop: refused', failure.status);
      error.textContent = failure.status === 401 ? t('signIn') : failure.status === 404 ? t('notYours') : failure.detail || t('notDone');
      error.hidden = false;
      button.disabled = false;
      return;
    }
    button.disabled = false;
    const area = mainField();
    if (area) {
      say(t(fill(area, one.solution) ? 'answerFilledIn' : 'answerCut'));
      showForm(area);
    } else {
      say(t(await copy(one.solution) ? 'answerCopied' : 'answerNoted'));
    }
  });
  return element('div', null, button, error);
}

function answer(task, one, say, showForm) {
  const from = one.published ? t('article', one.number) : t('fromCase', one.caseReference || one.number);
  const head = [from, one.productModel, code(one.category), date(one.updatedAt)].filter(Boolean).join(' · ');
  const success = one.helped || one.failed ? t('helpedTimes', one.helped, one.failed) : '';
  return element('li', 'cl-answer', element('div', 'cl-quiet', head + (success ? ' · ' + success : '') + (one.usedHere ? ' · ' + t('usedHere') : '')),
    element('div', 'cl-text', element('strong', null, one.problem)), one.cause ? element('div', 'cl-text cl-quiet', one.cause) : null,
    element('div', 'cl-text', one.solution), useButton(task, one, say, showForm));
}

/** Answers for the case of the task, with a search of their own. */
export function knowledge(task, say, showForm) {
  const field = element('input', 'form-control');
  field.type = 'search';
  field.maxLength = 500;
  field.placeholder = t('askKnowledge');
  field.setAttribute('aria-label', t('askKnowledge'));
  const button = element('button', 'btn btn-default btn-sm', t('search'));
  button.type = 'submit';
  const form = element('form', 'cl-ask', field, button);
  const list = element('ul');
  const state = element('p', 'cl-quiet', t('loadingKnowledge'));
  state.setAttribute('role', 'status');
  let asked = 0;
  const ask = async words => {
    const mine = ++asked;
    state.textContent = t('loadingKnowledge');
    try {
      const late = new Promise((_, give) => setTimeout(() => give(new Error('no answer in time')), WAIT));
      const found = await Promise.race([answersFor(task, words), late]);
      const rows = found.map(one => answer(task, one, say, showForm));
      if (mine === asked) {
        list.replaceChildren(...rows);
        state.textContent = rows.length ? '' : t('noKnowledge');
      }
    } catch (failure) {
      console.error('closed loop: the knowledge base could not be asked', failure);
      if (mine === asked) {
        list.replaceChildren();
        state.textContent = t('knowledgeFailed');
      }
    }
  };
  form.addEventListener('submit', event => {
    event.preventDefault();
    event.stopPropagation();
    ask(field.value.trim());
  });
  form.addEventListener('keydown', event => event.stopPropagation());
  const details = element('details', 'cl-section cl-knowledge', element('summary', null, t('knowledge')), form, state, list);
  details.open = true;
  ask('');
  return details;
}
