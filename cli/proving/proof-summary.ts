import type { Act } from './act.js';
import type { Phase, Proof } from './proof.js';

/** The parts of a visit in words, in their order. */
export const PHASES: Readonly<Record<Phase, string>> = {
  before: 'Before an answer',
  granted: 'Under consent',
  returning: 'Next page, not answered yet',
  withdrawn: 'After withdrawal',
  afterwards: 'Page opened again',
  regranted: 'After a new yes',
};

/** What was seen of Vitrine in one part of the visit, and what the page's other scripts did meanwhile. */
export type PhaseRow = Readonly<{
  phase: Phase;
  writes: number;
  reads: number;
  removals: number;
  /** Workers and channels that were started. */
  starts: number;
  /** Requests, and how many of them had a body. */
  requests: number;
  bodies: number;
  /** What of Vitrine's is kept at the end of it; undefined where that was not looked at. */
  held: readonly string[] | undefined;
  others: Readonly<{ writes: number; requests: number }>;
}>;

const isVitrine = (name: string): boolean => /^vitrine($|[-/])/.test(name);

/** A row for each part that there was. */
export function phaseRows({ acts, requests, observed }: Proof): readonly PhaseRow[] {
  const phases = (Object.keys(PHASES) as Phase[]).filter((phase) =>
    [...acts, ...requests].some((one) => one.phase === phase),
  );
  return phases.map((phase) => {
    const done = acts.filter((act) => act.phase === phase);
    const own = done.filter(({ whose }) => whose !== 'others');
    const asked = requests.filter((one) => one.phase === phase);
    const count = (...kinds: readonly Act['kind'][]) =>
      own.filter(({ kind, place }) => kinds.includes(kind) && place !== 'timer').length;
    return {
      phase,
      writes: count('write'),
      reads: count('read', 'open'),
      removals: count('remove'),
      starts: count('start'),
      requests: asked.filter(({ whose }) => whose === 'vitrine').length,
      bodies: asked.filter(({ whose, bytes }) => whose === 'vitrine' && bytes).length,
      held: observed.held[phase]
        ?.filter(({ place, name }) => isVitrine(name) && (place !== 'IndexedDB' || name.includes('/')))
        .map(({ place, name, size }) => `${place} ${name}, ${size} ${place === 'IndexedDB' ? 'rows' : 'characters'}`),
      others: {
        writes: done.filter(({ whose, kind }) => whose === 'others' && kind === 'write').length,
        requests: asked.filter(({ whose }) => whose !== 'vitrine').length,
      },
    };
  });
}

/** The verdict of all rules in one sentence. */
export function summaryOf({ rules }: Pick<Proof, 'rules'>): string {
  const count = (verdict: string): number => rules.filter((rule) => rule.verdict === verdict).length;
  const [broken, unshown] = [count('broken'), count('not shown')];
  const parts = [`${count('kept')} of ${rules.length} rules kept`];
  if (broken) parts.push(`${broken} broken`);
  if (unshown) parts.push(`${unshown} not shown`);
  return parts.join(', ');
}

/** What to know of the files: how many are the release's own. */
export function filesText({ files, versions }: Proof): string {
  const released = files.filter((file) => file.released).length;
  const shared = files.filter((file) => file.shared);
  const same = `${files.length} files of Vitrine’s were loaded; ${released} of them are byte for byte those of release ${versions.command}.`;
  const hold = shared.length > 1 ? 'hold' : 'holds';
  return shared.length
    ? `${same} ${shared.map(({ url }) => new URL(url).pathname).join(', ')} ${hold} Vitrine and the shop’s own code in one: what it does is counted as Vitrine’s, and breaks no rule by itself.`
    : same;
}
