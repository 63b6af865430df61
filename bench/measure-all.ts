import { cpus } from 'node:os';
import { measureEvents as measureShopEvents, timeFirstDecision } from './browser.js';
import { asShipped } from './micro/as-shipped.js';
import type { Bench } from './pages/open-bench.js';
import { yardstick } from './pages/yardstick.js';
import { buildPeers } from './peers/build-peers.js';
import { pageAlone, peers } from './peers/peers.js';
import { peerSwaps } from './peers/swaps.js';
import type { Measured } from './results.js';
import { measureCapture } from './scenarios/capture.js';
import { measureEngine } from './scenarios/engine.js';
import { measureEvents } from './scenarios/events.js';
import { CONDITIONS, measureFirstPaint } from './scenarios/first-paint.js';
import { countOperations } from './scenarios/operations.js';
import { measureRuntimes } from './scenarios/runtimes.js';
import { measureStartUp } from './scenarios/start-up.js';
import { measureTraces } from './scenarios/trace.js';
import { measureDist, readStub } from './take-dist.js';
import { beforeConsent, vitrineSwaps, withConsent } from './vitrine.js';

/** Copies of the built files. */
export type Folders = Readonly<{ vitrine: string; peers: string }>;

/** What a run is limited to; empty lists and texts limit nothing. */
export type Wanted = Readonly<{ scenarios: readonly string[]; only: readonly string[]; swap: string; loads: number }>;

/** By name, for the command line. */
export const SCENARIOS = [
  'start-up',
  'events',
  'capture',
  'first-paint',
  'trace',
  'runtimes',
  'engine',
  'operations',
  'demo-shop',
  'micro',
] as const;

/** Runs what is wanted, one after the other, and says how far it is. */
export async function measureAll(bench: Bench, folders: Folders, wanted: Wanted): Promise<Measured> {
  const { scenarios, only, loads } = wanted;
  const run = async <T>(name: (typeof SCENARIOS)[number], work: () => Promise<T>): Promise<T | undefined> => {
    if (scenarios.length && !scenarios.includes(name)) return undefined;
    const start = Date.now();
    const done = await work();
    console.log(`${name}: ${Math.round((Date.now() - start) / 1000)} s`);
    return done;
  };
  const chosen = peers.filter(({ id }) => !only.length || only.includes(id));
  const peerFiles = chosen.length ? await buildPeers(folders.peers) : [];
  const contestants = [pageAlone, beforeConsent, withConsent, ...chosen];
  const stub = readStub(folders.vitrine);
  const rest = {
    startUp: await run('start-up', () => measureStartUp(bench, contestants, loads)),
    events: await run('events', () => measureEvents(bench, contestants, Math.ceil(loads / 2))),
    capture: await run('capture', () => measureCapture(bench, Math.max(1, loads - 1))),
    firstPaint: await run('first-paint', () => firstPaint(bench, stub, wanted)),
    traces: await run('trace', () => measureTraces(bench, stub, Math.max(1, loads - 1))),
    runtimes: await run('runtimes', () => measureRuntimes(bench, folders.vitrine, 3)),
    engine: await run('engine', () => measureEngine(bench)),
    operations: await run('operations', () => countOperations(bench, stub)),
    demoShop: await run('demo-shop', demoShop),
    stages: await run('micro', () => asShipped('stages')),
    curves: await run('micro', () => asShipped('curves')),
  };
  const known = Object.entries(rest).filter(([, value]) => value !== undefined);
  return {
    machine: {
      date: new Date().toISOString().slice(0, 10),
      cores: cpus().length,
      cpu: cpus()[0]?.model ?? 'unknown',
      node: process.version,
      browser: bench.browser.version(),
      loads,
    },
    sizes: { vitrine: await measureDist(folders.vitrine), peers: peerFiles },
    ...(Object.fromEntries(known) as Partial<Measured>),
  };
}

type FirstPaint = NonNullable<Measured['firstPaint']>;

async function firstPaint(bench: Bench, stub: string, { swap, only, loads }: Wanted): Promise<FirstPaint> {
  const theirs = peerSwaps.filter(({ file }) => !only.length || only.some((id) => file === `/peers/${id}.js`));
  const all = [{ name: 'the page alone', head: '', still: true }, ...vitrineSwaps(stub), yardstick, ...theirs];
  const swaps = all.filter(({ name }) => name.toLowerCase().includes(swap.toLowerCase()));
  const [desktop, phone] = CONDITIONS;
  const times = Math.max(1, loads - 1);
  return {
    desktop: await measureFirstPaint(bench, swaps, { loads: times, condition: desktop! }),
    phone: await measureFirstPaint(bench, swaps, { loads: times, condition: phone! }),
  };
}

/** The example shop with a real consent manager; once more if its files were being built. */
async function demoShop(): Promise<NonNullable<Measured['demoShop']>> {
  const once = async () => ({ firstDecision: await timeFirstDecision(3), perEvent: await measureShopEvents() });
  return once().catch(once);
}
