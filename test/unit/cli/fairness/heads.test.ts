import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { headInputs } from '../../../../cli/fairness/heads/head-inputs.js';
import { isStrained } from '../../../../cli/fairness/heads/vulnerability.js';
import { leaningOf } from '../../../../cli/fairness/prices/value-segment.js';
import { entryOf } from '../../../fixtures/model-folder.js';
import { onnxModel, SMALL, type LinearModel } from '../../../fixtures/onnx-model.js';
import { failing, fairness, ndjson } from './judging.js';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'vitrine-fairness-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const model = (id: string, features: readonly string[], labels: readonly string[]): LinearModel => ({
  ...SMALL,
  id,
  features,
  labels,
  weights: labels.map((_, label) => features.map((_, place) => (label === place ? 1 : -1))),
  means: features.map(() => 0),
  bias: labels.map(() => 0),
  activation: 'Sigmoid',
});
function serve(...models: readonly LinearModel[]): string {
  const entries = models.map((one) => {
    const bytes = onnxModel(one);
    write(`${one.id}.onnx`, bytes);
    return entryOf(one, bytes);
  });
  write('manifest.json', JSON.stringify({ version: 1, models: entries }));
  return folder;
}
async function heads(...args: readonly string[]) {
  const { code, out, err } = await fairness('--heads', '--json', ...args);
  return { code, err, report: code === 2 ? undefined : JSON.parse(out) };
}
/** Sessions as `vitrine summaries` writes them: phones add to the cart, tablets look. */
const sessions = (number: number): string =>
  write(
    'sessions.ndjson',
    ndjson(
      Array.from({ length: number }, (_, n) => ({
        schema: 1,
        week: '2026-W10',
        device: n % 2 ? 'phone' : 'tablet',
        daypart: null,
        language: ['en', 'de', 'fr'][n % 3],
        snapshots: [
          { after: 1, features: { 'page_views@1': 1 } },
          {
            after: 5,
            features: {
              'cart_adds@1': n % 2 ? 3 : n % 10 === 0 ? 3 : 0,
              'page_views@1': n % 7,
              'price_percentile@1': n % 5 < 2 ? 0.2 : 0.8,
              'sale_share@1': n % 5 === 0 ? 0.9 : 0.1,
            },
          },
        ],
      })),
    ),
  );

describe('what models read', () => {
  it.each([
    'payment_declined@1',
    'instalments@2',
    'pay_later_orders@1',
    'pay_hesitations@1',
    'days_overdue@1',
    'credit_refused@1',
  ])('fails a model that reads %s, which stands for being short of money', async (feature) => {
    const { code, report } = await heads('--models', serve(model('mine', ['cart_adds@1', feature], ['eager'])));
    expect(code).toBe(1);
    expect(failing(report, 'inputs')).toEqual(['mine@1.2.0']);
    expect(report.findings[0].message).toMatch(/take it out$/);
  });

  it.each(['payday-buyer', 'in-debt', 'pays-by-instalments'])('fails a label called %s', async (label) => {
    const { report } = await heads('--models', serve(model('mine', ['cart_adds@1'], [label])));
    expect(failing(report, 'inputs')).toEqual(['mine@1.2.0']);
  });

  it('warns of proxies, and fails once a price goes by them', async () => {
    const own = serve(model('clusters', ['cart_adds@1', 'power_low@1'], ['discount-seeker', 'urgency-buyer']));
    expect(await heads('--models', own)).toMatchObject({ code: 0 });
    const price = { effect: 'lower' };
    const config = write(
      'config.json',
      JSON.stringify({ slots: { offer: { variants: { less: { segments: ['cluster:urgency-buyer'], price } } } } }),
    );
    const { code, report } = await heads('--models', own, '--config', config);
    expect(code).toBe(1);
    expect(failing(report, 'prices')).toEqual(['offer/less']);
    expect(report.findings[0].message).toContain('power_low@1 (device)');
  });

  it('tells reductions with prices from either alone', () => {
    const strained = (features: readonly string[]) =>
      headInputs({ id: 'a', version: '1.0.0', features: features as `${string}@1`[], labels: ['b'] }).strained;
    expect(strained(['sale_share@1', 'coupon_interest@1'])).toBeNull();
    expect(strained(['price_percentile@1', 'searches@1'])).toBeNull();
    expect(strained(['price_percentile@1', 'sorts_cheap@1'])).toEqual({
      reductions: ['sorts_cheap@1'],
      prices: ['price_percentile@1'],
    });
    expect(isStrained({ 'price_percentile@1': 0.2, 'coupon_interest@1': 1 })).toBe(true);
    expect(isStrained({ 'price_percentile@1': 0.2 })).toBe(false);
    expect(isStrained({ 'price_percentile@1': 0.9, 'sale_share@1': 1 })).toBe(false);
    expect(isStrained({ 'sale_share@1': 1 })).toBeUndefined();
  });
});

