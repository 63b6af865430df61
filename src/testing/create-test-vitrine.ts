import type { Profile } from '../capture/profile.js';
import type { ConsentState } from '../consent/capability.js';
import { everything } from '../consent/everything.js';
import { mapped, readOnly, writable } from '../lib/readable.js';
import type { Problem } from '../lib/report.js';
import { openProblems } from '../problems.js';
import type { SlotName, VariantName } from '../register.js';
import type { Segment, SegmentId, SegmentObject } from '../segments/segment.js';
import type { Vitrine } from '../vitrine.js';
import { makeSegment } from './make-segment.js';
import { openShowcase, type Showcase } from './open-showcase.js';
import { openTestConsent } from './open-test-consent.js';

/** A segment by its id, or with what a test cares for; the rest is filled in: known, active, score 1. */
export type TestSegment = SegmentId | (Pick<Segment, 'id'> & Partial<Segment>);

export type TestVitrineOptions = Readonly<{
  /** What stands where at first. */
  slots?: { readonly [Name in SlotName]?: VariantName<Name> };
  segments?: readonly TestSegment[];
  /** Default: all of it granted. As in a shop, nothing is shown unless `personalize` is. */
  consent?: Partial<ConsentState>;
}>;

/** A call of `track()`, as it was made. */
export type TrackedCall = Readonly<{ name: string; params: Parameters<Vitrine['track']>[1] }>;

/** A {@link Vitrine} that shows what a test asks for. */
export type TestVitrine = Vitrine &
  Readonly<{
    /** Lets a variant stand in a slot, as if it had been decided and could be shown; `default` is the shop's own. */
    show<Name extends SlotName>(slot: Name, variant: VariantName<Name>, object?: SegmentObject): void;
    setSegments(segments: readonly TestSegment[]): void;
    /** Lets a problem come up, as `onError` is told it. */
    fail(problem: Problem): void;
    /** Every call of `track()`, the latest last. */
    tracked: readonly TrackedCall[];
    /** What `identify()` was told. */
    identified: readonly Profile[];
  }>;

const NONE: readonly never[] = [];

/**
 * Makes a {@link TestVitrine}: no engine, no models, nothing stored; with or without a document. Consent opens and closes it as it does
 * a real one. Nobody writes to the page: a variant with content is only told by its name.
 */
export function createTestVitrine({ slots = {}, segments = [], consent: given }: TestVitrineOptions = {}): TestVitrine {
  const problems = openProblems();
  const { consent, ...refusals } = openTestConsent({ ...everything('granted'), ...given });
  const showcase = openShowcase(consent);
  const setSegments = (all: readonly TestSegment[]) => showcase.setSegments(all.map(makeSegment));
  const tracked: TrackedCall[] = [];
  const identified: Profile[] = [];
  const vitrine: TestVitrine = {
    ...seen(showcase),
    ...refusals,
    consent,
    track: (name, params) => void tracked.push({ name, params }),
    identify: (profile) => void identified.push(profile),
    problems: readOnly(problems),
    onError: problems.onError,
    export: async () => ({ consent: consent.debug() }),
    async erase() {
      showcase.clear();
      return true;
    },
    stop: showcase.stop,
    push(use) {
      try {
        use(vitrine);
      } catch (cause) {
        problems.report({ code: 'push-callback', message: 'A callback that was given to push() threw.', cause });
      }
    },
    show: showcase.show,
    setSegments,
    fail: problems.report,
    tracked,
    identified,
  };
  for (const [slot, variant = 'default'] of Object.entries(slots as Readonly<Record<string, string>>))
    showcase.show(slot, variant);
  setSegments(segments);
  return vitrine;
}

const seen = ({ outlook }: Showcase) => ({
  outlook,
  segments: mapped(outlook, (now) => now?.segments.filter(({ active }) => active) ?? NONE),
  decisions: mapped(outlook, (now) => now?.decisions ?? NONE),
  budget: readOnly(writable(undefined)),
  inspect: async () => undefined,
});
