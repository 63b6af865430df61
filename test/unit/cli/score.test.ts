import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { featuresCommand } from '../../../cli/commands/features.js';
import { scoreCommand } from '../../../cli/commands/score.js';
import { entryOf } from '../../fixtures/model-folder.js';
import { onnxModel, SMALL, type LinearModel } from '../../fixtures/onnx-model.js';
import { objects, run as runCommand } from './run.js';

const MODELS = 'models';
type Row = Readonly<{ features: readonly number[]; probabilities: readonly number[]; logits: readonly number[] }>;
const fixture = (id: string) =>
  JSON.parse(readFileSync(`${MODELS}/fixtures/${id}.json`, 'utf8')) as {
    features: readonly string[];
    labels: readonly string[];
    rows: readonly Row[];
  };

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'vitrine-score-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const score = (args: readonly string[], stdin: string | readonly string[] = '') =>
  runCommand(scoreCommand, args, stdin);
const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const table = (out: string) =>
  out
    .trim()
    .split('\n')
    .map((line) => line.split(','));

/** A folder with one linear model, and what its entry says besides. */
function ownModel(model: LinearModel): string {
  const into = join(folder, 'own');
  mkdirSync(into, { recursive: true });
  const bytes = onnxModel(model);
  writeFileSync(join(into, `${model.id}.onnx`), bytes);
  writeFileSync(join(into, 'manifest.json'), JSON.stringify({ version: 1, models: [entryOf(model, bytes)] }));
  return into;
}

const AMOUNT: LinearModel = {
  ...SMALL,
  id: 'amount',
  labels: ['spend'],
  weights: [[1, 0.5]],
  means: [0, 0],
  bias: [2],
  activation: 'Exp',
  entry: { link: 'log', thresholds: { tiers: { high: 50, middle: 10, low: 0 } } },
};

describe('vitrine score of rows of features', () => {
  it.each(['intent', 'clusters'])(
    'gives %s’s probabilities of the training run, in order, columns in any order',
    async (id) => {
      const { features, labels, rows } = fixture(id);
      const columns = ['note', ...features.toReversed(), 'key', 'unknown@1'];
      const lines = rows.map((row, n) => ['x', ...row.features.toReversed(), `s${n}`, 9].join(','));
      const { code, out } = await score(['--model', id, '--models', MODELS], [columns.join(','), ...lines].join('\n'));
      expect(code).toBe(0);
      const [head, ...scored] = table(out);
      expect(head).toEqual(['key', ...labels]);
      expect(scored.map(([key]) => key)).toEqual(rows.map((_, n) => `s${n}`));
      rows.forEach(({ probabilities }, n) =>
        probabilities.forEach((p, k) => expect(Math.abs(Number(scored[n]![k + 1]) - p)).toBeLessThan(1e-5)),
      );
    },
  );

  it('explains: bias and contributions add up to the logit', async () => {
    const { features, rows } = fixture('intent');
    const lines = [features.join(','), ...rows.map((row) => row.features.join(','))].join('\n');
    const { out } = await score(['--model', 'intent', '--models', MODELS, '--explain'], lines);
    const [head, ...scored] = table(out);
    expect(head!.slice(0, 4)).toEqual(['key', 'purchase', 'purchase:bias', `purchase:${features[0]!}`]);
    scored.forEach(([key, , ...parts], n) => {
      expect(key).toBe(String(n + 1));
      const sum = parts.reduce((total, part) => total + Number(part), 0);
      expect(Math.abs(sum - rows[n]!.logits[0]!)).toBeLessThan(1e-4);
    });
  });

  it('gives values with their tiers, as NDJSON with the model’s version', async () => {
    const models = ownModel(AMOUNT);
    const rows = 'key,cart_adds@1,page_views@1\na,0,0\n"b,c",2,1\n';
    const amounts = [Math.exp(2), Math.exp(4.5)];
    const { out } = await score(['--model', 'amount', '--models', models], rows);
    expect(out.split('\n')[0]).toBe('key,spend,tier');
    expect(out).toMatch(/^a,7\.38\d+,low$/m);
    expect(out).toMatch(/^"b,c",90\.01\d+,high$/m);
    const json = await score(['--model', 'amount', '--models', models, '--format', 'ndjson', '--explain'], rows);
    const told = objects(json.out);
    expect(told.map(({ key, model, tier }) => [key, model, tier])).toEqual([
      ['a', 'amount@1.2.0', 'low'],
      ['b,c', 'amount@1.2.0', 'high'],
    ]);
    told.forEach(({ scores }, n) => expect(scores.spend).toBeCloseTo(amounts[n]!, 3));
    expect(told[1].contributions.spend).toEqual({ bias: 2, 'cart_adds@1': 2, 'page_views@1': 0.5 });
  });

  it('takes NDJSON as vitrine features writes it', async () => {
    const event = JSON.stringify({ name: 'page_view', at: 1_760_000_000_000, params: { page_kind: 'product' } });
    const { out: features } = await runCommand(featuresCommand, ['--format', 'ndjson'], event);
    const { out, code } = await score(['--model', 'clusters', '--models', MODELS], features);
    expect([code, table(out).length]).toEqual([0, 2]);
    // the same session, unread
    expect((await score(['--model', 'clusters', '--models', MODELS], event)).out).toBe(out);
  });
});

