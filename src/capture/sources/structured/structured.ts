import type { Scope } from '../../scope.js';
import type { SourcePack } from '../../source-pack.js';
import type { Emit } from '../../source.js';
import type { Parts } from '../parts.js';
import { microdata, openGraph } from './structured-markup.js';
import { parseLoose } from './structured-parse.js';
import type { Block } from './structured-tell.js';
import type { Thing } from './structured-thing.js';
import type { FurtherSource, Tools } from '../tools.js';

/** What a block must speak of to be parsed, and the most characters that it may have: 250 kB parse in a few milliseconds. */
const ABOUT = /Product|ItemList|OfferCatalog|BreadcrumbList|SearchAction/;
const MOST = 250_000;
/** Blocks that are remembered. */
const BLOCKS = 60;
/** How often, and every how many milliseconds, a page that tells nothing is read again: its data may still be on its way. */
const TRIES = 4;
const RHYTHM = 1000;

/**
 * What a page says to search engines: JSON-LD, else microdata, else Open Graph. Each block is parsed once, in a task of its own. A
 * block that is no JSON is left out and counted in the audit as `json_ld_broken`, one too long as `json_ld_long`.
 * @contract documented schema.org and ogp.me; the forms in which shops publish it, measured.
 */
const structured: FurtherSource = (emit, scope, tools) => {
  const fail = (cause: unknown): void => {
    throw cause;
  };
  Promise.all([tools.load('source.structured-tell'), tools.load('source.structured-item')]).then(
    scope.safe(([tell, item]) => listen(emit, scope, { ...tools, ...tell, ...item })),
    scope.safe(fail),
  );
};

type Means = Tools & Parts['source.structured-tell'] & Parts['source.structured-item'];

function listen(emit: Emit, scope: Scope, means: Means): void {
  let stands = '';
  let said = new Set<string>();
  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (run: () => void, delay?: number) => (timer = setTimeout(scope.safe(run), delay));
  const { known, blockOf } = openBlocks(emit, (within) => means.openBlock(within, stands));
  const marked = (read: () => readonly Thing[]) => read().map((one) => blockOf(JSON.stringify(one), () => one));
  const conclude = (blocks: readonly Block[]): void => {
    let told = means.tell(blocks, stands, means);
    for (const read of [microdata, openGraph])
      if (!told.some(([name]) => name.startsWith('view')))
        told = means.tell((blocks = [...blocks, ...marked(read)]), stands, means);
    for (const [name, params, key] of told) {
      if (!said.has(`${name} ${key}`)) emit(name, params);
      said.add(`${name} ${key}`);
    }
    if (!said.size && tries++ < TRIES) later(read, RHYTHM);
  };
  const next = (scripts: readonly Element[], blocks: readonly Block[]): void => {
    const [first, ...rest] = scripts;
    if (!first) return conclude(blocks);
    const text = first.textContent!;
    const go = () => next(rest, [...blocks, blockOf(text, () => parseLoose(text))]);
    if (known.has(text)) go();
    else later(go);
  };
  const read = (): void => {
    clearTimeout(timer);
    const address = addressNow();
    if (address !== stands) {
      stands = address;
      said = new Set();
      tries = 0;
    }
    next([...document.querySelectorAll('script[type="application/ld+json"]')].slice(0, BLOCKS), []);
  };
  means.onPage(scope.safe(read));
  scope.onEnd(() => clearTimeout(timer));
}

/** The address, with the route in the fragment but no place on the page. */
const addressNow = (): string => location.href.replace(/#(?!!?\/).*/, '');

/** Makes what gives the block of a text, made at most once; what cannot be read is counted. */
function openBlocks(emit: Emit, open: (within: unknown) => Block) {
  const known = new Map<string, Block>();
  const blockOf = (text: string, parse: () => unknown): Block => {
    let block = known.get(text);
    if (block) return block;
    const isLong = text.length > MOST;
    const within = !isLong && ABOUT.test(text) && parse();
    if (isLong || within === undefined) emit(isLong ? 'json_ld_long' : 'json_ld_broken');
    for (const [oldest] of known) if (known.size >= 2 * BLOCKS) known.delete(oldest);
    known.set(text, (block = open(within)));
    return block;
  };
  return { known, blockOf };
}

export const sources: SourcePack['sources'] = { structured };
