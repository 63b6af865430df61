import { hasBit, type BitSet } from './bit-set.js';
import { openSketch } from './open-sketch.js';

/** How long shoppers stay in one segment, in seconds. A stay lies within one session. */
export type Stays = Readonly<{
  /** Of all sessions together. */
  seconds: number;
  stays: number;
  /** Stays that ended before the session did. */
  left: number;
  median: number;
  p90: number;
}>;

/** Follows stays while sessions are replayed; times in milliseconds. */
export type StayBook = Readonly<{
  /** What is active from now on, where that has changed. */
  change(active: BitSet, at: number): void;
  /** The session is over. */
  end(at: number): void;
  stays(segment: number): Stays;
}>;

/** Opens an empty book of stays in so many segments. */
export function openStays(segments: number): StayBook {
  const since = new Float64Array(segments).fill(Number.NaN);
  const sketches = Array.from({ length: segments }, openSketch);
  const [seconds, left] = [new Float64Array(segments), new Uint32Array(segments)];
  const close = (segment: number, at: number): void => {
    const stay = Math.max(0, at - since[segment]!) / 1000;
    since[segment] = Number.NaN;
    seconds[segment]! += stay;
    sketches[segment]!.add(stay);
  };
  return {
    change(active, at) {
      for (let segment = 0; segment < segments; segment++) {
        const [was, is] = [!Number.isNaN(since[segment]!), hasBit(active, segment)];
        if (is && !was) since[segment] = at;
        else if (was && !is) {
          close(segment, at);
          left[segment]! += 1;
        }
      }
    },
    end(at) {
      for (let segment = 0; segment < segments; segment++) if (!Number.isNaN(since[segment]!)) close(segment, at);
    },
    stays(segment) {
      const { count, quantile } = sketches[segment]!;
      return {
        seconds: seconds[segment]!,
        stays: count(),
        left: left[segment]!,
        median: quantile(0.5),
        p90: quantile(0.9),
      };
    },
  };
}
