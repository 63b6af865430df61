import { runInThisContext } from 'node:vm';
import { rollup } from 'rollup';
import { stubRow } from '../../../rollup.stub.js';
import type { StoredDecisions, StoredWrite, StubHandle } from '../../../src/slots/stored-slot.js';

/** Decisions that are as good as the stub wants them, with these writes to the hero. */
export const storedWith = (writes: readonly StoredWrite[], more: Partial<StoredDecisions> = {}): StoredDecisions => ({
  grant: 'g',
  policyVersion: '1',
  until: Date.now() + 1000,
  slots: [{ slot: 'hero', selector: '.hero', variant: 'sale', writes }],
  ...more,
});

/** A page while it is parsed. */
export type Parsing = Readonly<{
  /** What comes next at the end of an element, by default the body; resolves when observers have been told. */
  add(html: string, to?: string): Promise<void>;
  /** The parser is done. */
  end(): void;
  stub(): StubHandle | null | undefined;
}>;

/** The stub as it ships: what is tested is what stands in pages. */
const built = rollup(stubRow)
  .then((bundle) => bundle.generate({ ...stubRow.output, sourcemap: false }))
  .then(({ output }) => output[0].code);

/** Runs it as a classic script does. */
export const runStub = async (): Promise<void> => void runInThisContext(await built);

const set = (name: string, value: unknown) =>
  Object.defineProperty(document, name, { value, configurable: true, writable: true });

/** Keeps a value, empties the page and runs the stub at its head, as the parser would. */
export async function openStubbed(stored: unknown, { policy = '', query = '' } = {}): Promise<Parsing> {
  self.vitrineStub = undefined;
  if (stored !== undefined)
    localStorage.setItem('vitrine', typeof stored === 'string' ? stored : JSON.stringify(stored));
  document.documentElement.innerHTML = '<head></head><body></body>';
  history.replaceState(null, '', `/${query}`);
  const script = document.createElement('script');
  if (policy) script.dataset['vitrinePolicy'] = policy;
  set('currentScript', script);
  set('readyState', 'loading');
  await runStub();
  return {
    async add(html, to = 'body') {
      document.querySelector(to)!.insertAdjacentHTML('beforeend', html);
      await new Promise((told) => setTimeout(told));
    },
    end() {
      set('readyState', 'interactive');
      document.dispatchEvent(new Event('DOMContentLoaded', { bubbles: true }));
    },
    stub: () => self.vitrineStub,
  };
}

/** Puts the page and storage back. */
export function closeStubbed(): void {
  self.vitrineStub?.undo();
  self.vitrineStub = undefined;
  localStorage.clear();
  set('readyState', 'complete');
}
