import type { LoggedEvent } from '../../../src/memory/logged-event.js';

/** The rows of a log as they lie in its database. */
export async function rowsOf(name: string): Promise<readonly (readonly LoggedEvent[])[]> {
  const opening = indexedDB.open(name);
  const db = await new Promise<IDBDatabase>((done) => (opening.onsuccess = () => done(opening.result)));
  const reading = db.transaction('events').objectStore('events').getAll();
  await new Promise((done) => (reading.onsuccess = done));
  db.close();
  return reading.result;
}
