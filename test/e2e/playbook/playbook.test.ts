import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../launch.js';
import { openPlaybook, type Led } from './open-playbook.js';

type Words = Readonly<Record<string, Readonly<{ text: string; link?: string }>>>;
type Variant = Readonly<{ content?: Words }>;
const { slots } = JSON.parse(readFileSync('examples/playbook.json', 'utf8')) as {
  slots: Readonly<Record<'hero' | 'offer' | 'cta', Readonly<{ variants: Readonly<Record<string, Variant>> }>>>;
};

/** The one variant that is a template of the shop's own. */
const WELCOME_BACK = 'Welcome back: £5 off';

/** What stands in the slots for a recorded shopper; null is the shop's own. */
type Shown = Readonly<{ hero?: string; offer?: string | null; cta?: string | null }>;

type Case = Readonly<{ segment: string; led: Led; shown?: Shown }>;

const CASES: readonly Case[] = [
  { segment: 'fading-valuable', led: { session: 'fading-valuable' }, shown: { offer: 'welcome-back' } },
  { segment: 'churn-signs', led: { session: 'value-customer', daysAgo: 120 } },
  { segment: 'come-back', led: { session: 'one-time-buyer' }, shown: { offer: 'welcome-back' } },
  { segment: 'first-order', led: { session: 'shipping-shock' } },
  { segment: 'high-value', led: { session: 'affiliate-premium' } },
  { segment: 'fading-cheap', led: { session: 'fading-cheap' }, shown: { offer: 'welcome-back' } },
  { segment: 'researcher', led: { session: 'researcher', upTo: 26 } },
  { segment: 'discount-seeker', led: { session: 'shipping-shock', upTo: 13 }, shown: { offer: 'welcome-back' } },
  { segment: 'brand-explorer', led: { session: 'luxury-customer' } },
  { segment: 'visual-browser', led: { session: 'visual-browser' } },
  // has just ordered: no offer
  { segment: 'urgency-buyer', led: { session: 'urgency-buyer' }, shown: { offer: null } },
];

describe('the playbook on the front page of a shop', () => {
  let stage: Stage;
  let shop: Awaited<ReturnType<typeof openPlaybook>>;
  beforeAll(async () => {
    stage = await openStage();
    shop = await openPlaybook(stage);
  });
  afterAll(async () => {
    await shop?.close();
    await stage?.close();
  });

  const textOf = (selector: string) => shop.page.locator(selector).first().innerText();
  const offered = (variant: string | null): string => {
    if (variant === null) return 'Free delivery over £60';
    return variant === 'welcome-back' ? WELCOME_BACK : slots.offer.variants[variant]!.content!['p']!.text;
  };

  it('speaks to everybody alike before anything is known', async () => {
    expect(await textOf('.hero h1')).toBe('Goods for the walk and the way home');
    expect(await textOf('.offer')).toContain(offered(null));
  });

  it.each(CASES)('says, offers and suggests to $segment what it has for them', async ({ segment, led, shown = {} }) => {
    const { hero = segment, offer = segment, cta = segment } = shown;
    await shop.lead(led);
    const { h1, '.lead': lead, a } = slots.hero.variants[hero]!.content!;
    await expect.poll(() => textOf('.hero h1'), { timeout: 20_000 }).toBe(h1!.text);
    expect(await textOf('.hero .lead')).toBe(lead!.text);
    expect(await textOf('.hero a')).toBe(a!.text);
    expect(await shop.page.locator('.hero a').getAttribute('href')).toBe(a!.link);
    await expect.poll(() => textOf('.offer'), { timeout: 20_000 }).toContain(offered(offer));
    const next = slots.cta.variants[cta ?? '']?.content?.['a'];
    await expect.poll(() => textOf('.cta a'), { timeout: 20_000 }).toBe(next?.text ?? 'How mending works');
    const told = await shop.page.evaluate(() => globalThis.vitrine.problems.get().map(({ message }) => message));
    expect(told).toEqual([]);
  });
});
