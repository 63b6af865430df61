// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Problem, Trouble } from '../../../src/lib/report.js';
import type { PageOptions } from '../../../src/page.js';
import type { Vitrine } from '../../../src/vitrine.js';
import { openGated } from './open-gated.js';

const settled = () => new Promise((next) => setTimeout(next, 20));
let vitrine: Vitrine;
let loaded: string[];
let tracked: string[];
let pages: PageOptions[];

const open = (...given: Parameters<typeof openGated>): Vitrine => {
  ({ vitrine, loaded, tracked, pages } = openGated(...given));
  return vitrine;
};
const found = () => vitrine.problems.get().map(({ code, field }) => [code, field]);

beforeEach(() => {
  document.body.innerHTML = '<div data-vitrine-slot="hero"><h1>Own</h1></div>';
});
afterEach(() => {
  vitrine.stop();
  vi.unstubAllGlobals();
});

it('starts at once, and loads no check, when the config holds', async () => {
  const source = vi.fn<() => void>();
  open({ consent: source, policyVersion: '7' });
  expect(source).toHaveBeenCalledOnce();
  vitrine.consent.set({ personalize: 'granted' });
  await settled();
  expect(loaded).toEqual(['https://shop.example/vitrine/page']);
  expect(pages[0]!.config).toMatchObject({ policyVersion: '7', contextual: 'off' });
  expect(found()).toEqual([]);
});

it('names the faults of a config, and goes on with the rest and with what was said meanwhile', async () => {
  const source = vi.fn<(set: (patch: object) => void) => void>((set) => set({ personalize: 'granted' }));
  const told: string[] = [];
  open({ retentionDays: 0, policyVersion: '7', consent: source, slots: { hero: 1 } });
  vitrine.onError(({ message }) => told.push(message));
  vitrine.track('view_item');
  vitrine.track('add_to_cart');
  expect(source).not.toHaveBeenCalled();
  await settled();
  expect(loaded).toEqual(['check', 'page'].map((name) => `https://shop.example/vitrine/${name}`));
  expect(found()).toEqual([
    ['config-invalid', 'retentionDays'],
    ['config-invalid', 'slots.hero'],
  ]);
  expect(told[0]).toBe('config.retentionDays: use integer from 1 to 395, not 0. See docs/config.md.');
  expect(pages[0]!.config).toMatchObject({ retentionDays: 30, policyVersion: '7', slots: {} });
  expect(tracked).toEqual(['view_item', 'add_to_cart']);
  expect(await vitrine.erase()).toBe(true);
});

it.each([
  [{}, ['config-invalid']],
  [{ retentionDays: 0 }, ['config-invalid', 'config-invalid']],
])(
  'keeps everything closed for a callback of consent that is no function, and names it: beside %j',
  async (more, codes) => {
    open({ ...more, consent: { callback: 'listen' } });
    vitrine.consent.set({ personalize: 'granted' });
    await vi.waitFor(() => expect(vitrine.problems.get()).toHaveLength(codes.length + 1));
    expect(vitrine.problems.get().map(({ code }) => code)).toEqual([...codes, 'consent-options']);
    expect(vitrine.problems.get().at(-1)).toMatchObject({
      field: 'consent.callback',
      message: 'consent.callback must be a function; until then everything stays closed.',
    });
    expect(vitrine.consent.get().personalize).toBe('unknown');
  },
);

it.each([{ enabled: 'no' }, { enabled: false, slots: 1 }, 'x', null])('is off with the config %j', async (config) => {
  open(config);
  vitrine.consent.set({ personalize: 'granted' });
  vitrine.track('view_item');
  await settled();
  expect(pages).toEqual([]);
  expect(found()).toHaveLength(1);
  expect(await vitrine.erase()).toBe(true);
  expect(await vitrine.inspect()).toBeUndefined();
});

it('stays closed, and says why, on consent options that are none', async () => {
  open({ consent: { personalize: 'granted' }, debug: false });
  vitrine.consent.set({ personalize: 'granted' });
  await settled();
  expect(vitrine.problems.get().map(({ message }) => message)).toEqual([
    'consent.personalize must be a name of docs/consent.md; until then everything stays closed.',
  ]);
  expect(pages).toEqual([]);
});