describe('the models that come with Vitrine', () => {
  it('read no distress and no proxy, and none of the segments of today reads reductions with prices', async () => {
    const { code, report } = await heads();
    expect(code).toBe(0);
    const all: readonly any[] = report.heads.heads;
    expect(all.length).toBeGreaterThanOrEqual(11);
    for (const { distress, proxies } of all) {
      expect(distress).toEqual([]);
      expect(proxies.filter((one: any) => one.direct)).toEqual([]);
    }
    const reading = all.filter(({ strained }) => strained).map((head) => head.model.replace(/@.*/, ''));
    expect(reading).toEqual(expect.arrayContaining(['orientation', 'upsell']));
    expect(reading).not.toEqual(expect.arrayContaining(['clusters', 'intent']));
  });

  it('are what --models without a folder means', async () => {
    const { code, out } = await fairness('--models');
    expect(code).toBe(0);
    expect(out).toContain('orientation@1.0.0');
  });

  it('are scored on sessions, and tell no device where behaviour does not', async () => {
    const { report } = await heads(sessions(400));
    expect(report.heads.sessions).toBe(400);
    const orientation = report.heads.heads.find((one: any) => one.model.startsWith('orientation@'));
    expect(orientation.leakage.map((one: any) => one.attribute)).toEqual(
      expect.arrayContaining(['device', 'language']),
    );
    // nothing that this head reads hangs on the device or the language of these sessions
    for (const { attribute, auc } of orientation.leakage)
      if (attribute !== 'reductions and low prices') expect(auc).toBeLessThan(0.6);
    const luxury = orientation.leakage.find(
      (one: any) => one.predictor === 'luxury' && one.attribute === 'reductions and low prices',
    );
    expect(luxury).toBeUndefined();
  });
});

