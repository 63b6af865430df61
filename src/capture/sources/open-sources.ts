import type { Tell } from '../../lib/report.js';
import type { Capture } from '../capture.js';
import { place } from '../place.js';
import type { SourcePack } from '../source-pack.js';
import type { openWords, WordsOptions } from '../words/open-words.js';
import type { WordsFile } from '../words/languages.js';
import type { Dictionary, Says } from '../words/words.js';
import { ifFollowed } from './listening/if-followed.js';
import { openPages } from './open-pages.js';
import { openTurns } from './open-turns.js';
import type { Parts } from './parts.js';
import type { SourceName } from './source-names.js';
import type { Tools } from './tools.js';

/** The packs of signals, a file each; the first is loaded at once, the others when the page is idle. */
export const SIGNAL_PACKS = [
  'attention',
  'actions',
  'saves',
  'choices',
  'lists',
  'interest',
  'gestures',
  'media',
  'sights',
  'pressure',
  'context',
] as const;

/** The file of a pack, between `vitrine.` and `.js`. */
export type PackName = `source.${SourceName}` | `signals.${(typeof SIGNAL_PACKS)[number]}`;

/** How the files that are needed come. */
export type LoadPacks = <Name extends keyof Packs>(name: Name) => Promise<Packs[Name]>;

/** What the files hold. */
export type Packs = Readonly<Record<PackName, SourcePack>> &
  Parts &
  Readonly<Record<`words.${WordsFile}`, { words: Dictionary }>> &
  Readonly<{ words: { openWords: typeof openWords } }>;

export type SourcesOptions = Pick<Tools, 'backfill' | 'attributes'> &
  Pick<WordsOptions, 'words'> &
  Readonly<{
    capture: Capture;
    /** The sources that may be opened; each is, where the page shows a sign of it. */
    sources?: readonly SourceName[] | false;
    /** Whether behaviour signals beyond attention are listened to. */
    signals: boolean;
    /** Names of the search parameters that make another page of the same path. */
    routeQuery: readonly string[];
    /** Name of a source's global, where it is not the usual one. */
    globals: Readonly<Record<string, string>>;
    /** The config's further settings. */
    config: Pick<Tools, 'weather'>;
    load: LoadPacks;
    report: Tell;
    /** Makes what was heard cross at once. */
    cross: () => void;
    /** Runs work when the page is idle, unless `signal` comes first. */
    whenIdle: (run: () => void, signal: AbortSignal) => void;
    /** Ends everything. */
    signal: AbortSignal;
  }>;

/** How often signs are looked for, in milliseconds, and for how long: analytics come when the page has long stood. */
const RHYTHM = 1000;
const TIMES = 15;

/**
 * Opens the sources and signals beyond the core: each is a file of its own, loaded when the page shows a sign of it. Never throws;
 * what cannot be loaded is told as `page-load`.
 */
export function openSources(given: SourcesOptions): Readonly<{ viewed(): void }> {
  const { sources, signal, globals } = given;
  // a file that comes after the end asks for no other
  const load: LoadPacks = (name) => (signal.aborted ? new Promise(() => {}) : given.load(name));
  const options = { ...given, load };
  const pages = openPages(signal);
  const opened = new Set<string>();
  const turn = openTurns(signal);
  const part = openPart(options);
  const signs = part('source.signs').then((file) => file && { ...file, ...file.openHold(options, opened) });
  const open = openPack(options, { pages, part, signs, turn });
  const look = async (): Promise<void> => {
    const { SIGNS } = (await signs) ?? {};
    if (!SIGNS || sources === false) return;
    for (const name of sources ?? (Object.keys(SIGNS) as SourceName[]))
      turn(() => {
        if (opened.has(name) || !SIGNS[name]((usual) => read(globals[name] ?? usual))) return;
        opened.add(name);
        void open(`source.${name}`);
      });
  };
  let times = 0;
  const timer = setInterval(() => {
    if (++times >= TIMES) clearInterval(timer);
    void look();
  }, RHYTHM);
  signal.addEventListener('abort', () => clearInterval(timer));
  const [attention, ...others] = SIGNAL_PACKS;
  const later = (pack: PackName) => turn(() => void open(pack));
  later(`signals.${attention}`);
  void look();
  if (options.signals) options.whenIdle(() => others.forEach((pack) => later(`signals.${pack}`)), signal);
  return {
    viewed() {
      void look();
      pages.viewed();
    },
  };
}

type Part = <Name extends keyof Packs>(name: Name) => Promise<Packs[Name] | undefined>;

type Opening = Readonly<{
  pages: ReturnType<typeof openPages>;
  part: Part;
  signs: Promise<ReturnType<Packs['source.signs']['openHold']> | undefined>;
  turn: ReturnType<typeof openTurns>;
}>;

/** Makes what loads a file; what does not come is told, and undefined. */
const openPart =
  ({ load, report }: SourcesOptions): Part =>
  (about) =>
    load(about).catch((cause: unknown) => void report({ code: 'page-load', field: 'assets', about, cause }));

/** Makes what loads a pack and listens by it. */
function openPack(options: SourcesOptions, { pages, part, signs, turn }: Opening): (pack: PackName) => Promise<void> {
  const { capture, config, load, globals, cross } = options;
  let says: Promise<Says> | undefined;
  const words = () =>
    (says ??= part('words').then((file) => file?.openWords({ ...options, loadWords: load }) ?? (() => false)));
  return async (pack) => {
    const [file, { held, flush } = { held: undefined, flush: cross }] = await Promise.all([part(pack), signs]);
    const name = pack.split('.')[1]!;
    const tools: Tools = {
      ...options,
      ...config,
      ...pages,
      words,
      flush,
      ifFollowed: (event, run) => ifFollowed(event, () => (run(), flush())),
      global: (usual) => read(globals[name] ?? usual),
      now: Date.now,
      place: () => place(options.routeQuery),
    };
    for (const [source, listen] of Object.entries(file?.sources ?? {}))
      turn(() => capture.listen(source, (emit, scope) => listen(held?.(source, emit) ?? emit, scope, tools), tools));
  };
}

function read(name: string): unknown {
  try {
    return (window as unknown as Record<string, unknown>)[name];
  } catch {
    // the page's own getter threw
    return undefined;
  }
}
