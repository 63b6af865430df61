import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFeatures } from '../../../src/features/features.js';
import { MORE_FEATURES } from '../../../src/features/more/more-features.js';
import type { Problem } from '../../../src/lib/report.js';
import { MORE_OPERATORS } from '../../../src/model/compact/more-operators.js';
import { openModels, type Models } from '../../../src/model/open-models.js';
import { openRuntime } from '../../../src/model/open-runtime.js';
import { openOrt } from '../../../src/model/ort-runtime.js';
import { CORE_FEATURES } from '../../../src/timeline.js';
import { listProblems } from '../../fixtures/list-problems.js';

/** What training computed for some rows, in double precision, before the export; a model gives probabilities or values. */
type Fixture = {
  features: string[];
  labels: string[];
  rows: (Record<'features' | 'logits', number[]> & { probabilities?: number[]; values?: number[] })[];
};

const FOLDER = new URL('../../../models/', import.meta.url);
const ORT = { module: import.meta.resolve('onnxruntime-web') };
const readJson = (file: string) => JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));
const LISTED: string[] = readJson('manifest.json').models.map(({ id }: { id: string }) => id);

describe.each(['compact', 'ort'] as const)('the models that come with the release, by %s', (runtime) => {
  const problems: Problem[] = [];
  let models: Models;

  beforeAll(async () => {
    const opened = await openModels({
      url: FOLDER.href,
      openRuntime: () =>
        openRuntime({
          runtime,
          openOrt: () => openOrt(ORT),
          loadOperators: async () => MORE_OPERATORS,
          whenIdle: async () => {},
        }),
      availableFeatures: new Set(CORE_FEATURES.ids),
      openFurther: async () => openFeatures(MORE_FEATURES),
      fetchBytes: (url) => readFile(new URL(url)),
      report: listProblems(problems),
    });
    models = (await opened.later?.models) ?? opened;
  });

  afterAll(() => models.close());

  it('open without a problem, on this release’s features', () => {
    expect(problems).toEqual([]);
    expect(models.ids).toEqual(LISTED);
    expect(LISTED).toEqual(expect.arrayContaining(['intent', 'clusters']));
  });

  it.each(LISTED)('%s scores as it did in training, and its contributions add up', async (id) => {
    const fixture = readJson(`fixtures/${id}.json`) as Fixture;
    expect(fixture.rows.length).toBeGreaterThan(10);
    for (const row of fixture.rows) {
      const vector = Object.fromEntries(fixture.features.map((feature, index) => [feature, row.features[index]!]));
      const score = (await models.score(vector))[id]!;
      expect(score).toMatchObject({ labels: fixture.labels, features: fixture.features, runtime });
      expect([score.values === undefined, score.probabilities.length]).toEqual(
        row.values ? [false, 0] : [true, fixture.labels.length],
      );
      const told = row.values ?? row.probabilities!;
      (score.values ?? score.probabilities).forEach((value, k) =>
        expect(Math.abs(value - told[k]!)).toBeLessThanOrEqual(1e-5 * Math.max(1, told[k]!)),
      );
      const sums = score.bias.map((bias, k) => score.contributions[k]!.reduce((sum, part) => sum + part, bias));
      sums.forEach((sum, k) => expect(Math.abs(sum - row.logits[k]!)).toBeLessThan(1e-5 * (1 + Math.abs(sum))));
    }
  });
});
