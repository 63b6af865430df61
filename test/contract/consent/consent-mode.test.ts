// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ALL, NONE, openConsentModePage } from './consent-mode-page.js';
import { gtag, installGoogleTag, page$, removeGoogle, typesOf, update } from './google-tag.js';
import { looked, LOOKS, settled, type ManagerPage } from './manager-page.js';
import { describeMatrix, type Answer, type Double } from './matrix.js';

/** As a banner does it: a default on every page, and an update when it is answered, and for who has answered before. */
function banner(load: () => void): Double {
  let saved: Answer | undefined;
  const install = () => {
    gtag('js', new Date());
    gtag('consent', 'default', { ...typesOf(NONE), wait_for_update: 500 });
    load();
    if (saved) update(saved);
  };
  return {
    install,
    choose(answer) {
      update((saved = answer));
    },
    unload: removeGoogle,
    reset() {
      saved = undefined;
    },
    break() {
      const getConsentState = () => {
        throw new Error('broken');
      };
      page$.google_tag_data = { ics: { getConsentState } };
    },
    replace() {
      removeGoogle();
      saved = undefined;
      install();
    },
    presume: () => gtag('consent', 'default', typesOf(ALL)),
  };
}

describeMatrix('consent-mode', { double: banner(() => undefined) });
describeMatrix('consent-mode', { double: banner(installGoogleTag) });

