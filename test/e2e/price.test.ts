import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Config } from '../../src/config.js';
import type { PriceConfig, VariantConfig } from '../../src/slots/slot-config.js';
import { openStage, type Stage } from './launch.js';
import { openListening, type Listening } from './shops/listen.js';

const NY = 'THIS PRICE WAS SET BY AN ALGORITHM USING YOUR PERSONAL DATA';
const LOWER: PriceConfig = { effect: 'lower', disclosure: '.why', at: '.price' };

type Case = Readonly<{
  /** The shop's style; `&` is the slot. */
  css?: string;
  price?: PriceConfig;
  /** Words of the notice. */
  words?: string;
  /** Beside price and notice. */
  html?: string;
  content?: VariantConfig['content'];
  template?: boolean;
}>;

/** What a shopper can read beside the price. */
const SHOWN: Readonly<Record<string, Case>> = {
  plain: {},
  grey: { css: '& .why { color: #767676 }' },
  translucent: { css: '& .why { color: rgb(0 0 0 / 0.6) }' },
  oklch: { css: '& .why { color: oklch(0.45 0.15 250) }' },
  onDark: { css: '& { background: #222 } & .why { color: #ddd }' },
  onImage: { css: '& { background: linear-gradient(red, blue) } & .why { background: #fff; color: #000 }' },
  underBanner: { css: '& .banner { position: fixed; inset: 0; z-index: 9 }', html: '<div class="banner"></div>' },
  copied: { template: true },
  coupon: { price: { effect: 'lower', exempt: 'public-coupon' } },
  prior: { price: { ...LOWER, prior: '.was' }, html: '<p class="was"><s>$60</s></p>' },
  fed: { price: { ...LOWER, source: '.stock' }, html: '<p class="stock">3 left</p>' },
  closed: { css: '& { display: none }' },
};

/** What a shopper cannot read there, and why. */
const REFUSED: Readonly<Record<string, readonly [Case, string]>> = {
  none: [{ css: '& .why { display: none }' }, 'hidden'],
  invisible: [{ css: '& .why { visibility: hidden }' }, 'hidden'],
  faded: [{ css: '& .why { opacity: 0 }' }, 'contrast 1.0'],
  clear: [{ css: '& .why { -webkit-text-fill-color: transparent }' }, 'contrast 1.0'],
  white: [{ css: '& .why { color: #fff }' }, 'contrast 1.0'],
  pale: [{ css: '& .why { color: #999 }' }, 'contrast 2.8'],
  paleOklch: [{ css: '& .why { color: oklch(0.8 0.1 250) }' }, 'contrast'],
  pictured: [{ css: '& { background: linear-gradient(red, blue) }' }, 'contrast NaN'],
  tiny: [{ css: '& .why { font-size: 1px }' }, 'small'],
  cut: [{ css: '& { height: 20px; overflow: hidden } & .price { margin: 0 0 60px }' }, 'cut'],
  clipped: [{ css: '& .why { clip-path: inset(50%) }' }, 'cut'],
  indented: [{ css: '& .why { text-indent: -9999px }' }, 'cut'],
  far: [{ css: '& .price { margin-bottom: 2000px }' }, 'far'],
  wordless: [{ words: ' ' }, 'empty'],
  absent: [{ price: { ...LOWER, disclosure: '.elsewhere' } }, 'missing'],
  struck: [{ html: '<p class="was"><s>$60</s></p>' }, 'prices'],
  unfed: [{ price: { ...LOWER, source: '.stock' }, html: '<p class="stock">soon</p>' }, 'feed'],
  ownFeed: [
    {
      price: { ...LOWER, source: '.stock' },
      html: '<p class="stock">none</p>',
      content: { '.stock': { text: '3 left' } },
    },
    'feed',
  ],
};

const ALL: Readonly<Record<string, Case>> = {
  ...SHOWN,
  ...Object.fromEntries(Object.entries(REFUSED).map(([name, [one]]) => [name, one])),
};

function variantOf(
  name: string,
  { price = LOWER, words = 'Your price, set by how you have shopped here', content, template }: Case,
): VariantConfig {
  if (template) return { price, template: `#t-${name}` };
  return { price, content: { '.price': { text: '$45' }, '.why': { text: words }, ...content } };
}

const configOf = (cases: Readonly<Record<string, Case>>, more: Config = {}): Config => ({
  ...more,
  slots: Object.fromEntries(
    Object.entries(cases).map(([name, one]) => [name, { variants: { ten: variantOf(name, one) } }]),
  ),
});

const pageOf = (cases: Readonly<Record<string, Case>>) => `<!doctype html><html><head><title>Shop</title><style>
section { background: #fff; color: #000 }
${Object.entries(cases)
  .map(([name, { css = '' }]) => css.replaceAll('&', `#${name}`))
  .join('\n')}
</style><script>
window.seen = {};
(function look() {
  for (const one of document.querySelectorAll('section')) (seen[one.id] ??= new Set()).add(one.innerText.includes('$45'));
  requestAnimationFrame(look);
})();
</script></head><body>
${Object.entries(cases)
  .map(
    ([name, { html = '', template }]) =>
      `<section id="${name}" data-vitrine-slot="${name}"><p class="price">$50</p><p class="why">Our price</p>${html}</section>` +
      (template ? `<template id="t-${name}"><p class="price">$45</p><p class="why">Your price</p></template>` : ''),
  )
  .join('\n')}
