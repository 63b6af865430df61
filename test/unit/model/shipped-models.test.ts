import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FEATURE_IDS } from '../../../src/features/feature-ids.js';
import type { Problem } from '../../../src/lib/report.js';
import { openModels, type Models } from '../../../src/model/open-models.js';
import { openRuntime } from '../../../src/model/open-runtime.js';
import { openOrt } from '../../../src/model/ort-runtime.js';
import { listProblems } from '../../fixtures/list-problems.js';

/** What training computed for 32 rows, in double precision, before the export. */
type Fixture = {
  features: string[];
  labels: string[];
  rows: Record<'features' | 'probabilities' | 'logits', number[]>[];
};

const FOLDER = new URL('../../../models/', import.meta.url);
const ORT = { module: import.meta.resolve('onnxruntime-web') };
const none = () => Promise.reject(new Error('the shipped models need no further operators'));

describe.each(['compact', 'ort'] as const)('the models that come with the release, by %s', (runtime) => {
  const problems: Problem[] = [];
  let models: Models;

  beforeAll(async () => {
    models = await openModels({
      url: FOLDER.href,
      openRuntime: () =>
        openRuntime({ runtime, openOrt: () => openOrt(ORT), loadOperators: none, whenIdle: async () => {} }),
      availableFeatures: new Set(FEATURE_IDS),
      fetchBytes: (url) => readFile(new URL(url)),
      report: listProblems(problems),
    });
  });

  afterAll(() => models.close());

  it('open without a problem, on this release’s features', () => {
    expect(problems).toEqual([]);
    expect(models.ids).toEqual(['intent', 'clusters']);
  });

  it.each(['intent', 'clusters'])(
    '%s scores as it did in training, and its contributions add up to the logit',
    async (id) => {
      const fixture = JSON.parse(readFileSync(new URL(`fixtures/${id}.json`, FOLDER), 'utf8')) as Fixture;
      for (const row of fixture.rows) {
        const vector = Object.fromEntries(fixture.features.map((feature, index) => [feature, row.features[index]!]));
        const score = (await models.score(vector))[id]!;
        expect(score.labels).toEqual(fixture.labels);
        expect(score.features).toEqual(fixture.features);
        score.probabilities.forEach((p, k) => expect(p).toBeCloseTo(row.probabilities[k]!, 5));
        const logits = score.bias.map((bias, k) => score.contributions[k]!.reduce((sum, part) => sum + part, bias));
        logits.forEach((logit, k) =>
          expect(Math.abs(logit - row.logits[k]!)).toBeLessThan(1e-5 * (1 + Math.abs(logit))),
        );
      }
    },
  );
});
