import type { Atom } from './atom.js';
import type { Matching } from './read-events.js';
import type { Test } from './read-test.js';

const DAY = 864e5;

/** How long ago something was done last, to the millisecond; it holds for nothing that was never done, but `$exists: false`. */
export function lastAtom(matching: Matching, test: Test): Atom<number | null> {
  const isOrder = matching.names.length === 1 && matching.names[0] === 'purchase';
  const code = isOrder ? 'own.purchase-ago' : 'own.ago';
  return {
    cells: 1 + matching.parts,
    events: matching.names,
    forgets: false,
    live: true,
    passes: false,
    start: null,
    take: (last, seen) => (matching.items(seen).length ? seen.now : last),
    pass: (last) => last,
    judge(last, { now }) {
      const age = last === null ? undefined : now - last;
      const truth = test.holds(age);
      // in whole days, so that time alone gives no new reason all the time
      return { truth, progress: truth ? 1 : 0, value: age === undefined ? undefined : Math.floor(age / DAY) };
    },
    explain: ({ value = 0 }, { phrases }) => ({ text: phrases.clause(code, { days: value }), value }),
  };
}
