import { print } from './lib/print.js';
import { writable, type Readable } from './lib/readable.js';
import type { Problem, Report } from './lib/report.js';

/** The problems of this page view, newest last. */
export type Problems = Readable<readonly Problem[]> &
  Readonly<{ report: Report; onError(listener: (problem: Problem) => void): () => void; printing(on: boolean): void }>;

const LIMIT = 50;

/** Keeps the last 50 problems and hands each to every listener, past ones first. A listener that throws harms nobody. */
export function openProblems(): Problems {
  const list = writable<readonly Problem[]>([]);
  const listeners = new Set<(problem: Problem) => void>();
  let printed = false;
  const tell = (listener: (problem: Problem) => void, problem: Problem) => {
    try {
      listener(problem);
    } catch (cause) {
      // reporting it would call the same listener again
      if (printed) print('problem listener', cause);
    }
  };
  return {
    ...list,
    report(problem) {
      list.set([...list.get(), problem].slice(-LIMIT));
      if (printed) print(problem.code, problem.message);
      for (const listener of listeners) tell(listener, problem);
    },
    onError(listener) {
      for (const problem of list.get()) tell(listener, problem);
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    printing(on) {
      if (on && !printed) for (const problem of list.get()) print(problem.code, problem.message);
      printed = on;
    },
  };
}
