import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import { openConsent } from '../../../src/consent/open-consent.js';
import { writable } from '../../../src/lib/readable.js';
import type { Spent } from '../../../src/governor/open-governor.js';
import type { Trouble } from '../../../src/lib/report.js';
import type { PageOptions } from '../../../src/page.js';
import type { StubHandle } from '../../../src/slots/stored-slot.js';
import type { Outlook } from '../../../src/protocol.js';
import { readConfig } from '../../../src/read-config.js';
import { openVisit, type News } from '../../../src/visit.js';

export const BOTH = { persist: 'granted', personalize: 'granted' } as const;
export const settled = () => new Promise((next) => setTimeout(next, 20));

/** Another tab's end of the line: what it was told, and its own voice. */
export const line = { told: [] as News[], open: 0, say: (_news: unknown): void => undefined };

export class Channel extends EventTarget {
  constructor() {
    super();
    line.open++;
    line.say = (data) => void this.dispatchEvent(new MessageEvent('message', { data }));
  }
  postMessage(news: News) {
    line.told.push(news);
  }
  close() {
    line.open--;
    line.say = () => undefined;
  }
}

/** A visit over a page that only writes down what is asked of it. */
export function open({ config = {}, loads = true, begins = true, stub = undefined as StubHandle | undefined } = {}) {
  const log: string[] = [];
  const problems: Trouble[] = [];
  const report = (problem: Trouble) => void problems.push(problem);
  const consent = openConsent(report);
  const outlook = writable<Outlook | undefined>(undefined);
  outlook.subscribe((now) => void log.push(now ? 'outlook' : 'no outlook'));
  let options: PageOptions | undefined;
  const openPage = (given: PageOptions) => {
    options = given;
    log.push('open');
    return {
      track: ({ name }: { name: string }) => void log.push(`track ${name}`),
      persist: () => void log.push('persist'),
      inspect: async () => undefined,
      close: () => void log.push('close'),
    };
  };
  const visit = openVisit({
    consent,
    report,
    outlook,
    budget: writable<Spent | undefined>(undefined),
    load: (() => (loads ? Promise.resolve({ openPage }) : Promise.reject(new TypeError('404')))) as never,
  });
  const begin = () =>
    visit.begin({ config: readConfig(config, report), assets: 'https://shop.example/vitrine/', stub });
  if (begins) begin();
  const track = (name: string) => visit.track({ name, params: {} });
  /** The engine has opened the stores. */
  const answer = () => outlook.set({ memory: 'stored', seq: 1 } as Outlook);
  return { visit, begin, consent, log, problems, track, answer, page: () => options! };
}

export async function fill(name = 'vitrine') {
  const opening = indexedDB.open(name);
  opening.onupgradeneeded = () => opening.result.createObjectStore('events').put(1, 1);
  const db = await new Promise<IDBDatabase>((done) => (opening.onsuccess = () => done(opening.result)));
  db.onversionchange = () => db.close();
}

export const databases = () => indexedDB.databases();

/** A browser that holds nothing, and a line that nobody has opened. */
export function startAfresh(): void {
  globalThis.indexedDB = new IDBFactory();
  vi.stubGlobal('BroadcastChannel', Channel);
  Object.assign(line, { told: [], open: 0 });
}
