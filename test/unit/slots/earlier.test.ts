// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Trouble } from '../../../src/lib/report.js';
import { laterSlot } from '../../../src/slots/later-slot.js';
import { openSlots, type Slots } from '../../../src/slots/open-slots.js';
import type { SlotConfig } from '../../../src/slots/slot-config.js';
import type { StoredSlot, StoredWrite, StubHandle, Written } from '../../../src/slots/stored-slot.js';
import { decisionOf, nextLook } from './decision-of.js';

const OWN = '<div data-vitrine-slot="hero"><h1>Own</h1></div>';
const TEMPLATE = '<template id="t"><p>Deal</p></template>';
const config: SlotConfig = { variants: { deal: { template: '#t' }, said: { content: { h1: { text: 'Said' } } } } };
const WRITES: readonly StoredWrite[] = [
  [':scope', '--vitrine-wait', 'vitrine-wait'],
  [':scope', '--vitrine-room', '300px'],
];

let slots: Slots | undefined;
let problems: Trouble[];
let told: unknown[];

/** What the head stub would have done for what the core has to show. */
function stubbed(variant = 'deal'): StubHandle {
  const element = document.querySelector('[data-vitrine-slot]') as HTMLElement;
  const slot: StoredSlot = {
    slot: 'hero',
    selector: '[data-vitrine-slot="hero"]',
    variant,
    later: true,
    writes: WRITES,
  };
  const written = WRITES.map(([, name, value]): Written => {
    element.style.setProperty(name, value);
    return [element, name, null, value];
  });
  return {
    stored: { grant: 'g', policyVersion: '1', until: Infinity, slots: [slot] },
    shown: new Map([[element, { slot, written, todo: [] }]]),
    stop: () => undefined,
    undo: () => undefined,
  };
}
const open = (stub?: StubHandle, more: object = {}) =>
  (slots = openSlots({
    slots: { hero: config },
    report: (problem) => problems.push(problem),
    measure: false,
    onStands: (stands) => told.push(stands),
    stub,
    ...more,
  }));
const hero = () => document.querySelector('[data-vitrine-slot]') as HTMLElement;
const property = (name: string) => hero().style.getPropertyValue(name);

beforeEach(() => {
  [problems, told, slots] = [[], [], undefined];
  document.body.innerHTML = OWN + TEMPLATE;
});
afterEach(() => {
  slots?.stop();
  vi.restoreAllMocks();
});

describe('what the head stub has only made room for', () => {
  it('is shown as soon as it may be: the wait is over, the room stays until the end', () => {
    open(stubbed()).apply([decisionOf('hero', 'deal')], true);
    expect(hero().textContent).toContain('Deal');
    expect([property('--vitrine-wait'), property('--vitrine-room')]).toEqual(['', '300px']);
    expect(told.at(-1)).toEqual({ hero: { variant: 'deal' } });
    slots!.stop();
    expect(document.body.innerHTML).toBe(OWN + TEMPLATE);
  });

  it('waits untouched as long as nothing is decided, and nothing of it stands', () => {
    open(stubbed());
    expect(property('--vitrine-wait')).toBe('vitrine-wait');
    expect(hero().textContent).toBe('Own');
    expect(told).toEqual([]);
  });

  it('goes at once with a variant that the config no longer has', () => {
    open(stubbed('gone'));
    expect(document.body.innerHTML).toBe(OWN + TEMPLATE);
  });

  it('stays the shop’s own where its template is missing', () => {
    document.body.innerHTML = OWN;
    open(stubbed()).apply([decisionOf('hero', 'deal')], true);
    expect(hero().textContent).toBe('Own');
    expect(problems.map(({ code }) => code)).toEqual(['slot-template']);
  });
});

