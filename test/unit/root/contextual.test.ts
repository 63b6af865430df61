// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { resolveConfig, type Config } from '../../../src/config.js';
import type { ConsentState } from '../../../src/consent/capability.js';
import { everything } from '../../../src/consent/everything.js';
import { openContextual } from '../../../src/contextual.js';
import { writable } from '../../../src/lib/readable.js';
import type { Trouble } from '../../../src/lib/report.js';
import { openFairness } from '../../../src/fairness/open-fairness.js';
import * as page from '../../../src/page.js';
import type { Outlook, Standing } from '../../../src/protocol.js';
import type { StubHandle } from '../../../src/slots/stored-slot.js';

const HTML = '<section data-vitrine-slot="hero" class="hero"><h1>Own <em>words</em></h1></section>';
const SLOTS: Config['slots'] = {
  hero: {
    variants: {
      sale: { segments: ['context:campaign-discount'], priority: 1, content: { em: { text: 'sale' } } },
      keen: { segments: ['intent:high'], priority: 2, content: { em: { text: 'keen' } } },
      ':scope': { segments: ['context:campaign'], content: { ':scope': { attributes: { title: 'campaign' } } } },
    },
  },
};
const [UNKNOWN, GRANTED, DENIED] = (['unknown', 'granted', 'denied'] as const).map(everything) as [
  ConsentState,
  ConsentState,
  ConsentState,
];
/** An engine's answer, as far as it matters here. */
const answer = (seq: number): Outlook => ({
  seq,
  at: 0,
  segments: [],
  decisions: [],
  memory: 'memory',
  models: 'rules',
});

let problems: Trouble[];
let closing: AbortController;
beforeEach(() => {
  [problems, closing] = [[], new AbortController()];
  document.body.innerHTML = HTML;
  history.replaceState(null, '', '/?utm_campaign=Autumn-Sale');
});
afterEach(() => closing.abort());

const turn = () => new Promise((next) => setTimeout(next, 5));
const words = () => document.querySelector('em')!.textContent;
const html = () => document.body.innerHTML;

function open(config: Config = {}, { state = UNKNOWN, stub = undefined as StubHandle | undefined, fair = true } = {}) {
  const consent = writable(state);
  const outlook = writable<Standing | undefined>(undefined);
  const opening = openContextual({
    config: resolveConfig({ contextual: 'always', campaigns: { 'autumn-sale': 'discount' }, slots: SLOTS!, ...config }),
    assets: '',
    consent,
    outlook,
    report: (problem) => void problems.push(problem),
    stub,
    signal: closing.signal,
    load: async (name) => {
      if (name === 'fairness' && !fair) throw new TypeError('404');
      return { ...page, openFairness } as never;
    },
  });
  /** Does what a page does with an engine's outlook; tells whether it was shown. */
  const hear = (next: Outlook) => {
    if (outlook.get()?.waits?.(next)) return false;
    outlook.set(next);
    return true;
  };
  return { consent, outlook, hear, opening };
}

describe('contextual mode', () => {
  it('decides by the campaign before any answer, and says why', async () => {
    const { outlook } = open({ policyVersion: '3' });
    await turn();
    expect(words()).toBe('sale');
    expect(outlook.get()!.decisions).toEqual([
      {
        slot: 'hero',
        variant: 'sale',
        segments: ['context:campaign-discount'],
        object: { kind: 'campaign', id: 'autumn-sale', name: 'Autumn-Sale' },
        reason: { code: 'segment', text: 'Because you came by the campaign Autumn-Sale.' },
        policyVersion: '3',
        propensity: 1,
        at: expect.any(Number),
      },
    ]);
    expect(outlook.get()!.segments.every(({ id }) => id.startsWith('context:'))).toBe(true);
    expect(problems).toEqual([]);
  });

  it.each([
    ['off', UNKNOWN, false],
    ['off', GRANTED, false],
    ['off', DENIED, false],
    ['consent', UNKNOWN, false],
    ['consent', GRANTED, true],
    ['consent', DENIED, false],
    ['always', UNKNOWN, true],
    ['always', GRANTED, true],
    ['always', DENIED, false],
  ] as const)('%s, with the consent %o, opens: %s', async (contextual, state, opens) => {
    const { outlook } = open({ contextual }, { state });
    await turn();
    expect(words()).toBe(opens ? 'sale' : 'words');
    expect(!!outlook.get()).toBe(opens);
    if (!opens) expect(html()).toBe(HTML);
  });

  it.each([
    ['always', DENIED],
    ['consent', DENIED],
    ['consent', UNKNOWN],
  ] as const)('%s puts the page back in the task of %o, and comes back with a grant', async (contextual, state) => {
    const { consent, outlook } = open({ contextual }, { state: GRANTED });
    await turn();
    expect(words()).toBe('sale');
    consent.set(state);
    expect(html()).toBe(HTML);
    expect(outlook.get()).toBeUndefined();
    history.pushState(null, '', '/elsewhere?utm_campaign=autumn-sale');
    await turn();
    expect(html()).toBe(HTML);
    consent.set(GRANTED);
    await turn();
    expect(words()).toBe('sale');
  });

  it('opens nothing for a grant that is taken back in the same task', async () => {
    const { consent } = open({}, { state: DENIED });
    consent.set(GRANTED);
    consent.set(DENIED);
    await turn();
    expect(html()).toBe(HTML);
  });

  it('decides anew for each route, and keeps the campaign while the page lives', async () => {
    const { outlook } = open();
    await turn();
    history.pushState(null, '', '/shoes');
    await turn();
    expect(outlook.get()).toMatchObject({ seq: 2, decisions: [{ variant: 'sale' }] });
    history.pushState(null, '', '/boots?utm_campaign=other');
    await turn();
    expect(outlook.get()).toMatchObject({ seq: 3, decisions: [{ variant: ':scope' }] });
    expect(html()).toContain('title="campaign"');
    expect(words()).toBe('words');
  });

  it('remembers nothing of before it was closed', async () => {
    const { consent } = open();
    await turn();
    history.pushState(null, '', '/shoes');
    await turn();
    consent.set(DENIED);
    consent.set(UNKNOWN);
    await turn();
    expect(words()).toBe('words');
  });

  it.each(['ada@example.com', '+44 20 7946 0958'])('takes no campaign that holds personal data: %s', async (name) => {
    history.replaceState(null, '', `/?utm_campaign=${encodeURIComponent(name)}`);
    const { outlook } = open();
    await turn();
    expect(outlook.get()!.segments.find(({ id }) => id === 'context:campaign')).toMatchObject({ active: false });
    expect(JSON.stringify(outlook.get())).not.toContain(name);
  });

  it('ends with Vitrine', async () => {
    const { consent, outlook } = open();
    await turn();
    closing.abort();
    expect(html()).toBe(HTML);
    expect(outlook.get()).toBeUndefined();
    consent.set(GRANTED);
    history.pushState(null, '', '/elsewhere');
    await turn();
    expect(html()).toBe(HTML);
  });
});