describe('vitrine score tells features', () => {
  const expected = 'key,spend,tier\na,';
  it.each([
    ['behind spaces', 'key, cart_adds@1, page_views@1\na, 0, 0\n'],
    ['in flat objects', '{"key":"a","cart_adds@1":0,"page_views@1":0}\n'],
  ])('%s, from standard input as -', async (_, text) => {
    const { out, code } = await score(['--model', 'amount', '--models', ownModel(AMOUNT), '-'], text);
    expect([code, out]).toEqual([0, expect.stringContaining(expected)]);
  });

  it('in Parquet', async () => {
    const path = 'test/fixtures/inputs/features.parquet';
    const { out, code } = await score(['--model', 'amount', '--models', ownModel(AMOUNT), path]);
    expect([code, out]).toEqual([0, expect.stringContaining(expected)]);
  });
});

describe('vitrine score of recordings', () => {
  it('scores UCI rows as the features that they are', async () => {
    const text = readFileSync('training/data/sessions.csv', 'utf8').split('\n').slice(0, 201).join('\n');
    const { out, code } = await score(['--model', 'intent', '--models', MODELS], text);
    expect([code, table(out).length]).toEqual([0, 201]);
    const { out: features } = await runCommand(featuresCommand, ['--from', 'uci'], text);
    expect((await score(['--model', 'intent', '--models', MODELS], features)).out).toBe(out);
  });

  it('scores customers at a date, or at their table’s last order', async () => {
    const orders = 'customer_id,ordered_at,value\na,2011-01-05 10:00,20\nb,2011-02-05 10:00,30\n';
    const keys = async (...args: string[]) => {
      const { out, err } = await score(['--model', 'intent', '--models', MODELS, ...args], orders);
      return {
        keys: table(out)
          .slice(1)
          .map(([key]) => key),
        err,
      };
    };
    expect((await keys()).keys).toEqual(['a', 'b']);
    const early = await keys('--at', '2011-02-01');
    expect(early.keys).toEqual(['a']);
    expect(early.err).toContain('1 keys have no events by then');
    expect((await score(['--model', 'intent', '--models', MODELS, '--at', '3'], orders)).code).toBe(2);
  });

  it('tells the rows of a key apart where more than one landmark is asked for', async () => {
    const orders = 'customer_id,ordered_at,value\na,2011-01-05 10:00,20\na,2011-02-05 10:00,30\n';
    const model = ['--model', 'intent', '--models', MODELS];
    const dated = await score([...model, '--at', '2011-02-01,2011-03-01'], orders);
    expect(table(dated.out).map((cells) => cells.slice(0, 2))).toEqual([
      ['key', 'on'],
      ['a', '2011-02-01'],
      ['a', '2011-03-01'],
    ]);
    const event = (at: number) => JSON.stringify({ name: 'page_view', at, key: 'b', params: { page_kind: 'product' } });
    const events = [0, 1, 2].map(event).join('\n');
    const { out } = await score([...model, '--at', '1,last', '--format', 'ndjson'], events);
    expect(objects(out).map(({ key, events: after }) => [key, after])).toEqual([
      ['b', 1],
      ['b', 3],
    ]);
    expect(table((await score([...model, '--at', '2'], events)).out)[0]).toEqual(['key', 'purchase']);
  });

  it('refuses where no row can be scored, and writes nothing', async () => {
    const path = write('orders.csv', 'customer_id,ordered_at,value\na,2011-01-05 10:00,20\n');
    const into = join(folder, 'out.csv');
    const early = ['--at', '2010-01-01', '--out', into];
    const { code, err } = await score(['--model', 'intent', '--models', MODELS, path, ...early]);
    expect([code, err]).toEqual([2, expect.stringContaining('orders.csv: no row can be scored')]);
    expect(existsSync(into)).toBe(false);
  });

  it('keeps the keys of UCI rows that have them, from CSV and Parquet', async () => {
    const path = 'test/fixtures/inputs/uci-keyed.parquet';
    const { out, err } = await score(['--model', 'intent', '--models', MODELS, path]);
    expect(err).toBe('');
    expect(table(out).map(([key]) => key)).toEqual(['key', 's-7', 's-8']);
    const { out: features } = await runCommand(featuresCommand, [path]);
    expect(table(features).map(([key]) => key)).toEqual(['key', 's-7', 's-8']);
    expect((await score(['--model', 'intent', '--models', MODELS], features)).out).toBe(out);
  });
});

