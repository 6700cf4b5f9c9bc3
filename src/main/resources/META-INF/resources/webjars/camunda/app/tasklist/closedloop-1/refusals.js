// Tasklist answers a refused completion with a general toast: this shows the reason, at the form, until the next try.
import {onResponse} from './requests.js';
import {refusal, t} from './texts.js';

const ENGINE_PREFIXES = [
  /^Cannot (?:submit task form|complete task) [^:]+: /,
  /^ENGINE-\d+ There was an exception while invoking the TaskListener\. Message: '([\s\S]*)'$/,
  /^Exception while invoking TaskListener: /,
  /^(?:org|java)\.[\w.$]+: /,
  /^ENGINE-\d+ /
];

export function readable(message) {
  let text = message;
  for (let before = null; before !== text;) {
    before = text;
    ENGINE_PREFIXES.forEach(prefix => {
      const inner = prefix.exec(text);
      if (inner) {
        text = inner[1] ?? text.slice(inner[0].length);
      }
    });
  }
  return text.trim();
}

function labelled(message) {
  const named = /^(\w+): ([\s\S]+)$/.exec(message);
  const label = named && document.querySelector(`.fjs-container [for$="Field_${named[1]}"], .fjs-container [id$="Field_${named[1]}-label"]`);
  if (!label) {
    return {text: refusal(message)};
  }
  const words = label.textContent.replace(/\*\s*$/, '').trim();
  return {text: `${words}: ${refusal(named[2])}`, field: label.closest('.fjs-form-field')};
}

export function removeRefusal() {
  document.querySelectorAll('.cl-refusal').forEach(box => box.remove());
  document.querySelectorAll('.cl-refused-field').forEach(field => field.classList.remove('cl-refused-field'));
}

function removeToast() {
  document.querySelectorAll('.notifications-panel .notification.alert-danger button.close, .page-notifications .alert-danger button.close')
    .forEach(button => button.click());
}

function show(status, message) {
  removeRefusal();
  const actions = document.querySelector('.task-card .form-actions');
  if (!actions) {
    return;
  }
  const {text, field} = labelled(message);
  field?.classList.add('cl-refused-field');
  const box = document.createElement('div');
  box.className = 'cl-refusal';
  box.setAttribute('role', 'alert');
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'close';
  close.textContent = '\u00d7';
  close.setAttribute('aria-label', t('dismiss'));
  close.addEventListener('click', removeRefusal);
  const heading = document.createElement('strong');
  heading.textContent = t('notCompleted');
  const reason = document.createElement('p');
  reason.textContent = text;
  const next = document.createElement('p');
  next.className = 'cl-quiet';
  next.textContent = t(status >= 500 && !field ? 'tryAgain' : 'taskStaysOpen');
  box.append(close, heading, reason, next);
  actions.before(box);
  box.scrollIntoView({block: 'center'});
  setTimeout(removeToast, 300);
}

export function showRefusals() {
  window.addEventListener('hashchange', removeRefusal);
  onResponse(({method, url, status, body}) => {
    if (method !== 'POST' || !/\/task\/[^/]+\/(submit-form|complete)$/.test(url)) {
      return;
    }
    if (status >= 400 && status !== 401) {
      show(status, readable(body()?.message || t('unknownRefusal')));
    } else if (status === 0) {
      show(503, t('noConnection'));
    } else {
      removeRefusal();
    }
  });
}