describe('an engine', () => {
  it('takes over with its first outlook that knows of this page', async () => {
    const { hear, outlook } = open();
    await turn();
    expect(hear(answer(7))).toBe(false);
    expect(hear(answer(7))).toBe(false);
    expect(words()).toBe('sale');
    expect(outlook.get()!.decisions).toMatchObject([{ variant: 'sale' }]);
    expect(hear(answer(8))).toBe(true);
    expect(html()).toBe(HTML);
    expect(hear(answer(8))).toBe(true);
    history.pushState(null, '', '/elsewhere?utm_campaign=autumn-sale');
    await turn();
    expect(html()).toBe(HTML);
  });

  it('that has gone leaves its place to contextual mode, if that still may', async () => {
    const { hear, outlook, consent } = open();
    await turn();
    hear(answer(0));
    hear(answer(1));
    outlook.set(undefined);
    await turn();
    expect(words()).toBe('sale');
    expect(outlook.get()!.decisions).toMatchObject([{ variant: 'sale' }]);
    hear(answer(0));
    hear(answer(1));
    consent.set(DENIED);
    outlook.set(undefined);
    await turn();
    expect(html()).toBe(HTML);
  });

  it('that was there before is left alone', async () => {
    const { consent, outlook, hear } = open({}, { state: DENIED });
    await turn();
    expect(hear(answer(0))).toBe(true);
    consent.set(GRANTED);
    await turn();
    expect(html()).toBe(HTML);
    expect(outlook.get()).toEqual(answer(0));
  });

  it('that was stopped before it answered takes nothing away', async () => {
    const { outlook } = open();
    await turn();
    outlook.set(undefined);
    await turn();
    expect(words()).toBe('sale');
    expect(outlook.get()!.decisions).toMatchObject([{ variant: 'sale' }]);
  });
});

describe('the rules of names and prices', () => {
  const shown = (variant: object) => ({
    hero: { variants: { sale: { content: { em: { text: 'sale' } }, ...variant } } },
  });

  it('hold: a motive that tells something sensitive is refused, and said so', async () => {
    const segments = ['context:campaign-diabetes'] as const;
    open({ campaigns: { 'autumn-sale': 'diabetes' }, slots: shown({ segments }) });
    await turn();
    expect(html()).toBe(HTML);
    expect(problems.map(({ code }) => code)).toContain('config-sensitive');
  });

  it('hold: no price moves by what this mode knows', async () => {
    const { outlook } = open({ slots: shown({ price: { effect: 'lower', disclosure: 'em' } }) });
    await turn();
    expect(html()).toBe(HTML);
    expect(outlook.get()!.decisions).toMatchObject([{ variant: 'default' }]);
  });

  it('that cannot be loaded leave the page the shop’s own', async () => {
    const { opening, outlook } = open({}, { fair: false });
    await expect(opening).rejects.toThrow('404');
    expect([html(), outlook.get()]).toEqual([HTML, undefined]);
  });
});

it('leaves the page to the head stub as long as that shows something', async () => {
  const shown = new Map([[document.querySelector('section')!, {}]]);
  const { outlook } = open({}, { stub: { shown } as unknown as StubHandle });
  await turn();
  expect(html()).toBe(HTML);
  // as a visit does that ends: what the stub has written is taken back, and nothing stands
  shown.clear();
  outlook.set(undefined);
  await turn();
  expect(words()).toBe('sale');
});
