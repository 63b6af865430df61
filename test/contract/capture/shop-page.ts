import { openScope, type Scope } from '../../../src/capture/scope.js';
import { ifFollowed } from '../../../src/capture/sources/listening/if-followed.js';
import type { FurtherSource, Tools } from '../../../src/capture/sources/tools.js';

/** What a source said. */
export type Said = Readonly<{ name: string; said: any; at: number | undefined }>;

/** A page that a source listens to: what it said, and what the page does to it. */
export type ShopPage = Readonly<{
  said: Said[];
  problems: unknown[];
  scope: Scope;
  flushed(): number;
  /** A client-side page view. */
  viewed(): void;
  /** A request of the page's scripts has ended. */
  asked(url: string, status?: number, initiatorType?: string): void;
}>;

type Observer = (list: { getEntries(): readonly object[] }) => void;

/** Opens a part of a source on the document that stands. */
export function openShopPage(listen: FurtherSource): ShopPage {
  const observers = new Set<Observer>();
  globalThis.PerformanceObserver = class {
    constructor(private readonly heard: Observer) {}
    observe() {
      observers.add(this.heard);
    }
    disconnect() {
      observers.delete(this.heard);
    }
  } as never;
  const said: Said[] = [];
  const problems: unknown[] = [];
  const readers: (() => void)[] = [];
  let flushes = 0;
  const scope = openScope('source', (problem) => problems.push(problem));
  const tools = {
    global: (name: string) => (globalThis as Record<string, unknown>)[name],
    onPage(read: () => void) {
      readers.push(read);
      read();
    },
    flush: () => flushes++,
    ifFollowed: (event: Event, run: () => void) => ifFollowed(event, () => (run(), flushes++)),
    now: Date.now,
  } as unknown as Tools;
  scope.safe(listen)((name, told, at) => said.push({ name, said: told, at }), scope, tools);
  return {
    said,
    problems,
    scope,
    flushed: () => flushes,
    viewed: () => readers.forEach((read) => read()),
    asked(url, responseStatus = 200, initiatorType = 'fetch') {
      for (const heard of observers) heard({ getEntries: () => [{ name: url, initiatorType, responseStatus }] });
    },
  };
}

/** One task later: what a click or a submit has led to is then known. */
export const settled = (ms = 0): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Ends a page, which must not have had a problem. */
export function endOf({ scope, problems }: ShopPage): void {
  scope.end();
  if (problems.length) throw new Error(JSON.stringify(problems));
}
