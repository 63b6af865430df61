/**
 * Reads an array of the page that grows: each call tells the entries that have come since. Objects only; who empties the array,
 * replaces it or puts its entries in again makes none of them told twice.
 */
export function openCursor<T extends object>(tell: (entry: T) => void): (array: unknown) => void {
  const seen = new WeakSet();
  let read: unknown;
  let cursor = 0;
  let last: unknown;
  return (array) => {
    if (!Array.isArray(array)) return;
    const again = array !== read || array[cursor - 1] !== last;
    read = array;
    if (again) cursor = 0;
    while (cursor < array.length) {
      last = array[cursor++];
      if (typeof last !== 'object' || !last || (again && seen.has(last))) continue;
      seen.add(last);
      tell(last as T);
    }
  };
}