describe('what scores tell', () => {
  it('warns of a label that tells the device, by the latest snapshot of each session', async () => {
    const own = serve(model('clusters', ['cart_adds@1', 'page_views@1'], ['discount-seeker', 'urgency-buyer']));
    const { code, report } = await heads(sessions(600), '--models', own);
    expect(code).toBe(0);
    const leak = report.heads.heads[0].leakage.find((one: any) => one.attribute === 'device');
    expect(leak).toMatchObject({ predictor: 'discount-seeker', segment: 'cluster:discount-seeker', status: 'warn' });
    expect(leak.auc).toBeGreaterThan(0.7);
  });

  it('fails once a price goes by such a segment', async () => {
    const own = serve(model('clusters', ['cart_adds@1', 'page_views@1'], ['discount-seeker', 'urgency-buyer']));
    const variants = { less: { segments: ['cluster:discount-seeker'], price: { effect: 'lower' } } };
    const config = write('config.json', JSON.stringify({ slots: { offer: { variants } } }));
    const { code, report } = await heads(sessions(600), '--models', own, '--config', config);
    expect(code).toBe(1);
    expect(failing(report, 'prices')).toEqual(['offer/less']);
  });

  it('takes a label that tells reductions and low prices for one that looks for small prices', async () => {
    const own = serve(model('clusters', ['sale_share@1', 'searches@1'], ['visual-browser', 'urgency-buyer']));
    const variants = { more: { segments: ['cluster:visual-browser'], price: { effect: 'raise' } } };
    const config = write('config.json', JSON.stringify({ slots: { offer: { variants } } }));
    expect((await heads('--models', own, '--config', config)).code).toBe(0);
    const { code, report } = await heads(sessions(1200), '--models', own, '--config', config);
    expect(code).toBe(1);
    expect(report.findings[0].message).toContain('raises the price of cluster:visual-browser');
  });

  it('reads rows of features with columns of their own', async () => {
    const rows = Array.from({ length: 400 }, (_, n) => `${n % 2},0,${n % 2 ? 'card' : 'invoice'}`);
    const path = write('rows.csv', ['cart_adds@1,page_views@1,payment', ...rows].join('\n'));
    const own = serve(model('clusters', ['cart_adds@1', 'page_views@1'], ['a', 'b']));
    const { report } = await heads(path, '--models', own, '--proxy', 'payment');
    expect(report.heads.heads[0].leakage[0]).toMatchObject({
      attribute: 'payment',
      kind: 'proxy',
      auc: 1,
      status: 'warn',
    });
    expect(await heads(path, '--models', own, '--proxy', 'age')).toMatchObject({
      code: 2,
      err: expect.stringContaining('column missing: age'),
    });
    const other = serve(model('clusters', ['searches@1'], ['a']));
    expect((await heads(path, '--models', other, '--proxy', 'payment')).report.heads.heads[0].not_scored).toBe(
      'the rows have no searches@1',
    );
  });

  it('reads recorded events', async () => {
    const events = Array.from({ length: 240 }, (_, n) => [
      {
        key: `s${n}`,
        name: 'page_view',
        at: 1_760_000_000_000 + n,
        params: { page_kind: 'home', page_path: '/', device: n % 2 ? 'phone' : 'desktop', utc_offset: 0 },
      },
      ...(n % 2 ? [{ key: `s${n}`, name: 'search', at: 1_760_000_005_000 + n, params: { search_term: 'hat' } }] : []),
    ]).flat();
    const own = serve(model('clusters', ['searches@1', 'page_views@1'], ['a', 'b']));
    const { report } = await heads(write('events.ndjson', ndjson(events)), '--models', own);
    expect(report.heads.heads[0].leakage.find((one: any) => one.attribute === 'device')).toMatchObject({
      predictor: 'a',
      auc: 1,
    });
  });

  it('refuses damaged sessions and folders, naming them', async () => {
    expect(await heads(write('a.ndjson', '{"snapshots":[]}\n'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('a.ndjson:1: snapshots must hold features'),
    });
    expect(await heads(write('b.csv', 'cart_adds@1\nmany\n'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('cart_adds@1 must be a number'),
    });
    expect(await heads('--models', join(folder, 'nowhere'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('nowhere'),
    });
  });
});

describe('which prices a segment looks for', () => {
  it.each([
    ['cluster:discount-seeker', 'value'],
    ['orientation:value', 'value'],
    ['orientation:deal', 'value'],
    ['cluster:less-price-percentile', 'value'],
    ['cluster:more-searches-and-more-sale-share', 'value'],
    ['micro:price-sensitive', 'value'],
    ['orientation:luxury', 'dear'],
    ['cluster:more-price-percentile', 'dear'],
    ['clv:high-value', undefined],
    ['cluster:less-sale-share', undefined],
    ['cluster:visual-browser', undefined],
    ['intent:high', undefined],
    ['context:campaign-discount', undefined],
  ])('%s: %s', (id, leaning) => expect(leaningOf(id)).toBe(leaning));
});
