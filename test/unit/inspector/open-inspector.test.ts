// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as hearingChunk from '../../../src/inspector/audit/hearing-view.js';
import { openInspector } from '../../../src/inspector/open-inspector.js';
import type { Outlook } from '../../../src/protocol.js';
import { inspected } from './inspected.js';

let vitrine: ReturnType<typeof inspected>;
let close: () => void;

const host = (): Element | null => document.querySelector('[data-vitrine-inspector]');
const shadow = (): ShadowRoot => host()?.shadowRoot as ShadowRoot;
const section = (title: string): Element => {
  const found = [...shadow().querySelectorAll('details')].find(
    (details) => details.querySelector('summary')?.firstChild?.textContent === title,
  );
  if (!found) throw new Error(`no section ${title}`);
  return found;
};
const rows = (title: string): string[][] =>
  [...section(title).querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent ?? ''),
  );
const button = (label: string): HTMLElement => shadow().querySelector(`[aria-label="${label}"]`) as HTMLElement;

beforeEach(async () => {
  vi.useFakeTimers();
  document.body.innerHTML = '<main>Shop</main>';
  vitrine = inspected();
  close = openInspector(vitrine);
  await vi.advanceTimersByTimeAsync(0);
});
afterEach(() => {
  close();
  vi.useRealTimers();
});

