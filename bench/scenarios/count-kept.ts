import type { Page } from 'playwright-core';

/** How many `view_item` events stand in Vitrine's database, whose rows hold several each. */
export function countKept(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases();
    if (!databases.some(({ name }) => name === 'vitrine')) return 0;
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('vitrine');
      opening.addEventListener('success', () => resolve(opening.result));
      opening.addEventListener('error', () => reject(opening.error as Error));
    });
    const rows = await new Promise<readonly (readonly { name: string }[])[]>((resolve, reject) => {
      const reading = db.transaction('events').objectStore('events').getAll();
      reading.addEventListener('success', () => resolve(reading.result));
      reading.addEventListener('error', () => reject(reading.error as Error));
    });
    db.close();
    return rows.flat().filter(({ name }) => name === 'view_item').length;
  });
}
