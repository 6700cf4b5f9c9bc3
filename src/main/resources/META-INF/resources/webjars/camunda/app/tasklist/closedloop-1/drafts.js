// Tasklist keeps drafts of forms as clear text in the browser, beyond the session and for whoever signs in next.
// They are removed on log-out, when the session ends and when another person signs in.
import {onResponse} from './requests.js';

const DRAFT = 'camunda-form:';
const LAST_USER = 'closedloop:user';

export function wipeDrafts() {
  Object.keys(localStorage).filter(key => key.startsWith(DRAFT)).forEach(key => localStorage.removeItem(key));
}

// Tasklist itself saves a draft on the very event of an expired session, so look again a little later
function wipeNowAndSoon() {
  wipeDrafts();
  setTimeout(wipeDrafts, 0);
  setTimeout(wipeDrafts, 1000);
}

function signedInAs(user) {
  if (user && localStorage.getItem(LAST_USER) !== user) {
    wipeDrafts();
    localStorage.setItem(LAST_USER, user);
  }
}

function isSignInPage() {
  return location.hash.replace(/^#/, '').startsWith('/login');
}

export function keepDraftsPrivate() {
  if (isSignInPage()) {
    wipeNowAndSoon();
  }
  window.addEventListener('hashchange', () => isSignInPage() && wipeNowAndSoon());
  onResponse(({url, status, body}) => {
    if (status === 401 || /\/auth\/user\/[^/]+\/logout$/.test(url)) {
      wipeNowAndSoon();
    } else if (status === 200 && /\/auth\/user\/[^/]+(\/login\/[^/]+)?$/.test(url)) {
      signedInAs(body()?.userId);
    }
  });
}
