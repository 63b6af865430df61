import type { Browser, Page } from 'playwright-core';
import { bare, isHarmless } from '../auditing/choose-link.js';
import type { ConsentWay } from './consent-way.js';
import { heldDatabases, heldSimply, hasInstance } from './look.js';
import { isWorking, whyClosed } from './look-instance.js';
import { openWatched, type WatchedProfile } from './open-watched.js';
import type { HeldThing, Phase } from './proof.js';

export type ProveOptions = Readonly<{
  url: string;
  way: ConsentWay;
  /** Most pages that are opened under consent besides the first. */
  pages: number;
  /** Milliseconds of silence after which a page has done all. */
  wait: number;
  tell(what: string): void;
}>;

/** A visit while it goes on. */
export type Visit = ProveOptions &
  Readonly<{
    profile: WatchedProfile;
    /** When each part began, milliseconds since the epoch, in order. */
    phases: { phase: Phase; from: number }[];
    held: Partial<Record<Phase, readonly HeldThing[]>>;
  }>;

/** A page that goes on is not waited for any longer than so many times `wait`. */
const LONGEST = 8;
/** How long Vitrine may take to work, milliseconds. */
const READY = 20_000;
const STEP = 100;

/** Opens the profile of a visit. */
export const openVisit = async (browser: Browser, options: ProveOptions): Promise<Visit> => ({
  ...options,
  profile: await openWatched(browser),
  phases: [],
  held: {},
});

/** Begins a part of the visit. */
export const enter = ({ phases }: Visit, phase: Phase): void => void phases.push({ phase, from: Date.now() });

/** Opens the page of the visit. Rejects where it cannot be opened. */
export async function open({ url }: Pick<Visit, 'url'>, tab: Page): Promise<void> {
  const answer = await tab.goto(url, { waitUntil: 'domcontentloaded' }).catch((cause: unknown) => {
    const why = String(cause instanceof Error ? cause.message : cause).split('\n')[0];
    throw new Error(`${url} could not be opened: ${why}`, { cause });
  });
  if (answer && answer.status() >= 400) throw new Error(`${url} answered ${answer.status()}`);
}

/** Leaves the page, and lets it come to its end: what it does then is no part of what follows. */
export async function leave(tab: Page): Promise<void> {
  await tab.goto('about:blank');
  await tab.waitForTimeout(STEP * 3);
}

/** Looks at a page as shoppers do, and waits until it has done all that it does by itself. */
export async function browse({ profile, wait }: Visit, tab: Page): Promise<void> {
  // a page that never comes to its end is looked at as it stands
  await tab.waitForLoadState('load', { timeout: wait * LONGEST }).catch(() => undefined);
  await tab.mouse.move(400, 300);
  await tab.mouse.wheel(0, 900);
  await tab.mouse.move(600, 500);
  await tab.mouse.wheel(0, -900);
  const begun = Date.now();
  const isOver = () => {
    const now = Date.now();
    return now - Math.max(begun, profile.latest()) >= wait || now - begun > wait * LONGEST;
  };
  while (!isOver()) await tab.waitForTimeout(STEP);
}

/** Waits until Vitrine works, which it should under consent; else hands back why it does not. */
export async function settle(visit: Visit, tab: Page): Promise<string | undefined> {
  const instance = await tab.evaluate(hasInstance);
  for (const end = Date.now() + READY; Date.now() < end; await tab.waitForTimeout(STEP)) {
    const works = instance
      ? await tab.evaluate(isWorking)
      : (await tab.evaluate(heldDatabases)).some(({ name, size }) => name === 'vitrine/events' && size);
    if (!works) continue;
    await browse(visit, tab);
    return undefined;
  }
  return instance ? tab.evaluate(whyClosed) : 'no database of Vitrine’s came to be';
}

/** Opens some pages that this one links to, with consent on each. */
export async function visitFurther(visit: Visit, tab: Page): Promise<void> {
  const { origin } = new URL(tab.url());
  const links = await tab.$$eval('a[href]', (all) => all.map((one) => (one as HTMLAnchorElement).href));
  const further = new Set(links.filter((link) => isHarmless(link, origin)).map(bare));
  further.delete(bare(tab.url()));
  for (const url of [...further].slice(0, visit.pages)) {
    visit.tell(`under consent: ${url}`);
    try {
      await open({ url }, tab);
    } catch {
      // a broken link of the shop's is not what is to be proved
      continue;
    }
    if (!visit.way.remembered && (await tab.evaluate(hasInstance))) await visit.way.grant(tab);
    await browse(visit, tab);
  }
}

/** Notes what is held at the end of a part of the visit. */
export async function keepHeld({ profile, held, phases }: Visit, tab: Page): Promise<void> {
  const url = tab.url();
  const cookies = (await profile.context.cookies(url)).map(({ name, value }): HeldThing => ({
    place: 'cookie',
    name,
    size: value.length,
  }));
  held[phases.at(-1)!.phase] = [
    ...cookies,
    ...(await tab.evaluate(heldSimply)),
    ...(await tab.evaluate(heldDatabases)),
  ];
}
