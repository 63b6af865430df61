import type { Heard } from './capture/heard.js';
import type { Reading } from './capture/reading/open-reader.js';
import type { Hearing } from './capture/reading/tally/tally.js';
import type { CatalogueConfig } from './catalogue/catalogue-config.js';
import type { ProfileConfig } from './config.js';
import type { Decision, SlotRule } from './decisions/decision.js';
import type { ListedItem } from './decisions/listed-item.js';
import type { FeatureId, FeatureVector } from './features/feature-vector.js';
import type { GrantMark } from './grant-marker.js';
import type { Problem, Trouble } from './lib/report.js';
import type { LoggedEvent } from './memory/logged-event.js';
import type { Proof } from './memory/proof.js';
import type { RuntimeChoice } from './model/open-runtime.js';
import type { Scores } from './model/scores.js';
import type { Settings } from './settings.js';
import type { Slots } from './slots/open-slots.js';
import type { Explanation } from './segments/explain-segment.js';
import type { Segment, SegmentObject } from './segments/segment.js';
import type { Transition } from './segments/transition.js';

/** What the page tells a new engine. Plain data: it crosses by structured clone. */
export type EngineSetup = Readonly<{
  /** The id under which the log stands; without one, that of the stored log or a new one. */
  grant?: GrantMark;
  /** Keep events in IndexedDB; otherwise in memory only. */
  persist: boolean;
  retentionDays: number;
  /** The consent that is stored beside the events, and how long it may stand. */
  proof?: Proof;
  /** Absolute URL of the folder that holds manifest.json; undefined means rules only. */
  models?: string;
  runtime: RuntimeChoice;
  /** Absolute URL of the folder of Vitrine's own files: what the engine needs of them on demand lies there. */
  assets: string;
  /** How what is heard is read. */
  reading: Reading;
  profile?: ProfileConfig;
  /** The shop's feed of products. */
  catalogue?: CatalogueConfig | undefined;
  slots: readonly SlotRule[];
  campaigns: Readonly<Record<string, string>>;
  settings?: Settings;
  /** The page's language, a BCP 47 tag such as `de-AT`: reasons are told in it. Default: the browser's. */
  language?: string;
  policyVersion: string;
}>;

/** Where the shopper stands. */
export type Outlook = Readonly<{
  /** The last event that is folded in; 0 before the first. */
  seq: number;
  at: number;
  segments: readonly Segment[];
  /** How segments were entered and left lately: the latest 10, in an {@link Inspection} 50. */
  transitions?: readonly Transition[];
  decisions: readonly Decision[];
  memory: 'stored' | 'memory';
  /** The random id of the grant that the log stands under; undefined in memory. */
  grant?: string | undefined;
  /** `loading` until every model is there or has failed. */
  models: 'loading' | 'ready' | 'rules';
  /** What the slots really show now, by slot; a slot that shows the shop's own is not named. An entry stays the same object while it says the same. */
  stands?: Readonly<Record<string, Stands>>;
}>;

/** What stands in a slot. */
export type Stands = Readonly<{ variant: string; object?: SegmentObject; items?: readonly ListedItem[] }>;

/** What contextual mode decides; `seq` counts page views. */
export type ContextualOutlook = Pick<Outlook, 'seq' | 'at' | 'segments' | 'decisions' | 'stands'> &
  Readonly<{
    memory?: undefined;
    /** Whether an engine's outlook comes too early to be shown, since it knows nothing of this page yet; if not, what was swapped goes to these slots, or back. */
    waits(next: Outlook, slots?: Slots): boolean | void;
  }>;

/** What is decided by now: by an engine, or by contextual mode until an engine has answered. */
export type Standing = (Outlook & Readonly<{ waits?: undefined }>) | ContextualOutlook;

/** What the engine says unasked. */
export type EngineMessage =
  | Readonly<{ kind: 'outlook'; outlook: Outlook }>
  | Readonly<{ kind: 'problem'; problem: Problem | Trouble }>
  /** The grant that this engine was opened under no longer stands: another tab withdrew it. */
  | Readonly<{ kind: 'revoked' }>;

/** All that an inspector or an export may see. */
export type Inspection = Readonly<{
  outlook: Outlook;
  events: readonly LoggedEvent[];
  /** Without a limit, whatever else is kept, by key: the random id of the grant, the running session, the cache. */
  meta?: Readonly<Record<string, unknown>>;
  features: FeatureVector;
  /** Features that nothing can move, since this shop cannot tell what they count: their 0 says nothing. */
  notInstrumented: readonly FeatureId[];
  scores: Scores;
  /** How the score of each segment came about, in numbers that add up to it; empty until the rulebook is there. */
  explanations: readonly Explanation[];
  /** What was heard on this page, and what became of it. */
  hearing: Hearing;
}>;

/** What the page says and waits for no answer to: {@link Engine.append}. */
export type EngineNotice = Readonly<{ heard: readonly Heard[] }>;

/** What the page calls, and has an answer to. */
export type EngineApi = Readonly<{
  /** Opens memory and models. */
  open(setup: EngineSetup): Promise<void>;
  /** The page has loaded and rests: what is big may be fetched now. */
  rest(): Promise<void>;
  /** Folds what other tabs have written; they also say so themselves. */
  catchUp(): Promise<void>;
  /** Moves what is known from memory to IndexedDB: the grant to keep it came late. */
  persist(grant?: GrantMark): Promise<void>;
  /** What is known, with the latest `limit` events; without a limit, all of them. */
  inspect(limit?: number): Promise<Inspection>;
}>;

/** The engine itself. */
export type Engine = Omit<EngineApi, 'open'> &
  Readonly<{
    /** What the engine says comes through `listen`. */
    open(setup: EngineSetup, listen: (message: EngineMessage) => void): Promise<void>;
    /** Reads what was heard; resolves when its events are kept and folded in, to whether there were any. An outlook follows within half a second. */
    append(heard: readonly Heard[]): Promise<boolean>;
    /** Lets go of everything; what is stored stays. */
    close(): void;
  }>;
