import type { SignedProfile } from './capture/reading/profile/open-profiles.js';
import { BROWSER_FILES, type EnginePlatform } from './engine-platform.js';
import { download } from './lib/download.js';
import { within } from './lib/within.js';
import { loadModels } from './load-models.js';
import { loadProfile } from './load-profile.js';
import type { Models } from './model/open-models.js';
import type { Rulebook } from './rulebook.js';
import { tell, type Running } from './running.js';
import type { Phrases } from './segments/phrases/phrases.js';

/** Milliseconds that models, and whoever looks, wait for the words of reasons, which are one request to the models' three. */
const WORDS_DEADLINE = 2000;

/** Has reasons told in words as soon as these are there; resolves then, or at the deadline. */
async function bringWords(engine: Running, { use, signal }: Later): Promise<void> {
  const coming = async () => {
    const phrases = await engine.bringWords(signal);
    if (phrases) await use({ phrases });
  };
  await within(coming(), WORDS_DEADLINE, () => undefined).catch(() => undefined);
}

/** What takes what has come. */
export type Later = Readonly<{
  use(brought: Brought): Promise<void>;
  takeIn(told: SignedProfile): Promise<unknown>;
  /** Folds what is new, and tells what is decided. */
  catchUp: () => Promise<unknown>;
  whenIdle: () => Promise<void>;
  signal: AbortSignal;
}>;

/** Models that have come, and without a book the one there is; or words. */
export type Brought =
  Readonly<{ models: Models | undefined; book?: Rulebook | undefined }> | Readonly<{ phrases: Phrases }>;

/**
 * Brings what the first answer does without: the words of its reasons, the signed profile, the models, and the rulebook where nothing needs
 * it at once. Resolves when there are words, or are not to be waited for.
 */
export function bringLater(engine: Running, platform: EnginePlatform, later: Later): Promise<void> {
  // it may have closed while it woke
  if (later.signal.aborted) return Promise.resolve();
  const words = bringWords(engine, later);
  const all = [
    bringProfile(engine, platform, later),
    bringModels(engine, platform, { ...later, words }),
    engine.lists?.bring(later),
  ];
  // it may have closed meanwhile; all else is reported where it fails
  for (const one of all) one?.catch(() => undefined);
  return words;
}

async function bringProfile({ setup, listen }: Running, platform: EnginePlatform, later: Later): Promise<void> {
  const { loadDocument: load = BROWSER_FILES.loadDocument } = platform;
  const signed = await loadProfile(setup, { ...later, load, report: tell(listen) });
  if (signed) await later.takeIn(signed);
}

type AfterWords = Later & Readonly<{ words: Promise<void> }>;

async function bringModels(engine: Running, platform: EnginePlatform, later: AfterWords): Promise<void> {
  const { setup, listen, bringBook } = engine;
  const { fetchBytes = download } = platform;
  const further = async () => (await bringBook())?.features;
  const models = await loadModels(setup, { ...later, fetchBytes, report: tell(listen), further });
  // so that what they decide is told in words at once, and folded once
  await later.words;
  await later.use({ models });
  const rest = models?.later ? await models.later.models : models;
  await later.whenIdle();
  const book = await bringBook();
  if (rest !== models || book !== engine.rules.book) await later.use({ models: rest, book });
}
