import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Config } from '../../../../src/config.js';
import type { Driven, Engine } from '../../engines/engine.js';
import { pageOf, serveSlots } from '../serve-slots.js';

declare global {
  /** The transition that runs, until the test ends it. */
  var transition: ViewTransition | undefined;
}

const INNER = `<section data-vitrine-slot="hero"><h1>For everybody</h1></section>
<aside data-vitrine-slot="offer"><p class="own">Nothing off</p></aside>`;
const config: Config = {
  slots: {
    hero: { shadow: 'shop-front', live: true, variants: { all: { content: { h1: { text: 'For you' } } } } },
    offer: { shadow: ['shop-front'], live: true, variants: { all: { template: '#coupon' } } },
  },
};
const BODY = `<shop-front></shop-front><template id="coupon"><p class="coupon">10 % off</p></template>
<script>
customElements.define('shop-front', class extends HTMLElement {
  connectedCallback() { setTimeout(() => { this.attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(INNER)}; }, 300); }
});
</script>`;
const STYLE = `<style>
::view-transition-group(*), ::view-transition-old(*), ::view-transition-new(*) { animation-duration: 120s }
</style>`;

const grant = () => globalThis.vitrine.consent.set({ persist: 'granted', personalize: 'granted', measure: 'granted' });
const isThere = () => !!globalThis.vitrine?.consent && !!document.querySelector('shop-front')!.shadowRoot;
const isShown = () => document.querySelector('shop-front')!.shadowRoot!.querySelector('h1')!.textContent === 'For you';
const html = () => document.querySelector('shop-front')!.shadowRoot!.innerHTML;

/** What has to hold in every engine of slots in a shadow root that comes late. */
export function describeRoots(engine: Engine): void {
  const missing = engine.missing();
  describe.skipIf(missing)(`slots in a shadow root, in ${missing ?? engine.name}`, () => {
    let shop: Awaited<ReturnType<typeof serveSlots>>;
    let driven: Driven;
    async function until(holds: () => boolean): Promise<void> {
      await expect.poll(() => driven.evaluate(holds), { timeout: 20_000, message: String(holds) }).toBe(true);
    }
    beforeAll(async () => {
      shop = await serveSlots({ '/': pageOf(config, BODY, STYLE) });
    });
    beforeEach(async () => {
      await driven?.close();
      driven = await engine.open();
      await driven.goto(shop.url);
      await until(isThere);
    });
    afterAll(async () => {
      await driven?.close();
      shop?.close();
    });

    it('are shown there, hide what was there, are seen, and go to the byte', async () => {
      expect(await driven.evaluate(html)).toBe(INNER);
      await driven.evaluate(grant);
      await until(isShown);
      await until(() => {
        const root = document.querySelector('shop-front')!.shadowRoot!;
        return !!root.querySelector('.coupon')?.checkVisibility() && !root.querySelector('.own')!.checkVisibility();
      });
      await expect
        .poll(
          () =>
            driven.evaluate(async () =>
              ((await globalThis.vitrine.inspect())?.events ?? [])
                .flatMap(({ name, params }) => (name === 'view_promotion' ? String(params.creative_slot) : []))
                .toSorted()
                .join(),
            ),
          { timeout: 10_000 },
        )
        .toBe('hero,offer');
      expect(await driven.evaluate(() => globalThis.vitrine.problems.get().length)).toBe(0);
      await driven.evaluate(() => globalThis.vitrine.consent.set({ persist: 'denied', personalize: 'denied' }));
      expect(await driven.evaluate(html)).toBe(INNER);
      expect(
        await driven.evaluate(() => document.querySelector('shop-front')!.shadowRoot!.adoptedStyleSheets.length),
      ).toBe(0);
    });

    it('wait for the end of a view transition, where the browser has them and says so', async () => {
      const has = await driven.evaluate(
        () => 'startViewTransition' in document && CSS.supports('selector(:active-view-transition)'),
      );
      await driven.evaluate(async () => {
        globalThis.transition = document.startViewTransition?.(() => undefined);
        await globalThis.transition?.ready;
      });
      await driven.evaluate(grant);
      await until(() => !!globalThis.vitrine.outlook.get()?.decisions.length);
      if (has) {
        await new Promise((later) => setTimeout(later, 500));
        expect(await driven.evaluate(isShown)).toBe(false);
      }
      await driven.evaluate(() => globalThis.transition?.skipTransition());
      await until(isShown);
    });
  });
}
