import { openGate } from './gate.js';
import type { Trouble } from './lib/report.js';
import type { Vitrine } from './vitrine.js';

declare global {
  interface Window {
    /** The shop's queue of callbacks, until the instance takes its place. */
    vitrine?: ((vitrine: Vitrine) => void)[] | Vitrine;
  }
}

const script = document.currentScript as HTMLScriptElement | null;
const loading = () => new Promise((parsed) => document.addEventListener('DOMContentLoaded', parsed));
const findBlock = () => document.querySelector('script[type="application/json"][data-vitrine-config]')?.textContent;

// rejects as long as there is no whole block
const readBlock = async (): Promise<unknown> => JSON.parse(findBlock()!);

/** The config of the page: the JSON block, or the file that the script tag's `data-vitrine-config` names, or none. */
async function findConfig(): Promise<unknown> {
  const url = script?.dataset['vitrineConfig'];
  // an async script may run before the parser has come to the block, or to its end
  if (!url && document.readyState === 'loading') await readBlock().catch(loading);
  if (findBlock() !== undefined) return readBlock();
  if (!url) return {};
  const answer = await fetch(url, { credentials: 'omit' });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.json();
}

type Given = Readonly<{ config: unknown; faults: readonly Trouble[] }>;

function run({ config, faults }: Given): Vitrine {
  return openGate(config, {
    faults,
    assets: new URL('./', script?.src || document.baseURI).href,
    // a classic script keeps import(url); the URL is only known when the page runs
    load: (name, assets) => import(`${assets}vitrine.${name}.js`),
  });
}

/** A config that cannot be read switches everything off: it might have said so. */
function unreadable(cause: unknown): Given {
  return { config: { enabled: false }, faults: [{ code: 'config-unreadable', cause }] };
}

async function main(): Promise<void> {
  const given = await findConfig().then((config): Given => ({ config, faults: [] }), unreadable);
  // an element whose id is `vitrine` stands in `window` too
  const queue = window.vitrine instanceof Element ? [] : (window.vitrine ?? []);
  // a page that carries the tag twice keeps the first, and what it calls `vitrine` itself
  if (!Array.isArray(queue)) return;
  const vitrine = run(given);
  window.vitrine = vitrine;
  for (const use of queue) vitrine.push(use);
}

void main();