describe('vitrine score refuses', () => {
  const rows = (...lines: string[]) => ['key,cart_adds@1,page_views@1', ...lines].join('\n');

  it.each([
    ['an empty file', '', /rows\.csv: is empty/],
    ['a header alone', rows(), /rows\.csv: has no rows/],
    ['a cell that is no number', rows('a,1,2', 'b,1,many'), /rows\.csv:3: page_views@1 must be a number .*"many"/],
    ['an empty cell', rows('a,,2'), /rows\.csv:2: cart_adds@1 must be/],
    ['a negative count', rows('a,-1,2'), /rows\.csv:2: cart_adds@1 must be/],
    ['more than a float holds', rows('a,1,1e39'), /rows\.csv:2: page_views@1 must be/],
    ['a missing column', 'key,cart_adds@1\na,1', /rows\.csv:1: column missing: page_views@1/],
    ['a feature of another version', 'cart_adds@2,page_views@1\n1,2', /has cart_adds@2, but .* cart_adds@1/],
    [
      'an object without a feature',
      '{"key":"a","features":{"cart_adds@1":1}}',
      /rows\.csv:1: column missing: page_views@1/,
    ],
    [
      'an object whose feature is null',
      '{"features":{"cart_adds@1":1,"page_views@1":null}}',
      /:1: page_views@1 must be/,
    ],
  ])('%s, and writes no file', async (_, text, words) => {
    const path = write('rows.csv', text);
    const into = join(folder, 'out.csv');
    const { code, err } = await score(['--model', 'amount', '--models', ownModel(AMOUNT), path, '--out', into]);
    expect(err).toMatch(words);
    expect(code).toBe(2);
    expect(existsSync(into)).toBe(false);
    expect(readdirSync(folder).toSorted()).toEqual(['own', 'rows.csv']);
  });

  it('a model that there is not, naming those that there are', async () => {
    const { code, err } = await score(['--model', 'taste', '--models', MODELS], rows('a,1,2'));
    expect(err).toMatch(/no model taste in models; it has intent, clusters/);
    expect(code).toBe(2);
  });

  it('a model file that is not the one of the manifest', async () => {
    const models = ownModel(AMOUNT);
    writeFileSync(join(models, 'amount.onnx'), onnxModel({ ...AMOUNT, bias: [3] }));
    const { code, err } = await score(['--model', 'amount', '--models', models], rows('a,1,2'));
    expect(err).toContain('amount.onnx has the SHA-256');
    expect(code).toBe(2);
  });

  it('rows that cannot give what the model needs', async () => {
    const uci = readFileSync('training/data/sessions.csv', 'utf8').split('\n').slice(0, 3).join('\n');
    const { code, err } = await score(['--model', 'clusters', '--models', MODELS], uci);
    expect([code, err]).toEqual([2, expect.stringContaining('UCI rows: cannot give item_views@1')]);
  });
});
