import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import {
  browse,
  enter,
  keepHeld,
  leave,
  open,
  openVisit,
  settle,
  visitFurther,
  type ProveOptions,
  type Visit,
} from './visit.js';
import { configShown, hasInstance, logText, slotsHtml } from './look.js';
import { exported, grantId, sayMarked, stillKnown } from './look-instance.js';
import type { WatchedProfile } from './open-watched.js';
import type { Observed, Timings } from './proof.js';
import { timeWithdrawal } from './time-withdrawal.js';

/** A visit as it was seen, yet to be judged. */
export type Visited = Readonly<{
  observed: Observed;
  phases: Visit['phases'];
  profile: WatchedProfile;
  /** What must not leave: the words of the log. */
  raw: readonly string[];
}>;

/**
 * Visits a shop in a fresh profile: before an answer, under consent, before the answer on the next page, through its withdrawal, and
 * once more afterwards. The caller closes the profile. Rejects where the page cannot be opened or consent cannot be given.
 */
export async function proveSite(browser: Browser, options: ProveOptions): Promise<Visited> {
  const visit = await openVisit(browser, options);
  const { profile } = visit;
  try {
    const tab = await profile.openTab();
    const before = await unanswered(visit, tab);
    const { marker, unopened } = await underConsent(visit, tab, before.instance);
    const other = await secondTab(visit);
    const known = await lookUnderConsent(tab, { marker, instance: before.instance });
    await keepHeld(visit, tab);
    const taken = await takeBack(visit, [tab, other]);
    await other.close();
    await leave(tab);
    enter(visit, 'afterwards');
    await open(visit, tab);
    await browse(visit, tab);
    await keepHeld(visit, tab);
    const regrant = known.first ? await grantAgain(visit, tab, { marker, first: known.first }) : undefined;
    const { timings, slots, remembered, workersLeft } = taken;
    const observed: Observed = {
      instance: before.instance,
      unopened,
      held: visit.held,
      slots: { before: before.slots, granted: known.slots, withdrawn: slots },
      timings,
      remembered,
      unexported: known.unexported,
      asksCookie: known.asksCookie,
      regrant,
      workersLeft,
    };
    return { observed, phases: visit.phases, profile, raw: [...new Set([marker, ...known.raw])] };
  } catch (cause) {
    await profile.close();
    throw cause;
  }
}

async function unanswered(visit: Visit, tab: Page): Promise<{ instance: boolean; slots: readonly string[] }> {
  visit.tell('nobody has answered');
  enter(visit, 'before');
  await open(visit, tab);
  await browse(visit, tab);
  await keepHeld(visit, tab);
  return { instance: await tab.evaluate(hasInstance), slots: await tab.evaluate(slotsHtml) };
}

async function underConsent(
  visit: Visit,
  tab: Page,
  instance: boolean,
): Promise<{ marker: string; unopened: string | undefined }> {
  visit.tell('consent is given');
  enter(visit, 'granted');
  await visit.way.grant(tab);
  const unopened = await settle(visit, tab);
  const marker = `proof-${randomUUID().slice(0, 8)}`;
  if (instance) await tab.evaluate(sayMarked, marker);
  await browse(visit, tab);
  await visitFurther(visit, tab);
  if (!visit.way.remembered) {
    await leave(tab);
    enter(visit, 'returning');
    await open(visit, tab);
    await browse(visit, tab);
    await keepHeld(visit, tab);
    enter(visit, 'granted');
    await visit.way.grant(tab);
  } else await open(visit, tab);
  await settle(visit, tab);
  return { marker, unopened };
}

async function secondTab(visit: Visit): Promise<Page> {
  const other = await visit.profile.openTab();
  await open(visit, other);
  if (!visit.way.remembered) await visit.way.grant(other);
  await settle(visit, other);
  return other;
}

type Known = Readonly<{
  slots: readonly string[];
  unexported: readonly string[] | undefined;
  first: string | undefined;
  asksCookie: boolean | undefined;
  raw: readonly string[];
}>;

async function lookUnderConsent(
  tab: Page,
  { marker, instance }: { marker: string; instance: boolean },
): Promise<Known> {
  const log = await tab.evaluate(logText);
  const events = JSON.parse(log) as readonly LoggedWords[];
  const told = instance ? await tab.evaluate(exported) : undefined;
  const stored = events.map(({ at, name, seq }) => `event ${seq} (${name}, ${new Date(at).toISOString()})`);
  const isTold = ({ at, seq }: LoggedWords): boolean => !!told?.includes(`"at":${at}`) && told.includes(`"seq":${seq}`);
  return {
    slots: await tab.evaluate(slotsHtml),
    first: instance ? await tab.evaluate(grantId) : undefined,
    asksCookie: await asksForCookie(tab),
    unexported:
      told === undefined
        ? undefined
        : [...stored.filter((_, at) => !isTold(events[at]!)), ...(told.includes(marker) ? [] : [marker])],
    raw: [...new Set(events.flatMap(wordsOf))],
  };
}

async function asksForCookie(tab: Page): Promise<boolean | undefined> {
  const { text, url } = (await tab.evaluate(configShown)) ?? {};
  try {
    const config = text ?? (url && (await (await tab.request.get(url)).text()));
    return config === undefined ? undefined : Object(JSON.parse(config)).decisionCookie === true;
  } catch {
    // a config that cannot be read asks for nothing
    return false;
  }
}

type LoggedWords = Readonly<{ at: number; seq: number; name: string; params: Readonly<Record<string, unknown>> }>;

/** What tells of the shopper in an event: words of goods and searches, long enough not to turn up by chance. */
function wordsOf({ params }: LoggedWords): readonly string[] {
  const items = (params['items'] ?? []) as readonly Readonly<Record<string, unknown>>[];
  const said = [params['search_term'], ...items.flatMap(({ item_id, item_name }) => [item_id, item_name])];
  return said.filter((word): word is string => typeof word === 'string' && word.length > 5);
}

type Taken = Readonly<{
  timings: Timings;
  slots: readonly string[];
  remembered: readonly string[] | undefined;
  workersLeft: number;
}>;

async function takeBack(visit: Visit, tabs: readonly [Page, Page]): Promise<Taken> {
  const { profile, way, phases } = visit;
  visit.tell('consent is withdrawn');
  const [tab] = tabs;
  const actsOf = (one: number) => profile.acts.filter((act) => act.tab === one);
  const { at, ...timings } = await timeWithdrawal(tab, () => way.withdraw(tab), actsOf);
  phases.push({ phase: 'withdrawn', from: at });
  await browse(visit, tab);
  await keepHeld(visit, tab);
  const remembered = (await tab.evaluate(hasInstance)) ? await tab.evaluate(stillKnown) : undefined;
  const workersLeft = tabs.flatMap((page) => page.workers()).length;
  return { timings, slots: await tab.evaluate(slotsHtml), remembered, workersLeft };
}

/** Grants once more: whether the log begins afresh. */
async function grantAgain(
  visit: Visit,
  tab: Page,
  { marker, first }: { marker: string; first: string },
): Promise<Observed['regrant']> {
  if (visit.way.remembered) return undefined;
  enter(visit, 'regranted');
  await visit.way.grant(tab);
  await settle(visit, tab);
  const second = await tab.evaluate(grantId);
  const resurrected = (await tab.evaluate(logText)).includes(marker);
  await visit.way.withdraw(tab);
  return { first, second, resurrected };
}