describe('the inspector', () => {
  it('shows each slot with its variant, reason and numbers', () => {
    const [hero] = section('Decisions').querySelectorAll('li');
    expect(hero?.textContent).toContain('herodeal');
    expect(hero?.textContent).toContain('half of what you look at is on sale');
    expect(hero?.textContent).toContain('cluster:discount-seeker');
    expect(hero?.textContent).toMatch(/propensity 100\s%.*policy 1/);
  });

  it('shows active segments first, with thresholds and reasons in words and numbers', () => {
    const items = [...section('Segments').querySelectorAll('.item')];
    expect(items.map((item) => item.querySelector('strong')?.textContent)).toEqual([
      'discount seeker',
      'high',
      'device phone',
      'visual browser',
      'urgency buyer',
    ]);
    expect(items.map((item) => item.querySelector('.good')?.textContent)).toEqual([
      'active',
      'active',
      'active',
      undefined,
      undefined,
    ]);
    const [first] = items;
    expect([...(first?.querySelectorAll<HTMLElement>('.tick') ?? [])].map(({ style }) => style.left)).toEqual([
      '45%',
      '60%',
    ]);
    expect(first?.querySelector<HTMLElement>('.fill')?.style.width).toBe('78%');
    expect(first?.querySelector('.reasons')?.textContent).toContain('sale_share@1 = 0.52 · +1.31');
    expect(items[4]?.textContent).toContain('not enough known');
    expect(section('Segments').textContent).toContain('No sign ofcontext:device-tablet');
  });

  it('counts what was held back, and shows the priorities of the config that are at work', async () => {
    expect(section('Decisions').querySelector('.count')?.textContent).toBe('');
    close();
    const priorities = [{ segment: 'intent:high', add: -3, when: 'context:device-phone' }] as const;
    close = openInspector(vitrine, { config: { capture: { dataLayer: false }, priorities } });
    const { sources } = vitrine;
    const outlook = sources.outlook.get() as Outlook;
    const suppressed = [{ variant: 'ten-off', rule: 'owned', text: 'Because you have bought it already.' }];
    sources.outlook.set({ ...outlook, decisions: outlook.decisions.map((one) => Object.assign({ suppressed }, one)) });
    await vi.advanceTimersByTimeAsync(250);
    expect(section('Decisions').querySelector('.count')?.textContent).toBe('2 held back');
    expect(section('Decisions').textContent).toContain('\u22123 intent:high while context:device-phone');
  });

  it('shows events newest first, features that are not zero, scores, consent and problems', () => {
    expect(rows('Events').map(([name, about]) => [name, about?.replace(/\s/g, ' ')])).toEqual([
      ['add_to_cart', '<img src=x>'],
      ['coupon_field_focus', ''],
      ['user_engagement', '12.3 s'],
      ['scroll', '75 %'],
      ['view_item_list', 'Linen shirt + 2'],
      ['search', 'linen shirt'],
      ['page_view', '/'],
    ]);
    expect(rows('Features')).toEqual([
      ['page_views@1', '6'],
      ['sale_share@1', '0.524'],
      ['lifetime_value@1', '1,234.5'],
      ['detail_reads@1', 'not told'],
    ]);
    expect(section('Scores').querySelectorAll('.score').length).toBe(6);
    expect(section('Consent').textContent).toContain('3 of 6 granted');
    expect(section('Problems').textContent).toContain('slots.offer.variants.deal.template');
  });

  it('shows how segments were entered and left, the latest first, by which event and why', () => {
    expect(rows('Transitions').map((row) => row.slice(0, 4))).toEqual([
      [
        '\u2212',
        'general intent',
        'nothing pointed to one productadd_to_cart',
        expect.stringMatching(/^\d\d:\d\d:\d\d$/),
      ],
      ['+', 'high (Linen shirt) intent', 'Linen shirt is in your cartadd_to_cart', expect.any(String)],
      ['?', 'high intent researcher cluster', 'models', expect.any(String)],
    ]);
    expect(section('Transitions').querySelector('td')?.title).toBe('in \u2192 out');
    // folded, it tells the last
    expect(section('Transitions').querySelector('.count')?.textContent).toBe('\u2212 intent:general');
  });

  it('shows what was spent against the budget, the step, and the longest work first', () => {
    const [cpu, longTask, , cls, bytes] = section('Budget').querySelectorAll('.cost');
    expect(section('Budget').querySelector('.count')?.textContent).toBe('sparing');
    expect(cpu?.textContent).toBe('cpu214 of 1,000 ms');
    expect(cls?.textContent).toBe('cls0.053 of 0.1');
    expect(bytes?.textContent).toBe('bytesthis browser does not tell');
    expect([cpu, longTask, cls].map((item) => item?.classList.contains('high'))).toEqual([false, true, true]);
    expect(longTask?.querySelector<HTMLElement>('.fill')?.style.width).toBe('56.3%');
    expect(rows('Budget')).toEqual([
      ['slots', '113 ms', '160 ms'],
      ['vitrine.page.js (module-script)', '20 ms', '20 ms'],
      ['engine', '12 ms', '34 ms'],
    ]);
  });

  it('follows the budget without asking the engine, and says where there is none', async () => {
    vitrine.sources.budget.set(undefined);
    await vi.advanceTimersByTimeAsync(250);
    expect(section('Budget').textContent).toContain('Not measured');
    expect(vitrine.asked()).toBe(1);
  });

  it('shows data as text, never as markup', () => {
    expect(shadow().querySelector('img')).toBeNull();
    expect([...shadow().querySelectorAll('b')].map((b) => b.textContent)).not.toContain('“Porto”');
  });

  it('follows every change, four times a second at most, and only while unfolded', async () => {
    const { sources } = vitrine;
    expect(vitrine.asked()).toBe(1);
    for (let i = 0; i < 20; i++) sources.problems.set([{ code: `p${i}`, message: 'M.' }]);
    await vi.advanceTimersByTimeAsync(250);
    expect(vitrine.asked()).toBe(2);
    expect(section('Problems').textContent).toContain('p19');
    button('Fold the inspector').click();
    sources.outlook.set(undefined);
    await vi.advanceTimersByTimeAsync(1000);
    expect(vitrine.asked()).toBe(2);
    button('Unfold the inspector').click();
    await vi.advanceTimersByTimeAsync(250);
    expect(section('Decisions').textContent).toContain('Nothing yet');
    expect(shadow().querySelector('header p')?.textContent).toBe('waiting');
  });

  it('shows what contextual mode decides while there is no engine', async () => {
    const { sources } = vitrine;
    const { seq, at, segments, decisions } = sources.outlook.get()!;
    sources.outlook.set({ seq, at, segments, decisions, waits: () => true });
    await vi.advanceTimersByTimeAsync(250);
    expect(shadow().querySelector('header p')?.textContent).toBe('contextual mode \u00b7 no memory');
    expect(section('Decisions').querySelectorAll('li').length).toBe(decisions.length);
    expect(section('Segments').textContent).toContain('device phone');
    expect(section('Events').textContent).toContain('Nothing yet');
  });

  it('says for a keyboard or a screen reader what folds', () => {
    const fold = button('Fold the inspector');
    expect(fold.getAttribute('aria-expanded')).toBe('true');
    fold.click();
    expect(fold.getAttribute('aria-expanded')).toBe('false');
    expect(shadow().getElementById(fold.getAttribute('aria-controls') ?? '')?.hidden).toBe(true);
    expect(shadow().querySelector('aside')?.getAttribute('aria-label')).toBe('Vitrine inspector');
  });

  describe('what is heard', () => {
    const openWith = async (loadHearing: () => Promise<typeof hearingChunk>) => {
      close();
      close = openInspector(vitrine, { load: loadHearing });
      await vi.advanceTimersByTimeAsync(0);
    };
    const unfold = async () => {
      (section('Hearing') as HTMLDetailsElement).open = true;
      section('Hearing').dispatchEvent(new Event('toggle'));
      await vi.advanceTimersByTimeAsync(300);
    };
    const loadHearing = async () => hearingChunk;

    it('is judged, with each fix, by a file that is loaded when it is unfolded', async () => {
      const load = vi.fn<typeof loadHearing>(loadHearing);
      await openWith(load);
      expect(load).not.toHaveBeenCalled();
      await unfold();
      vitrine.sources.problems.set([]);
      await vi.advanceTimersByTimeAsync(300);
      expect(load).toHaveBeenCalledTimes(1);
      expect(rows('Hearing')).toEqual([['add_to_cart', 'product', 'data-layer', '2 kept, 1 double']]);
      expect([...section('Hearing').querySelectorAll('strong')].map((code) => code.textContent)).toEqual([
        'item-id-missing',
        'event-double',
      ]);
      expect(section('Hearing').querySelector('summary')!.textContent).toContain('2 to look at');
      expect(section('Hearing').querySelector('pre')!.textContent).toContain("event: 'add_to_cart'");
    });

    it('looks at the order of consent in the page’s own data layer', async () => {
      vi.stubGlobal('dataLayer', [{ 0: 'config', 1: 'G-1' }]);
      await openWith(loadHearing);
      await unfold();
      vi.unstubAllGlobals();
      expect(section('Hearing').textContent).toContain('consent-missing');
    });

    it('says so when its file cannot be loaded, and tries again', async () => {
      const load = vi.fn<typeof loadHearing>(loadHearing).mockRejectedValueOnce(new Error('404'));
      await openWith(load);
      await unfold();
      expect(section('Hearing').textContent).toContain('vitrine.hearing.js could not be loaded');
      vitrine.sources.problems.set([]);
      await vi.advanceTimersByTimeAsync(300);
      expect(section('Hearing').textContent).toContain('item-id-missing');
    });
  });

  it('survives an engine that cannot be asked', async () => {
    close();
    close = openInspector({ ...vitrine, inspect: () => Promise.reject(new Error('gone')) });
    await vi.advanceTimersByTimeAsync(0);
    expect(section('Segments').textContent).toContain('discount seeker');
    expect(section('Events').textContent).toContain('Nothing yet');
  });

  it('leaves nothing behind, by its button or by `close`', async () => {
    button('Close the inspector').click();
    expect(document.body.innerHTML).toBe('<main>Shop</main>');
    vitrine.sources.problems.set([]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(vitrine.asked()).toBe(1);
    close();
    expect(document.body.innerHTML).toBe('<main>Shop</main>');
  });
});
