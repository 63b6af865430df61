import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import type { DocumentReport } from './document-report.js';
import type { RecordOptions, Recorder } from './page/record.js';

/** A page of a fresh profile that is listened to. */
export type Listening = Readonly<{
  page: Page;
  /** Waits until nothing more is heard, and gives what the document that stands has heard. */
  settle(): Promise<DocumentReport | undefined>;
  /** Every document so far, in order. */
  documents(): readonly DocumentReport[];
  close(): Promise<void>;
}>;

export type ListeningOptions = Omit<RecordOptions, 'tell'> &
  Readonly<{
    /** Milliseconds without anything heard after which a page has said all. */
    wait: number;
  }>;

const TELL = '__vitrineAudit';
const STEP = 100;
/** A page that goes on talking is not waited for any longer than so many times `wait`. */
const LONGEST = 6;

/** Opens a page, without cookies and storage of any other, in which the recorder stands before every document's own scripts. */
export async function openListening(browser: Browser, options: ListeningOptions): Promise<Listening> {
  const { wait, capture, seasons } = options;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const heard = new Map<string, DocumentReport>();
  let latest = 0;
  const take = (report: DocumentReport): DocumentReport => {
    if (report.events.length !== heard.get(report.id)?.events.length) latest = Date.now();
    heard.set(report.id, report);
    return report;
  };
  await context.addInitScript({ content: await recorder({ capture, seasons, tell: TELL }) });
  const page = await context.newPage();
  // not Playwright's own binding: it drops what a page says while it is being left
  const devtools = await context.newCDPSession(page);
  devtools.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name === TELL) take(JSON.parse(payload) as DocumentReport);
  });
  await devtools.send('Runtime.enable');
  await devtools.send('Runtime.addBinding', { name: TELL });
  const collect = async (): Promise<DocumentReport | undefined> => {
    const told = page.evaluate(() =>
      (window as unknown as Record<symbol, Recorder>)[Symbol.for('vitrine.audit')]?.collect(),
    );
    // a document that is just being left; the next one tells
    const report = await told.catch(() => undefined);
    return report && take(report);
  };
  return {
    page,
    async settle() {
      const end = Date.now() + wait * LONGEST;
      latest = Date.now();
      // a page that never comes to its end is listened to as it stands
      await page.waitForLoadState('load', { timeout: wait * LONGEST }).catch(() => undefined);
      latest = Math.max(latest, Date.now());
      while (Date.now() - latest < wait && Date.now() < end) await page.waitForTimeout(STEP);
      return collect();
    },
    documents: () => [...heard.values()],
    close: () => context.close(),
  };
}

/** The script that records, as it is put into each document. */
async function recorder(options: RecordOptions): Promise<string> {
  const code = await readFile(new URL('vitrine.audit.js', import.meta.url), 'utf8');
  return `(() => {${code};vitrineAudit.record(${JSON.stringify(options)})})()`;
}
