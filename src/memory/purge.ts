/**
 * Empties the database `name` from the page, without worker or library, whoever else has it open, and then tries to delete it.
 * Resolves to whether everything is gone, false at the latest after `deadline` milliseconds; a late purge still goes on. Where there
 * is no such database, none is made.
 */
export const purge = (name = 'vitrine', deadline = 500): Promise<boolean> =>
  new Promise((resolve) => {
    setTimeout(resolve, deadline, false);
    try {
      const opening = indexedDB.open(name);
      // Only a database that is not there yet needs an upgrade; aborting it leaves none.
      opening.addEventListener('upgradeneeded', () => opening.transaction!.abort());
      opening.addEventListener('error', (event) => {
        // Firefox would raise the abort as an error of the page.
        event.preventDefault();
        resolve(opening.error!.name === 'AbortError');
      });
      opening.addEventListener('success', () => {
        const db = opening.result;
        const finish = (gone: boolean): void => {
          db.close();
          if (gone) indexedDB.deleteDatabase(name);
          resolve(gone);
        };
        const stores = [...db.objectStoreNames];
        if (!stores[0]) return finish(true);
        // One transaction, so that a crash leaves all or nothing; strict, so that a power cut brings nothing back.
        const clearing = db.transaction(stores, 'readwrite', { durability: 'strict' });
        for (const store of stores) clearing.objectStore(store).clear();
        clearing.addEventListener('complete', () => finish(true));
        clearing.addEventListener('abort', () => finish(false));
      });
    } catch {
      // No usable IndexedDB: whether something is stored cannot be known, and the answer says so.
      resolve(false);
    }
  });
