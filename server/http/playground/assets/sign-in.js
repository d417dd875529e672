/* global document, indexedDB, location, window */
const SIGN_IN = `mutation SignIn($name: String!, $password: String!) {
  signIn(name: $name, password: $password) { name }
}`;

const form = document.getElementById('sign-in');
const button = document.getElementById('submit');
const problem = document.getElementById('problem');
const { name, password } = form.elements;

// The session may end while the desk is open: then this page is the one to be seen, not its frame.
if (window.top !== window) window.top.location.replace('/playground');

void forgetChosenFiles();

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  showBusy(true);
  try {
    const sentence = await signIn(name.value.trim(), password.value);
    if (sentence === null) return location.replace('/playground');
    showProblem(sentence);
  } catch {
    showProblem('连不上服务器，请检查网络，稍后再试。');
  }
  showBusy(false);
  password.value = '';
  password.focus();
});

for (const account of document.querySelectorAll('[data-account]')) {
  account.addEventListener('click', () => fillIn(account));
}

/** Null when signed in, else the sentence that says why not. */
async function signIn(account, secret) {
  const response = await fetch('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'apollo-require-preflight': 'true' },
    body: JSON.stringify({ query: SIGN_IN, variables: { name: account, password: secret } }),
  });
  const { data, errors } = await response.json();
  if (data?.signIn) return null;
  return errors?.[0]?.message ?? '登录没有成功，请稍后再试。';
}

function showBusy(busy) {
  button.disabled = busy;
  button.textContent = busy ? '正在登录' : '登录';
  if (busy) problem.textContent = '';
}

function showProblem(sentence) {
  problem.textContent = sentence;
}

function fillIn(account) {
  name.value = account.dataset.account;
  password.value = document.getElementById('demo-password').textContent;
  problem.textContent = '';
  for (const other of document.querySelectorAll('[data-account]')) {
    other.setAttribute('aria-pressed', String(other === account));
  }
  button.focus();
}

/**
 * Nobody is signed in here, perhaps because a session ended by itself. What the person was writing
 * waits for them, but Altair also keeps a copy of every file chosen, and that may be a roster.
 */
async function forgetChosenFiles() {
  const known = (await indexedDB.databases?.()) ?? [];
  if (!known.some((database) => database.name === 'AltairDB')) return;
  const opening = indexedDB.open('AltairDB');
  opening.onsuccess = () => {
    const database = opening.result;
    if (database.objectStoreNames.contains('selectedFiles')) {
      database.transaction('selectedFiles', 'readwrite').objectStore('selectedFiles').clear();
    }
    database.close();
  };
}
