import type { Page } from 'playwright-core';

/** What Vitrine has stored on this device that mentions a word, each as JSON. */
export const storedRows = (page: Page, word: string): Promise<string[]> =>
  page.evaluate(async (word) => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error!));
      });
    const database = await answer(indexedDB.open('vitrine'));
    const stores = [...database.objectStoreNames];
    const rows = await Promise.all(stores.map((name) => answer(database.transaction(name).objectStore(name).getAll())));
    database.close();
    return rows
      .flat()
      .map((row) => JSON.stringify(row))
      .filter((text) => text.includes(word));
  }, word);
