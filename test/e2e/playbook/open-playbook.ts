import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { openSession } from '../../../examples/sessions/fold-session.js';
import type { LoggedEvent } from '../../../src/memory/logged-event.js';
import { openVisitor, type Stage } from '../launch.js';
import { openShop, until } from '../shop.js';

const DAY = 86_400_000;
const playbook = JSON.parse(readFileSync('examples/playbook.json', 'utf8')) as { slots: Record<string, object> };
/** A recorded shopper is known only when the rulebook is there: by then they may have seen the slots. */
const slots = Object.fromEntries(Object.entries(playbook.slots).map(([name, slot]) => [name, { ...slot, live: true }]));

/** Words of the demo shop that the playbook does not change, and that would not go with it. */
const OWN_WORDS = [
  [/<span class="offer-icon">[\s\S]*?<\/span>/, ''],
  [/<a class="offer-link"[\s\S]*?<\/a>/, ''],
  [/<p class="cta-title">[\s\S]*?<p class="cta-text">[\s\S]*?<\/p>/, '<p class="cta-title">Where next?</p>'],
] as const;

/** What docs/playbook.md asks a shop for, in the style of the demo shop. */
const WELCOME_BACK = `<template id="welcome-back"><p><strong class="offer-title price">Welcome back: £5 off</strong>
<span class="offer-text why">This price was set by what you did here before.</span></p></template>`;

/** Headings of the playbook are longer than the shop's own. */
const ROOM = '<style>.hero h1 { min-height: 3lh }</style>';

/** A recorded shopper, as they are when they come to the front page of the demo shop, which goes by the playbook. */
export type Led = Readonly<{
  session: string;
  /** The last event of it that counts; default all. */
  upTo?: number;
  /** How long ago that was; default a minute. */
  daysAgo?: number;
}>;

/** The rows of a recorded shopper, as if the last had been so long ago. */
async function rowsOf({ session, upTo = Infinity, daysAgo = 0 }: Led): Promise<readonly LoggedEvent[]> {
  const rows = (await openSession(session)).rows.filter(({ seq }) => seq <= upTo);
  const shift = Date.now() - 60_000 - daysAgo * DAY - rows.at(-1)!.at;
  return rows.map((row) => Object.assign({}, row, { at: row.at + shift }));
}

/** Runs in the page: puts the rows in place of all that the log holds, under the grant that stands. */
async function replaceLog(rows: readonly LoggedEvent[]): Promise<void> {
  const answer = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error!));
    });
  const database = await answer(indexedDB.open('vitrine'));
  const tx = database.transaction(['events', 'meta'], 'readwrite');
  const [events, meta] = [tx.objectStore('events'), tx.objectStore('meta')];
  const done = new Promise((resolve) => tx.addEventListener('complete', resolve));
  const head = (await answer(meta.get('head'))) as object;
  events.clear();
  meta.delete('checkpoint');
  for (const row of rows) events.put([row], [row.seq, row.at]);
  const { seq, session, at } = rows.at(-1)!;
  meta.put({ ...head, first: 1, clock: { seq, session, at } }, 'head');
  await done;
  database.close();
}

/** The front page of the demo shop, with the playbook for its config. */
function withPlaybook(html: string): string {
  const block = /(?<=<script type="application\/json" data-vitrine-config>)[\s\S]*?(?=<\/script>)/;
  const put = (json: string) => JSON.stringify({ ...JSON.parse(json), ...playbook, slots, budget: false });
  const page = html
    .replace(block, put)
    .replace('</head>', `${ROOM}</head>`)
    .replace('</body>', `${WELCOME_BACK}</body>`);
  return OWN_WORDS.reduce((words, [own, other]) => words.replace(own, other), page);
}

/** The demo shop under the playbook, with consent; `lead` comes back as a recorded shopper, and waits until models and rulebook have had their say. */
export async function openPlaybook(
  stage: Stage,
  size?: { width: number; height: number },
): Promise<Readonly<{ page: Page; lead(led: Led): Promise<void>; close(): Promise<void> }>> {
  const { page, context } = await openVisitor(stage, size);
  await context.route(/\/01-script-tag\/(\?.*)?$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: withPlaybook(await response.text()) });
  });
  const shop = openShop(page, stage.url);
  await shop.go('/');
  await shop.accept();
  await shop.modelsSettled();
  return {
    page,
    async lead(led) {
      // a page without Vitrine: nobody writes into the log beside us
      await page.goto(stage.url);
      await page.evaluate(replaceLog, await rowsOf(led));
      await shop.go('/');
      await until(page, () => globalThis.vitrine.outlook.get()?.models === 'ready');
    },
    close: () => context.close(),
  };
}