describe('Consent Mode besides', () => {
  let page: ManagerPage;
  const begin = async (options?: object) => void (page = await openConsentModePage(options));
  beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined));
  afterEach(() => {
    page.stop();
    removeGoogle();
    vi.restoreAllMocks();
  });

  it('rule 45: replays what was said before, and hands over only with both of Google’s consents', async () => {
    gtag('consent', 'default', typesOf(NONE));
    gtag('consent', 'update', { personalization_storage: 'granted' });
    gtag('event', 'page_view');
    gtag('consent', 'update', { analytics_storage: 'granted', ad_user_data: 'granted' });
    await begin();
    expect(page.granted()).toEqual(['persist', 'personalize', 'measure', 'learn']);
    expect(page.consent.get().export).toBe('unknown');
    gtag('consent', 'update', { ad_personalization: 'granted', analytics_storage: 'denied' });
    expect(page.consent.get().measure).toBe('denied');
    await settled();
    expect(page.granted()).toEqual(['persist', 'personalize', 'export']);
    expect(page.heard('consent-mode')!.raw).toMatchObject({
      update: { ad_user_data: true, analytics_storage: false },
      default: { ad_user_data: false },
    });
  });

  it('opens nothing by a default, a second one that grants, or the end of the wait', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'Date'] });
    gtag('consent', 'default', { ...typesOf(NONE), wait_for_update: 500 });
    const opened = begin();
    await vi.advanceTimersByTimeAsync(100);
    await opened;
    gtag('consent', 'default', typesOf(ALL));
    await vi.advanceTimersByTimeAsync(60_000);
    const look = looked();
    await vi.advanceTimersByTimeAsync(100);
    await look;
    vi.useRealTimers();
    expect(page.granted()).toEqual([]);
    // not denied either, or a page that waits for its banner would lose what it holds
    expect(page.consent.get().persist).toBe('unknown');
    update(ALL);
    gtag('consent', 'default', typesOf(NONE));
    await settled();
    expect(page.granted()).toHaveLength(6);
  });

  it('takes only what Google would for a word on consent', async () => {
    const layer: unknown[] = (page$.dataLayer = []);
    await begin();
    layer.push(
      { event: 'consent', consent: 'update', ...typesOf(ALL) },
      { 0: 'set', 1: 'update', 2: typesOf(ALL) },
      { 0: 'consent', 1: 'declare', 2: typesOf(ALL) },
      'consent',
      null,
      undefined,
      7,
      () => 'consent',
      [],
    );
    gtag('consent', 'update');
    gtag('consent', 'update', { personalization_storage: true, analytics_storage: 'GRANTED', ad_user_data: 1 });
    await looked();
    expect(page.granted()).toEqual([]);
    expect(page.troubles).toEqual([]);
  });

  it('lets an update for a region close but not open', async () => {
    await begin({ sources: 'auto' });
    gtag('consent', 'update', { ...typesOf(ALL), region: ['US'] });
    await looked();
    expect(page.granted()).toEqual([]);
    update(ALL);
    await settled();
    gtag('consent', 'update', { analytics_storage: 'denied', region: ['US-CA'] });
    expect(page.consent.get().measure).toBe('denied');
  });

  it('opens by defaults only what the config says, and only where they grant in every region', async () => {
    gtag('consent', 'default', typesOf(ALL));
    const whereNotRequired = ['personalize', 'persist'];
    await begin({ whereNotRequired });
    expect(page.granted()).toEqual(['persist', 'personalize']);
    expect(page.consent.get().measure).toBe('unknown');
    update(NONE);
    expect(page.granted()).toEqual([]);
    page.stop();
    removeGoogle();
    gtag('consent', 'default', { personalization_storage: 'denied', region: ['DE', 'FR'] });
    gtag('consent', 'default', typesOf(ALL));
    await begin({ whereNotRequired });
    expect(page.granted()).toEqual([]);
  });

  it('hears a layer of another name, and a map of the shop’s own', async () => {
    const layer: unknown[] = [];
    (globalThis as { tagLayer?: unknown }).tagLayer = layer;
    await begin({
      sources: 'auto',
      globals: { 'consent-mode': 'tagLayer' },
      map: { 'consent-mode': { personalize: ['analytics_storage', 'personalization_storage'] } },
    });
    layer.push(['consent', 'update', { personalization_storage: 'granted' }]);
    await looked();
    expect(page.granted()).toEqual(['persist']);
    layer.push(['consent', 'update', { analytics_storage: 'granted' }]);
    await settled();
    expect(page.granted()).toEqual(['persist', 'personalize', 'measure', 'learn']);
    delete (globalThis as { tagLayer?: unknown }).tagLayer;
  });

  it('notices a push that was put in place of the page’s, and hears the next one', async () => {
    gtag('consent', 'default', typesOf(NONE));
    await begin();
    page$.dataLayer!.push = Array.prototype.push;
    update(ALL);
    expect(page.granted()).toEqual([]);
    await looked();
    expect(page.granted()).toHaveLength(6);
    update(NONE);
    expect(page.granted()).toEqual([]);
  });

  it('notices another layer in its place', async () => {
    gtag('consent', 'default', typesOf(NONE));
    await begin();
    update(ALL);
    await settled();
    page$.dataLayer = [...page$.dataLayer!];
    gtag('consent', 'update', { analytics_storage: 'denied' });
    await looked();
    expect(page.granted()).toEqual(['contextual', 'persist', 'personalize', 'export']);
    update(NONE);
    expect(page.granted()).toEqual([]);
  });

  it.each(LOOKS)('closes by a denial in another layer at the next look: %s', async (how, look) => {
    update(ALL);
    await begin();
    expect(page.granted()).toHaveLength(6);
    page$.dataLayer = [['consent', 'update', typesOf({ ...ALL, statistics: false })]];
    look();
    if (how === 'click') await settled();
    expect(page.consent.get().measure).toBe('denied');
    expect(page.granted()).toEqual(['contextual', 'persist', 'personalize', 'export']);
  });

  it('walks a layer of five thousand entries once, and then only what is new', async () => {
    const reads = { count: 0 };
    const layer: unknown[] = [];
    for (let at = 0; at < 5000; at++)
      layer.push({
        get 0() {
          reads.count++;
          return 'event';
        },
      });
    page$.dataLayer = layer;
    await begin();
    gtag('consent', 'default', typesOf(NONE));
    await looked();
    const before = reads.count;
    update(ALL);
    await settled();
    update(NONE);
    expect(page.granted()).toEqual([]);
    await looked();
    expect(reads.count).toBe(before);
  });

  it('leaves the layer as it was when it ends, and its results and throws to the page', async () => {
    const layer: unknown[] = (page$.dataLayer = []);
    gtag('consent', 'default', typesOf(NONE));
    await begin();
    expect(layer.push('a', 'b')).toBe(3);
    expect(Object.keys(layer)).toEqual(['0', '1', '2']);
    page.stop();
    expect(Object.hasOwn(layer, 'push')).toBe(false);
  });

  it('ends with the last word of each type, whatever came in whatever pieces', async () => {
    const TYPES = ['personalization_storage', 'analytics_storage', 'ad_user_data', 'ad_personalization'];
    const word = fc.constantFrom('granted', 'denied');
    const command = fc.tuple(
      fc.constantFrom('default', 'update'),
      fc.dictionary(fc.constantFrom(...TYPES), word),
      fc.boolean(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(command, { maxLength: 12 }), fc.nat(12), async (commands, late) => {
        removeGoogle();
        page$.dataLayer = [];
        const last: Record<string, string> = {};
        for (const [at, [about, given, isNoisy]] of commands.entries()) {
          if (at === late) await begin();
          if (isNoisy) gtag('event', 'scroll');
          gtag('consent', about, given);
          if (about === 'update') Object.assign(last, given);
        }
        if (late >= commands.length) await begin();
        await looked();
        const { personalize, measure, export: exported } = page.consent.get();
        expect(personalize === 'granted').toBe(last['personalization_storage'] === 'granted');
        expect(measure === 'granted').toBe(last['analytics_storage'] === 'granted');
        expect(exported === 'granted').toBe(
          last['ad_user_data'] === 'granted' && last['ad_personalization'] === 'granted',
        );
        page.stop();
      }),
      { numRuns: 40 },
    );
  });
});