it.each([
  ['https://cdn.example/own', 'https://cdn.example/own/check'],
  [5, 'https://shop.example/vitrine/check'],
])('looks for the check in the folder %j, if that is one', async (assets, file) => {
  open({ assets, models: true });
  await settled();
  expect(loaded[0]).toBe(file);
});

it('is off, and says so, when the faults cannot be looked up', async () => {
  open({ retentionDays: 0 }, ['check']);
  vitrine.consent.set({ personalize: 'granted' });
  await settled();
  expect(found()).toEqual([['page-load', 'assets']]);
  expect(vitrine.problems.get()[0]!.message).toContain('vitrine.check.js could not be loaded');
  expect(pages).toEqual([]);
});

it('begins nothing after stop, however late the check comes', async () => {
  const source = vi.fn<() => void>();
  open({ retentionDays: 0, consent: source });
  vitrine.stop();
  await settled();
  expect(source).not.toHaveBeenCalled();
});

it('neither checks nor begins anything when the address bar says off', async () => {
  vi.stubGlobal('location', new URL('https://shop.example/?vitrine=off'));
  open({ retentionDays: 0 });
  vitrine.consent.set({ personalize: 'granted' });
  await settled();
  expect(loaded).toEqual([]);
});

it('gives a problem of the page its message, or what is known without', async () => {
  const trouble: Trouble = { code: 'slot-image', field: 'slots.hero.variants.a', about: '/b.jpg' };
  for (const missing of [[], ['problems']]) {
    open({}, missing);
    vitrine.consent.set({ personalize: 'granted' });
    await settled();
    pages.at(-1)!.report(trouble);
    pages.at(-1)!.report({ code: 'event-unknown', message: 'As it is.' });
    await settled();
    const messages = vitrine.problems.get().map(({ message }) => message);
    expect(messages).toContain('As it is.');
    expect(messages).toContain(
      missing.length
        ? 'slots.hero.variants.a slot-image'
        : 'slots.hero.variants.a has an image that cannot be loaded, /b.jpg; correct it.',
    );
    vitrine.stop();
  }
});

it('previews what the address bar asks for, and captures nothing', async () => {
  vi.stubGlobal('location', new URL('https://shop.example/?vitrine.hero=sale'));
  const source = vi.fn<() => void>();
  open({ consent: source, slots: { hero: { variants: { sale: { content: { h1: { text: 'Sale' } } } } } } });
  await settled();
  expect(document.querySelector('h1')!.textContent).toBe('Sale');
  expect([source.mock.calls, pages]).toEqual([[], []]);
});

it('keeps a listener that throws to itself', async () => {
  open({});
  const heard = vi.fn<(problem: Problem) => void>();
  vitrine.onError(() => {
    throw new Error('the page’s');
  });
  const stop = vitrine.onError(heard);
  vitrine.consent.set({ personalize: true } as never);
  await settled();
  stop();
  vitrine.consent.set({ persist: true } as never);
  await settled();
  expect(heard.mock.calls.map(([{ field }]) => field)).toEqual(['consent.personalize']);
  const late = vi.fn<() => void>();
  vitrine.onError(late);
  expect(late).toHaveBeenCalledTimes(2);
});

it('keeps what identify() was told until there is a grant, and hands it over under a source of its own', async () => {
  open({ policyVersion: '7' });
  vitrine.identify({ customer: 'c-1', as_of: '2026-11-20', orders: 3 });
  await settled();
  expect(tracked).toEqual([]);
  vitrine.consent.set({ personalize: 'granted' });
  await settled();
  expect(tracked).toEqual(['profile: profile_update']);
});

it('takes back what the head stub has shown under another policy, and leaves what stands under this one', () => {
  for (const [policyVersion, undone] of [
    ['6', 1],
    ['7', 0],
  ] as const) {
    const undo = vi.fn<() => void>();
    vi.stubGlobal('vitrineStub', { stored: { policyVersion }, shown: new Map(), stop: () => undefined, undo });
    open({ policyVersion: '7' });
    expect(undo).toHaveBeenCalledTimes(undone);
    vitrine.stop();
  }
});
