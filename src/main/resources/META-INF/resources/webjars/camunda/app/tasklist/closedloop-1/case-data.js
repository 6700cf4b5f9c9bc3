// The case of a task, asked for once however many parts of the page show it, and what is done to it.

const changed = [];
let latest = {task: null, answer: null};

function address(task, what) {
  const root = document.querySelector('base')?.getAttribute('app-root') || '/camunda';
  return `${root}/api/closedloop/tasks/${encodeURIComponent(task)}/${what}`;
}

class Failed extends Error {
  constructor(status, problem) {
    super('answer ' + status);
    this.status = status;
    this.errors = Array.isArray(problem?.errors) ? problem.errors : [];
    this.detail = typeof problem?.detail === 'string' ? problem.detail : null;
  }
}

async function ask(task) {
  const answer = await fetch(address(task, 'case'), {credentials: 'same-origin', headers: {Accept: 'application/json'}});
  if (answer.status === 404) {
    return null;
  }
  if (!answer.ok) {
    throw new Failed(answer.status);
  }
  return answer.json();
}

/** The case of a task; null when it has none, or none that the reader may see. */
export function caseOf(task) {
  if (latest.task !== task) {
    const answer = ask(task);
    latest = {task, answer};
    // a failure is not kept, so that it can be tried again
    answer.catch(() => latest.answer === answer && (latest = {task: null, answer: null}));
  }
  return latest.answer;
}

/** Answers from the knowledge base for the case of a task, or for a question. */
export async function answersFor(task, question) {
  const query = question ? '?' + new URLSearchParams({q: question}) : '';
  const answer = await fetch(address(task, 'knowledge') + query, {credentials: 'same-origin', headers: {Accept: 'application/json'}});
  if (!answer.ok) {
    throw new Failed(answer.status);
  }
  return answer.json();
}

/** Calls the listener with the task whose case has changed. */
export function onChange(listener) {
  changed.push(listener);
}

/** Forgets what is known and shows it anew. */
export function refresh(task) {
  latest = {task: null, answer: null};
  changed.forEach(listener => listener(task));
}

/** Does something to the case; a refusal is thrown with its fields. */
export async function act(task, what, fields) {
  const token = document.cookie.split('; ').find(one => one.startsWith('XSRF-TOKEN='))?.slice('XSRF-TOKEN='.length) || '';
  const answer = await fetch(address(task, what), {
    method: 'POST',
    credentials: 'same-origin',
    headers: {Accept: 'application/json', 'X-XSRF-TOKEN': token},
    body: new URLSearchParams(fields)
  });
  if (!answer.ok) {
    throw new Failed(answer.status, await answer.json().catch(() => null));
  }
}
