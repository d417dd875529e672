/* global document, indexedDB, location, window */

// Altair remembers tabs, variables and chosen files in this browser. What it remembers belongs to one
// person: it outlives a reload or an expired session, and goes when someone else signs in or on 退出.
const MEMORY = 'lianxin.playground.workspace';
const workspace = document.body.dataset.workspace;
/** Altair's tabs; the button that adds one has no cross. */
const TABS = '.window-switcher__item:has(.window-switcher__close)';
const desk = document.getElementById('desk');
const problem = document.getElementById('problem');
const restoreButton = document.getElementById('restore');
const signOutButton = document.getElementById('sign-out');

if (window.top !== window) window.top.location.replace('/playground');

restoreButton.addEventListener('click', async () => {
  restoreButton.disabled = true;
  await open(true);
  restoreButton.disabled = false;
});

signOutButton.addEventListener('click', async () => {
  signOutButton.disabled = true;
  problem.textContent = '';
  try {
    await signOut();
    await close();
    await forget();
    location.replace('/playground');
  } catch {
    problem.textContent = '没有退出成功，请检查网络再点一次。';
    signOutButton.disabled = false;
  }
});

// Someone signed in or out in another tab of this browser: this one must not go on under a wrong name.
window.addEventListener('storage', ({ key, newValue }) => {
  if (key === MEMORY && newValue !== workspace) location.reload();
});

void open(localStorage.getItem(MEMORY) !== workspace);

async function open(fresh) {
  if (fresh) {
    await close();
    await forget();
  }
  localStorage.setItem(MEMORY, workspace);
  desk.src = '/playground/altair/';
  if (fresh) await showFirstTab();
}

/** Altair ends on the last of its new tabs; work begins with the first. */
async function showFirstTab() {
  const expected = Number(document.body.dataset.windows);
  for (let attempt = 0; attempt < 150; attempt += 1) {
    const tabs = desk.contentDocument?.querySelectorAll(TABS) ?? [];
    if (tabs.length >= expected) return tabs[0].click();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Leaves Altair, so that nothing writes while its memory is wiped. */
async function close() {
  if (!desk.src) return;
  await new Promise((resolve) => {
    desk.addEventListener('load', resolve, { once: true });
    desk.src = 'about:blank';
  });
}

async function forget() {
  localStorage.removeItem(MEMORY);
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith('altair')) localStorage.removeItem(key);
  }
  await new Promise((resolve) => {
    const request = indexedDB.deleteDatabase('AltairDB');
    request.onsuccess = request.onerror = request.onblocked = resolve;
  });
}

async function signOut() {
  const response = await fetch('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'apollo-require-preflight': 'true' },
    body: JSON.stringify({ query: 'mutation SignOut { signOut }' }),
  });
  const { data, errors } = await response.json();
  const ended = errors?.[0]?.extensions?.code === 'SIGN_IN_REQUIRED';
  if (!data?.signOut && !ended) throw new Error('still signed in');
}
