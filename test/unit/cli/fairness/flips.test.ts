import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { entryOf } from '../../../fixtures/model-folder.js';
import { onnxModel, SMALL, type LinearModel } from '../../../fixtures/onnx-model.js';
import { failing, fairness, ndjson, type Row } from './judging.js';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'vitrine-fairness-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

const EVENING = Date.UTC(2026, 5, 10, 18);
const view = (key: string, minute: number, params: Row): Row => ({
  key,
  name: 'page_view',
  at: EVENING + minute * 60_000,
  params: { device: 'desktop', utc_offset: 0, ...params },
});
const session = (key: string): readonly Row[] => [
  view(key, 0, { page_kind: 'home', page_path: '/' }),
  view(key, 1, { page_kind: 'sale', page_path: '/sale' }),
  view(key, 2, { page_kind: 'product', page_path: '/p/1' }),
  { key, name: 'begin_checkout', at: EVENING + 180_000, params: { value: 40, currency: 'EUR' } },
];

async function flip(variants: Row, ...args: readonly string[]) {
  const events = write('events.ndjson', ndjson([...session('ann'), ...session('ben')]));
  const config = write('config.json', JSON.stringify({ slots: { offer: { variants } } }));
  const { code, out, err } = await fairness('--flip', events, '--config', config, '--json', ...args);
  return { code, err, report: code === 2 ? undefined : JSON.parse(out) };
}
const text = { ':scope': { text: 'Ten off' } };

it('rule 50: fails a price that a model reckons from the device, which no config shows', async () => {
  const model: LinearModel = {
    ...SMALL,
    features: ['page_views@1', 'device_phone@1'],
    labels: ['discount-seeker', 'visual-browser'],
    weights: [
      [0, 4],
      [0, -4],
    ],
    means: [0, 0.5],
    bias: [0, 0],
  };
  const bytes = onnxModel(model);
  write('clusters.onnx', bytes);
  write('manifest.json', JSON.stringify({ version: 1, models: [entryOf(model, bytes)] }));
  const price = { effect: 'lower', disclosure: '.how' };
  const variants = { less: { segments: ['cluster:discount-seeker'], content: text, price } };
  const { code, report } = await flip(variants, '--change', 'device', '--models', folder);
  expect(code).toBe(1);
  expect(failing(report, 'flips')).toEqual(['offer']);
  expect(report.findings[0].message).toMatch(
    /^2 of 4 differ in a price though only device was changed \(ann, event 3, device phone: /,
  );
});

it('fails a config that names the proxy itself, and replays what is left of it', async () => {
  const price = { effect: 'lower', disclosure: '.how' };
  const variants = {
    phone: { segments: ['context:device-phone'], content: text, price },
    words: { segments: ['context:daypart-evening'], content: text },
  };
  const { code, report } = await flip(variants, '--change', 'utc_offset');
  expect(code).toBe(1);
  expect(failing(report, 'prices')).toContain('offer/phone');
  expect(report.replayed.config_faults.join()).toContain('context:device-phone');
  expect(report.replayed.by).toEqual([{ slot: 'offer', changed: 'utc_offset', compared: 12, differ: 10, price: 0 }]);
});

it('warns where only words differ, and names shopper, event and value', async () => {
  const { code, report } = await flip(
    { phone: { segments: ['context:device-phone'], content: text } },
    '--change',
    'device',
  );
  expect(code).toBe(0);
  expect(report.replayed).toMatchObject({ sessions: 2, compared: 4, differ: 2, price: 0, same: 2 });
  expect(report.replayed.examples).toEqual([
    {
      slot: 'offer',
      changed: 'device',
      from: 'default',
      to: 'phone',
      moves_price: false,
      place: 'ann, event 1, device phone',
    },
  ]);
  expect(report.findings[0]).toMatchObject({ severity: 'warn', check: 'flips' });
});

it('passes a price that goes by what shoppers do', async () => {
  const price = { effect: 'lower', disclosure: ':scope' };
  const { code, report } = await flip({ thanks: { segments: ['intent:checkout'], content: text, price } });
  expect(report.replayed).toMatchObject({ differ: 0, price: 0 });
  expect(report.replayed.compared).toBeGreaterThan(20);
  expect(code).toBe(0);
});

it('refuses a proxy that no event carries, and a recording with faults', async () => {
  expect(await flip({ a: { content: text } }, '--change', 'postcode')).toMatchObject({
    code: 2,
    err: expect.stringContaining('--change must name proxies of device, power'),
  });
  const faulty = write('faulty.ndjson', '{"name":"page_view"}\n');
  const config = write('config.json', '{"slots":{}}');
  expect(await fairness('--flip', faulty, '--config', config)).toMatchObject({
    code: 2,
    err: expect.stringContaining('faulty.ndjson'),
  });
});
