import { NO_ROWS, type Tally } from '../../fairness/statistics/tally.js';

/** Sessions with a hit or without, by shopper: sessions of one shopper hang together. Undefined is a session that does not belong. */
export function tallySessions(shopperOf: readonly number[], hit: (session: number) => boolean | undefined): Tally {
  const tally = { ...NO_ROWS } as { -readonly [K in keyof Tally]: number };
  let [shopper, n, h] = [-1, 0, 0];
  const close = (): void => {
    if (!n) return;
    tally.persons += 1;
    tally.rows += n;
    tally.hits += h;
    tally.nn += n * n;
    tally.nh += n * h;
    tally.hh += h * h;
    [n, h] = [0, 0];
  };
  for (let session = 0; session < shopperOf.length; session++) {
    if (shopperOf[session] !== shopper) {
      close();
      shopper = shopperOf[session]!;
    }
    const is = hit(session);
    if (is === undefined) continue;
    n += 1;
    if (is) h += 1;
  }
  close();
  return tally;
}
