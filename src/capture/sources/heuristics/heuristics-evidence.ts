import type { Scope } from '../../scope.js';
import type { Emit } from '../../source.js';
import type { Leaving } from './heuristics-leaving.js';
import { placeOf } from './heuristics-places.js';
import type { Parts } from '../parts.js';
import type { Tools } from '../tools.js';

/** How long a sign is waited for that a click has changed the cart, and how often one is looked for, in milliseconds. */
const PATIENCE = 3000;
const RHYTHM = 250;

/** Within how many milliseconds two clicks are one: a shop may press another control for the shopper. */
const SAME = 50;

/** How long after an answer the page may take to tell that the answer was no, in milliseconds. */
const PAUSE = 400;

/** Addresses by which carts are changed, and those of who only hears of it or asks. */
const CARTISH = /cart|basket|\bbag\b|korb|panier|carrito|cesta|bolsa|line-?item|graphql/i;
const TELLTALE = /collect|analytic|pixel|track|beacon|metric|log\b|availab|stock|inventory|verf(ü|ue)g|dispo/i;
/** Where shops show how much is in the cart. */
const COUNTERS =
  ':is([class*=cart i],[id*=cart i],[class*=basket i],[id*=basket i],[class*=bag i],[class*=korb i],a[href*=cart i],a[href*=korb i])';

/** What was pressed, and what to say when it has changed the cart. */
export type Claim = Readonly<{ name: string; said: object; control: Element; click: Event }>;

type Waiting = Claim &
  Readonly<{ label: string; at: number; since: number; from: string }> & {
    /** When a request to the cart was answered well. */
    answered?: number;
    /** Whether the page has shown that it did not come true. */
    refused?: boolean;
  };

type Requested = PerformanceResourceTiming & Readonly<{ responseStatus?: number }>;

type Means = Pick<Tools, 'now' | 'flush'> & Parts['source.heuristics-effects'] & Leaving;

/**
 * Makes what says a claim once there is a sign that it came true: an answered request to the cart, a count, notice, label or drawer
 * that tells so, a page that is left for it. An add of which the page shows neither that nor the contrary within 3 s is said with
 * little confidence. One sign confirms one claim, the oldest.
 */
export function openEvidence(emit: Emit, scope: Scope, means: Means): (claim: Claim) => void {
  const { now, flush } = means;
  const { waiting, settle, look, effects } = openClaims(emit, means);
  let timer: ReturnType<typeof setInterval> | undefined;
  watchRequests(scope, (at, isGood) => {
    const one = [...waiting].find(({ since, answered }) => since <= at && !answered);
    if (!isGood) settle(one, 0);
    else if (one) one.answered = performance.now();
  });
  const leaves = means.watchLeaving(scope, (pressed) => {
    const all = [...waiting];
    for (const one of all) if (one.answered && !one.refused) settle(one, 0.7);
    const last = all.pop();
    // another click than that for the cart may have led away
    if (last?.click === pressed) settle(last, 0.6);
    flush();
  });
  const end = (): void => {
    clearInterval(timer);
    effects.stop();
  };
  scope.onEnd(end);
  return (claim) => {
    const since = performance.now();
    if ([...waiting].some((one) => since - one.since < SAME)) return;
    const one = { ...claim, label: claim.control.textContent!.trim(), at: now(), since, from: location.href };
    if (!waiting.size) settle(undefined, 0);
    waiting.add(one);
    end();
    effects.start();
    timer = setInterval(
      scope.safe(() => look() || end()),
      RHYTHM,
    );
    leaves(one, (adds) => {
      settle(one, adds ? 0.7 : 0);
      flush();
    });
  };
}

/** What was pressed and is not yet certain, and what makes it so, or drops it. */
function openClaims(emit: Emit, { openEffects, refuses }: Means) {
  const waiting = new Set<Waiting>();
  let counted = '';
  /** The count of the cart from now on; a confidence of 0 says nothing. */
  const settle = (one: Waiting | undefined, confidence: number): void => {
    if (one && waiting.delete(one) && confidence) emit(one.name, { ...one.said, confidence }, one.at);
    counted = count();
  };
  const done = (one: Waiting): void => settle(one, one.answered ? 0.9 : 0.8);
  const effects = openEffects<Waiting>(
    () => [...waiting],
    (one, isTrue) => (isTrue ? one.name.startsWith('a') && done(one) : (one.refused = true)),
  );
  const look = (): boolean => {
    const [first] = waiting;
    if (!first) return false;
    const { name, since, from, answered, refused, control } = first;
    const time = performance.now();
    const isElsewhere = location.href !== from;
    const isRemoval = name.startsWith('r');
    if ((isElsewhere && placeOf(location.href) === 'cart') || (isRemoval && !control.isConnected)) done(first);
    else if (count() !== counted) done(first);
    else if (answered && !refused && time - answered > PAUSE) settle(first, 0.7);
    else if (time - since > PATIENCE) settle(first, isRemoval || refused || isElsewhere || refuses(control) ? 0 : 0.5);
    return true;
  };
  return { waiting, settle, look, effects };
}

/** Tells when requests to the cart were begun, and whether they were answered well; no function of the page is touched. */
function watchRequests(scope: Scope, hear: (at: number, isGood: boolean) => void): void {
  const read = scope.safe((list: PerformanceObserverEntryList) => {
    for (const { name, startTime, initiatorType, responseStatus = 0 } of list.getEntries() as Requested[])
      if (/fetch|xml|beacon/.test(initiatorType) && CARTISH.test(name) && !TELLTALE.test(name.split('?')[0]!))
        hear(startTime, responseStatus < 400);
  });
  const requests = new PerformanceObserver(read);
  requests.observe({ type: 'resource' });
  scope.onEnd(() => requests.disconnect());
}

/** The figures that tell how much is in the cart: on the page, and in what a shop without a server stores. Compared, never kept. */
function count(): string {
  const shown = [...document.querySelectorAll(`${COUNTERS},${COUNTERS} *`)]
    .filter((one) => !one.childElementCount && one.textContent!.length < 30)
    .map((one) => one.textContent!.replace(/\D/g, ''));
  try {
    for (const key of Object.keys(localStorage)) if (CARTISH.test(key)) shown.push(localStorage.getItem(key)!);
  } catch {
    // storage may be forbidden: then nothing is in it
  }
  return shown.join();
}
