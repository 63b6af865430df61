import type { Finding } from '../../src/inspector/audit/finding.js';
import { nearestName } from '../../src/inspector/audit/nearest-name.js';
import { snippet } from '../../src/inspector/audit/snippet.js';
import type { DocumentReport } from './document-report.js';
import type { Listening } from './open-listening.js';
import type { Recorder } from './page/record.js';

const ADD = 'add_to_cart';

/** Puts the product of the page that stands into the cart, as a shopper does, and sees whether that is heard. */
export async function probeAdd({ page, settle, documents }: Listening): Promise<readonly Finding[]> {
  const handle = await page.evaluateHandle(() =>
    (window as unknown as Record<symbol, Recorder>)[Symbol.for('vitrine.audit')]?.findAddControl(),
  );
  const control = handle.asElement();
  if (!control)
    return [finding('note', 'The control that puts the product into the cart was not found, so none was tried.')];
  const told = adds(documents());
  const label = (await control.textContent())?.trim().replace(/\s+/g, ' ').slice(0, 40) ?? '';
  const { pathname } = new URL(page.url());
  // what lies over it, such as a banner, need not hinder a test
  await control.click({ timeout: 3000 }).catch(() => control.dispatchEvent('click'));
  await settle();
  if (adds(documents()) > told) return [];
  return [finding('error', `“${label}” was clicked on ${pathname}, and no add_to_cart was heard.`)];
}

/** How often an add was heard, by its own name or one that seems to mean it. */
const adds = (documents: readonly DocumentReport[]): number =>
  documents
    .flatMap(({ hearing }) => hearing)
    .filter(({ name, fates }) => name === ADD || (fates.unknown && nearestName(name) === ADD))
    .reduce((sum, { fates }) => sum + Object.values(fates).reduce((all, one) => all + one, 0), 0);

const finding = (severity: 'error' | 'note', what: string): Finding => ({
  severity,
  code: 'add-to-cart-missing',
  source: '',
  kind: 'product',
  name: ADD,
  count: 1,
  what,
  fix: 'Push add_to_cart when the product is in the cart, or mark the control with data-vitrine-event.',
  snippet: `${snippet('data-layer', ADD)}\n// or\n${snippet('attributes', ADD)}`,
});
