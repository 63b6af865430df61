import { writable, type Readable } from './lib/readable.js';
import type { Problem, Report } from './lib/report.js';

/** The problems of this page view, newest last. */
export type Problems = Readable<readonly Problem[]> &
  Readonly<{ report: Report; onError(listener: (problem: Problem) => void): () => void }>;

const LIMIT = 50;

/** Keeps the last 50 problems and hands each to every listener, past ones first. A listener that throws harms nobody. */
export function openProblems(): Problems {
  const list = writable<readonly Problem[]>([]);
  return {
    ...list,
    report: (problem) => list.set([...list.get(), problem].slice(-LIMIT)),
    onError(listener) {
      const tell = (problem: Problem) => {
        try {
          listener(problem);
        } catch {
          // reporting it would call the same listener again
        }
      };
      list.get().forEach(tell);
      return list.subscribe((all) => tell(all.at(-1)!));
    },
  };
}
