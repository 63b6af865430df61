import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Driven, Engine } from '../../engines/engine.js';
import { serveSwaps } from './serve-swaps.js';

declare global {
  /** What the page's console has said, and what was thrown. */
  var complaints: string[];
}

const slotsHtml = () => [...document.querySelectorAll('[data-vitrine-slot]')].map(({ outerHTML }) => outerHTML);
const isThere = () => !!globalThis.vitrine && !Array.isArray(globalThis.vitrine);
const isSwapped = () =>
  document.querySelector('h1')?.textContent === 'The sale is on' &&
  !!document.querySelector('.coupon')?.checkVisibility();
const say = (answer: 'granted' | 'denied') =>
  answer === 'granted'
    ? () => globalThis.vitrine.consent.set({ persist: 'granted', personalize: 'granted', measure: 'granted' })
    : () => globalThis.vitrine.consent.set({ persist: 'denied', personalize: 'denied', measure: 'denied' });

/** What a slot must be like in every engine: on a static page under a strict policy, and in a shop that React hydrates. */
export function describeSwaps(engine: Engine): void {
  const missing = engine.missing();
  describe.skipIf(missing)(`swaps in ${missing ?? engine.name}`, () => {
    let shop: Awaited<ReturnType<typeof serveSwaps>>;
    let driven: Driven;
    const until = async (holds: () => boolean) => {
      for (
        const end = Date.now() + 20_000;
        !(await driven.evaluate(holds));
        await new Promise((on) => setTimeout(on, 50))
      )
        if (Date.now() > end)
          throw new Error(`${holds} did not come to hold: ${(await driven.evaluate(slotsHtml)).join()}`);
    };
    const problems = () =>
      driven.evaluate(() => globalThis.vitrine.problems.get().map(({ code, field }) => [code, field]));
    const click = (id: string) =>
      id === 'add'
        ? driven.evaluate(() => document.getElementById('add')!.click())
        : id === 'cart'
          ? driven.evaluate(() => document.getElementById('cart')!.click())
          : driven.evaluate(() => document.getElementById('home')!.click());
    beforeAll(async () => {
      shop = await serveSwaps();
    });
    beforeEach(async () => {
      await driven?.close();
      driven = await engine.open();
    });
    afterAll(async () => {
      await driven?.close();
      shop?.close();
    });

    it('a static page under a strict policy is swapped whole, and undone to the byte by a withdrawal', async () => {
      await driven.goto(shop.url);
      await until(isThere);
      const before = await driven.evaluate(slotsHtml);
      await driven.evaluate(say('granted'));
      await until(isSwapped);
      const shown = await driven.evaluate(() => {
        const [image, link, slot] = [
          document.images[0]!,
          document.links[0] as HTMLAnchorElement,
          document.querySelector('.hero')!,
        ];
        return {
          image: [image.currentSrc.replace(location.origin, ''), image.alt, image.complete],
          link: [link.pathname, link.innerText.trim()],
          look: slot.getAttribute('data-look'),
          tone: getComputedStyle(slot).color,
          own: document.querySelector<HTMLElement>('aside em')!.checkVisibility(),
        };
      });
      expect(shown).toEqual({
        image: [expect.stringMatching(/^\/sale\.svg/), 'Shirts on sale', true],
        link: ['/sale', 'See the sale'],
        look: 'sale',
        tone: 'rgb(200, 0, 0)',
        own: false,
      });
      await driven.evaluate(say('denied'));
      expect(await driven.evaluate(slotsHtml)).toEqual(before);
      expect(await problems()).toEqual([]);
    });

    it('a page that React hydrates keeps its state, its routes and its silence', async () => {
      await driven.goto(`${shop.url}/react.html`);
      await until(isThere);
      await driven.evaluate(say('granted'));
      await until(isSwapped);
      // React goes on owning what is not swapped, and draws it anew
      await click('add');
      await until(() => document.querySelector('.count')?.textContent === '1 in the basket');
      await until(isSwapped);
      await click('cart');
      await until(() => document.querySelector('h1')?.textContent === 'Your cart');
      expect(await driven.evaluate(() => document.querySelectorAll('[data-vitrine-host],.coupon').length)).toBe(0);
      await click('home');
      await until(isSwapped);
      await driven.evaluate(say('denied'));
      expect(
        await driven.evaluate(() => [
          document.querySelector('h1')!.textContent,
          document.querySelector('aside')!.outerHTML,
        ]),
      ).toEqual(['Linen, worn in', '<aside data-vitrine-slot="offer" class="offer"><p>Free returns</p></aside>']);
      expect(await driven.evaluate(() => globalThis.complaints)).toEqual([]);
      expect(await problems()).toEqual([]);
    });
  });
}
