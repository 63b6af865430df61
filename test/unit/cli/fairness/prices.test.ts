import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failing, judge, people, type Row } from './judging.js';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'vitrine-fairness-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, content: string | Buffer): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

describe('segments that look for small prices', () => {
  const shop = (inside: number, outside: number, effect: string): readonly Row[] =>
    [...people('a', 200, inside, { segments: ['cluster:discount-seeker'] }), ...people('a', 200, outside)].map((row) =>
      Object.assign(row, row['variant'] === 'ten-off' && { price_effect: effect }),
    );

  it('may be given lower prices more often, never less', async () => {
    expect(failing((await judge(shop(120, 20, 'lower'))).report, 'prices')).toEqual([]);
    expect(failing((await judge(shop(20, 120, 'lower'))).report, 'prices')).toEqual([
      'offer for cluster:discount-seeker',
    ]);
  });

  it('may not be given higher prices more often', async () => {
    expect(failing((await judge(shop(20, 120, 'raise'))).report, 'prices')).toEqual([]);
    expect(failing((await judge(shop(120, 20, 'raise'))).report, 'prices')).toEqual([
      'offer for cluster:discount-seeker',
    ]);
  });
});

describe('a config beside the decisions', () => {
  const config = (variants: Row): string => write('config.json', JSON.stringify({ slots: { offer: { variants } } }));

  it('tells which variants move a price', async () => {
    const rows = ['east', 'west'].flatMap((place, half) => people('a', 200, half ? 160 : 40, { proxies: { place } }));
    expect((await judge(rows)).code).toBe(0);
    const path = config({ 'ten-off': { price: { effect: 'lower' }, segments: ['cluster:visual-browser'] } });
    const { code, report } = await judge(rows, '--config', path);
    expect(code).toBe(1);
    expect(failing(report, 'leakage')).toEqual(['offer/ten-off']);
  });

  it.each([
    ['a device opens it', { price: { effect: 'lower' }, segments: ['context:device-phone'] }, 'a proxy (device)'],
    ['an hour closes it', { price: { effect: 'lower' }, except: ['context:daypart-night'] }, 'a proxy (time-zone)'],
    ['it raises for bargain hunters', { price: { effect: 'raise' }, segments: ['cluster:discount-seeker'] }, 'raises'],
    ['it raises for all but luxury', { price: { effect: 'raise' }, except: ['orientation:luxury'] }, 'raises'],
    ['it is withheld', { price: { effect: 'lower' }, except: ['cluster:discount-seeker'] }, 'withholds'],
    ['only luxury has it', { price: { effect: 'lower' }, segments: ['orientation:luxury'] }, 'lowers'],
  ])('rule 49: fails a variant that moves a price where %s', async (_, variant, words) => {
    const { code, report } = await judge(people('a', 200, 50), '--config', config({ sly: variant }));
    expect(code).toBe(1);
    expect(failing(report, 'prices')).toEqual(['offer/sly']);
    expect(report.findings[0].message).toContain(words);
  });

  it('passes one that lowers prices for whoever looks for small ones, and leaves contents alone', async () => {
    const path = config({
      fair: { price: { effect: 'lower' }, segments: ['cluster:discount-seeker', 'intent:high'] },
      words: { segments: ['context:device-phone'] },
      coupon: { price: { effect: 'lower', exempt: 'public-coupon' }, except: ['cluster:discount-seeker'] },
      same: { price: { effect: 'none' }, segments: ['context:device-phone'] },
    });
    const { code, report } = await judge(people('a', 200, 50), '--config', path);
    expect(code).toBe(0);
    expect(report.price_rules.map((rule: any) => rule.variant)).toEqual(['fair', 'coupon']);
  });
});
