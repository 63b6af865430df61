const capabilities = ['persist', 'personalize', 'measure', 'learn', 'export'];

// This is the callback that a consent manager would make.
for (const button of document.querySelectorAll('[data-answer]')) {
  button.addEventListener('click', () => {
    const { answer } = button.dataset;
    window.vitrine.push((vitrine) => vitrine.consent.set({ persist: answer, personalize: answer }));
  });
}

// Everything below only reads, to show what happened.
let consent;
window.vitrine.push((vitrine) => {
  consent = vitrine.consent;
});

function row(name, value) {
  const element = document.createElement('div');
  element.className = value;
  element.append(
    Object.assign(document.createElement('dt'), { textContent: name }),
    Object.assign(document.createElement('dd'), { textContent: value }),
  );
  return element;
}

/** Every database with the number of records in each of its stores. */
async function databaseLines() {
  const names = (await indexedDB.databases()).map(({ name }) => name);
  return (await Promise.all(names.map(storeLines))).flat();
}

function storeLines(name) {
  return new Promise((resolve) => {
    const opening = indexedDB.open(name);
    // A database that appears only now would be created by looking: stop, and look again later.
    opening.addEventListener('upgradeneeded', () => opening.transaction.abort());
    opening.addEventListener('error', () => resolve([]));
    opening.addEventListener('success', () => {
      const database = opening.result;
      database.addEventListener('versionchange', () => database.close());
      resolve(countStores(database).finally(() => database.close()));
    });
  });
}

function countStores(database) {
  const counts = [...database.objectStoreNames].map(
    (store) =>
      new Promise((resolve) => {
        const counting = database.transaction(store).objectStore(store).count();
        counting.addEventListener('success', () =>
          resolve(`IndexedDB ${database.name} / ${store}: ${counting.result}`),
        );
        counting.addEventListener('error', () => resolve(`IndexedDB ${database.name} / ${store}: unreadable`));
      }),
  );
  return Promise.all(counts);
}

async function show() {
  if (consent) {
    const state = consent.get();
    document.querySelector('[data-state]').replaceChildren(...capabilities.map((name) => row(name, state[name])));
  }
  const lines = [
    ...(await databaseLines()),
    ...Object.keys(localStorage).map((key) => `localStorage ${key}`),
    ...Object.keys(sessionStorage).map((key) => `sessionStorage ${key}`),
    ...document.cookie
      .split('; ')
      .filter(Boolean)
      .map((cookie) => `cookie ${cookie.split('=')[0]}`),
  ];
  const items = (lines.length > 0 ? lines : ['nothing']).map((textContent) =>
    Object.assign(document.createElement('li'), { textContent }),
  );
  document.querySelector('[data-stored]').replaceChildren(...items);
  setTimeout(show, 500);
}

show();