</body></html>`;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

async function visit(cases: Readonly<Record<string, Case>>, config = configOf(cases)): Promise<Listening> {
  const shop = await openListening(stage, { files: { '/index.html': pageOf(cases) } }, { config });
  await shop.go('/');
  return shop;
}

/** The slots that say the lower price. */
const lower = ({ page }: Listening) =>
  page.evaluate(() =>
    [...document.querySelectorAll('section')].filter((one) => one.textContent!.includes('$45')).map(({ id }) => id),
  );
const messages = ({ page }: Listening) =>
  page.evaluate(() => globalThis.vitrine.problems.get().map(({ code, message }) => `${code}: ${message}`));

describe('a variant that moves a price', () => {
  it('stands where its notice can be read beside the price, and nowhere else, not for one frame', async () => {
    const shop = await visit(ALL);
    try {
      await expect.poll(() => lower(shop), { timeout: 10_000 }).toEqual(Object.keys(SHOWN));
      await expect.poll(async () => (await messages(shop)).length).toBe(Object.keys(REFUSED).length);
      const told = await messages(shop);
      for (const [name, [, why]] of Object.entries(REFUSED))
        expect(told.find((one) => one.includes(`slots.${name}.variants.ten`))).toContain(
          why === 'prices' ? 'slot-prior' : why === 'feed' ? 'slot-source' : `(${why}`,
        );
      const flashed = await shop.page.evaluate(() =>
        Object.entries((globalThis as unknown as { seen: Record<string, Set<boolean>> }).seen).flatMap(
          ([name, seen]) => (seen.has(true) ? name : []),
        ),
      );
      expect(flashed.filter((name) => name in REFUSED)).toEqual([]);
      expect(shop.errors).toEqual([]);
    } finally {
      await shop.close();
    }
  }, 60_000);

  it('rule 36: strikes no price through but the one that the config names as the price before', async () => {
    const struck = { html: '<p class="was"><s>$60</s></p>' };
    const shop = await visit({ struck, named: { ...struck, price: { ...LOWER, prior: '.was' } } });
    await expect.poll(() => lower(shop), { timeout: 10_000 }).toEqual(['named']);
    await expect.poll(() => messages(shop)).toEqual([expect.stringMatching(/^slot-prior: .*struck/)]);
    await shop.close();
  });

  it('goes when the page hides the notice, by whatever element', async () => {
    const shop = await visit({ inner: {}, outer: { css: 'body.quiet #outer .why { display: none }' }, kept: {} });
    try {
      await expect.poll(() => lower(shop), { timeout: 10_000 }).toEqual(['inner', 'outer', 'kept']);
      await shop.page.evaluate(() => {
        document.body.className = 'quiet';
        document.querySelector<HTMLElement>('#inner .why')!.style.display = 'none';
      });
      await expect.poll(() => lower(shop)).toEqual(['kept']);
      await expect
        .poll(async () => (await messages(shop)).filter((one) => one.startsWith('slot-disclosure')).length)
        .toBe(2);
      await shop.page.evaluate(() => globalThis.vitrine.consent.set({ personalize: 'denied' }));
      expect(await lower(shop)).toEqual([]);
    } finally {
      await shop.close();
    }
  }, 60_000);

  it('goes where something lies over the notice: at once in the window, and further down when it comes into it', async () => {
    const lid = '{ position: relative } & .lid { position: absolute; inset: 0; background: #eee }';
    const covered: Case = { css: `& ${lid}`, html: '<div class="lid"></div>' };
    const shop = await visit({ covered, open: {}, below: { ...covered, css: `& { margin-top: 2000px } & ${lid}` } });
    try {
      await expect.poll(() => lower(shop), { timeout: 10_000 }).toEqual(['open', 'below']);
      await expect.poll(async () => (await messages(shop)).join()).toContain('(covered)');
      await shop.page.locator('#below').scrollIntoViewIfNeeded();
      await expect.poll(() => lower(shop)).toEqual(['open']);
    } finally {
      await shop.close();
    }
  }, 60_000);

  it('says the sentence of New York there, word for word', async () => {
    const cases = {
      exact: { words: NY },
      spaced: { words: ` ${NY}. ` },
      other: {},
      lowerCase: { words: NY.toLowerCase() },
      coupon: SHOWN['coupon']!,
    };
    const shop = await visit(cases, configOf(cases, { pricing: { law: 'ny' } }));
    try {
      await expect.poll(() => lower(shop), { timeout: 10_000 }).toEqual(['exact', 'spaced', 'coupon']);
      await expect.poll(async () => (await messages(shop)).filter((one) => one.includes('(words)')).length).toBe(2);
    } finally {
      await shop.close();
    }
  }, 60_000);

  it('waits for what vets it, which no other page loads', async () => {
    const asked = (shop: Listening) =>
      shop.page.evaluate(
        () => performance.getEntriesByType('resource').filter(({ name }) => /vitrine\.price/.test(name)).length,
      );
    const plain: VariantConfig = { content: { '.price': { text: '$45' } } };
    const without = await visit({ plain: {} }, { slots: { plain: { variants: { ten: plain } } } });
    const late = await openListening(
      stage,
      { files: { '/index.html': pageOf({ plain: {} }) } },
      { config: configOf({ plain: {} }) },
    );
    try {
      await expect.poll(() => lower(without)).toEqual(['plain']);
      expect(await asked(without)).toBe(0);
      let answer = (): void => undefined;
      const held = new Promise<void>((go) => (answer = go));
      await late.page.route('**/vitrine.price.js', async (route) => {
        await held;
        await route.continue();
      });
      await late.go('/');
      await late.page.waitForTimeout(500);
      expect(await lower(late)).toEqual([]);
      answer();
      await expect.poll(() => lower(late)).toEqual(['plain']);
    } finally {
      await Promise.all([without.close(), late.close()]);
    }
  }, 60_000);
});