describe('what a server has rendered', () => {
  const SERVED = '<div data-vitrine-slot="hero" data-vitrine-served="said"><h1>From the server</h1></div>';

  it('stands, is counted, and is never written to, whatever is decided', async () => {
    document.body.innerHTML = SERVED + TEMPLATE;
    open();
    expect(told).toEqual([{ hero: { variant: 'said' } }]);
    const object = { kind: 'item', id: '1', name: 'One' } as const;
    for (const choice of [decisionOf('hero', 'said'), decisionOf('hero', 'deal'), decisionOf('hero', 'default')]) {
      slots!.apply([choice]);
      await nextLook();
    }
    slots!.apply([{ ...decisionOf('hero', 'said'), object }]);
    slots!.apply([]);
    slots!.stop();
    expect(document.body.innerHTML).toBe(SERVED + TEMPLATE);
    expect(problems).toEqual([]);
    expect(told.every((stands) => JSON.stringify(stands).includes('"variant":"said"'))).toBe(true);
  });

  it('says the object that was decided with it', () => {
    document.body.innerHTML = SERVED;
    const object = { kind: 'item', id: '1', name: 'One' } as const;
    open().apply([{ ...decisionOf('hero', 'said'), object }]);
    slots!.apply([{ ...decisionOf('hero', 'said'), object }]);
    expect(told.at(-1)).toEqual({ hero: { variant: 'said', object } });
  });

  it('is left behind with its page: what the next one shows is decided as ever', async () => {
    document.body.innerHTML = SERVED;
    open().apply([decisionOf('hero', 'said')]);
    document.body.innerHTML = OWN;
    await nextLook();
    await nextLook();
    expect(hero().textContent).toBe('Said');
  });
});

describe('a page that hydrates', () => {
  it('tells by its performance timeline how long the default had to stand', async () => {
    document.body.innerHTML = `<div id="__next">${OWN}</div>`;
    performance.clearMeasures();
    open().apply([decisionOf('hero', 'said')]);
    await new Promise((later) => setTimeout(later, 120));
    expect(performance.getEntriesByType('measure')).toEqual([]);
    Object.assign(hero(), { __reactFiber$x: {} });
    await vi.waitFor(() => expect(hero().textContent).toBe('Said'));
    const [measure, ...more] = performance.getEntriesByName('vitrine-hydration-wait') as PerformanceMeasure[];
    expect(measure!.duration).toBeGreaterThan(100);
    expect([measure!.detail, more]).toEqual([{ slot: 'hero' }, []]);
  });

  it('tells nothing where nothing had to wait, and is not harmed by a browser that cannot tell', async () => {
    performance.clearMeasures();
    open().apply([decisionOf('hero', 'said')]);
    expect(performance.getEntriesByType('measure')).toEqual([]);
    slots!.stop();
    document.body.innerHTML = `<div id="__next">${OWN}</div>`;
    vi.spyOn(performance, 'measure').mockImplementation(() => {
      throw new TypeError('options');
    });
    open().apply([decisionOf('hero', 'said')]);
    Object.assign(hero(), { __reactFiber$x: {} });
    await vi.waitFor(() => expect(hero().textContent).toBe('Said'));
    expect(problems).toEqual([]);
  });
});

describe('laterSlot', () => {
  const choice = { slot: 'hero', variant: 'deal' };
  const keep = (given: SlotConfig = config, earlier?: StoredSlot) => laterSlot(given, choice, earlier);
  const height = (value: string) =>
    vi.spyOn(globalThis, 'getComputedStyle').mockReturnValue({ height: value } as CSSStyleDeclaration);

  it('keeps the room that the variant takes where it stands', () => {
    open().apply([decisionOf('hero', 'deal')]);
    height('312.5px');
    expect(keep()).toEqual({
      slot: 'hero',
      selector: '[data-vitrine-slot="hero"]',
      variant: 'deal',
      later: true,
      writes: [WRITES[0], [':scope', '--vitrine-room', '312.5px']],
    });
  });

  it('knows by its mark what the page renders itself', () => {
    hero().setAttribute('data-vitrine-variant', 'deal');
    height('20px');
    expect(keep()!.writes.at(-1)).toEqual([':scope', '--vitrine-room', '20px']);
  });

  it('keeps the room of before where it does not stand, or has no height', () => {
    const earlier = { ...choice, selector: '', writes: WRITES };
    expect(keep(config, earlier)!.writes).toEqual(WRITES);
    expect(keep()!.writes).toEqual([WRITES[0]]);
    hero().setAttribute('data-vitrine-variant', 'deal');
    height('auto');
    expect(keep()!.writes).toEqual([WRITES[0]]);
  });

  it.each<[string, SlotConfig]>([
    ['in a shadow root', { ...config, shadow: 'shop-hero' }],
    ['that a page finds only once it is parsed', { ...config, selector: 'div:last-child' }],
  ])('leaves the page to itself for a slot %s', (_where, given) => {
    expect(keep(given)).toMatchObject({ variant: 'deal', later: true, writes: [] });
  });

  it.each<[string, SlotConfig]>([
    ['a variant that is not there', { variants: {} }],
    ['a selector that is none', { ...config, selector: '>>' }],
  ])('keeps nothing of %s', (_what, given) => {
    expect(keep(given)).toBeUndefined();
  });
});
