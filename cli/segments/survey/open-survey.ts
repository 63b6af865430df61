import type { LoggedEvent } from '../../../src/memory/logged-event.js';
import type { Segment, SegmentId } from '../../../src/segments/segment.js';
import { addBit, bitSet, hasBit, type BitSet } from './bit-set.js';
import { openFlows, type Flow, type FlowBook } from './open-flows.js';
import { openMoments, type MomentBook, type Moments } from './open-moments.js';
import { openStays, type StayBook, type Stays } from './open-stays.js';
import { tracksOf } from './tracks.js';

/** All that was seen of a recording's segments. */
export type Survey = Readonly<{
  ids: readonly SegmentId[];
  events: number;
  /** From the first to the last event of each session, all together. */
  seconds: number;
  moments: Moments;
  flows: readonly Flow[];
  /** By segment. */
  stays: readonly Stays[];
  /** By segment: sessions in which enough was known to tell. */
  known: readonly number[];
}>;

/** Takes the segments after each event, one shopper after the other. */
export type Surveying = Readonly<{
  shopper(key: string): void;
  event(event: LoggedEvent, segments: readonly Segment[]): void;
  close(): Survey;
}>;

/** Opens a survey of these segments, in whose order they are given after every event. */
export function openSurvey(ids: readonly SegmentId[]): Surveying {
  const books = { moments: openMoments(ids.length), flows: openFlows(tracksOf(ids)), stays: openStays(ids.length) };
  const { moments, flows, stays } = books;
  const standing = openStanding(ids.length);
  const visits = openVisits(books, standing);
  let events = 0;
  return {
    shopper(key) {
      visits.end();
      moments.shopper(key);
    },
    event(event, segments) {
      events += 1;
      visits.take(event);
      if (!standing.differs(segments)) return;
      const { active } = standing;
      moments.moment(active);
      stays.change(active, visits.now());
      flows.change((segment) => hasBit(active, segment));
    },
    close() {
      visits.end();
      const all = ids.map((_, segment) => stays.stays(segment));
      const { known } = standing;
      return {
        ids,
        events,
        seconds: visits.seconds(),
        moments: moments.close(),
        flows: flows.flows(),
        stays: all,
        known,
      };
    },
  };
}

type Books = Readonly<{ moments: MomentBook; flows: FlowBook; stays: StayBook }>;

/** Where sessions begin and end, and how long they last together. */
function openVisits({ moments, flows, stays }: Books, standing: Pick<ReturnType<typeof openStanding>, 'end'>) {
  let visit: { id: number; start: number; at: number; ordered: boolean } | undefined;
  let seconds = 0;
  const end = (): void => {
    if (!visit) return;
    seconds += (visit.at - visit.start) / 1000;
    stays.end(visit.at);
    flows.end(visit.ordered);
    standing.end();
    visit = undefined;
  };
  return {
    end,
    seconds: () => seconds,
    /** The latest time of the session: an event of another tab may come late. */
    now: () => visit!.at,
    take({ name, at, session: id }: LoggedEvent): void {
      if (visit?.id !== id) {
        end();
        visit = { id, start: at, at, ordered: false };
        moments.session();
        flows.session();
      }
      visit.at = Math.max(visit.at, at);
      if (name !== 'purchase') return;
      visit.ordered = true;
      moments.order();
    },
  };
}

/** What is active now, and in how many sessions a segment was known. */
function openStanding(size: number) {
  const [active, knownNow] = [bitSet(size), bitSet(size)];
  const known = Array.from({ length: size }, () => 0);
  let fresh = true;
  const flip = (set: BitSet, place: number): void => void (set[place >>> 5]! ^= 1 << (place & 31));
  return {
    active,
    known,
    /** Takes what stands; whether it is another set than before, or the first of a session. */
    differs(segments: readonly Segment[]): boolean {
      let changed = fresh;
      fresh = false;
      for (let place = 0; place < size; place++) {
        const segment = segments[place]!;
        if (segment.active !== hasBit(active, place)) {
          flip(active, place);
          changed = true;
        }
        if (segment.known && !hasBit(knownNow, place)) {
          addBit(knownNow, place);
          known[place]! += 1;
        }
      }
      return changed;
    },
    end(): void {
      fresh = true;
      active.fill(0);
      knownNow.fill(0);
    },
  };
}
