import type { Score } from '../../src/model/scores.js';
import type { Output } from '../running/open-output.js';
import type { HeadRow } from '../heads/read-heads.js';

/** How scores are written. */
export type ScoreForm = Readonly<{ format: 'csv' | 'ndjson'; explain: boolean }>;

/** Writes one score under the key of its row. */
export type WriteScore = (key: string, score: Score) => Promise<void>;

/**
 * Opens the writing of a head's scores: a column for each label, `tier` where the manifest gives tiers, and where asked for what each
 * feature contributed, with the bias, to each label's logit or logarithm. Throws where a model that does not explain itself is asked to.
 */
export async function openScoreWriter(
  output: Output,
  row: HeadRow,
  { format, explain }: ScoreForm,
): Promise<WriteScore> {
  const { labels, features, outputs } = row;
  if (explain && !outputs.includes('bias'))
    throw new Error(`${row.file}: ${row.id} does not explain itself; leave out --explain`);
  const tierOf = tiersOf(row);
  if (format === 'ndjson')
    return (key, score) => output.write(JSON.stringify(objectOf(key, score, { explain, tierOf })));
  const parts = explain ? labels.flatMap((label) => ['bias', ...features].map((part) => `${label}:${part}`)) : [];
  await output.write(['key', ...labels, ...(tierOf ? ['tier'] : []), ...parts].map(quoted).join(','));
  return (key, score) => {
    const said = saidBy(score);
    const told = explain ? labels.flatMap((_, k) => [score.bias[k]!].concat(score.contributions[k]!)) : [];
    return output.write([quoted(key), ...said, ...(tierOf ? [quoted(tierOf(said[0]!))] : []), ...told].join(','));
  };
}

const saidBy = ({ values, probabilities }: Score): readonly number[] => values ?? probabilities;

type TierOf = ((value: number) => string) | undefined;

function objectOf(key: string, score: Score, { explain, tierOf }: Readonly<{ explain: boolean; tierOf: TierOf }>) {
  const { labels, features } = score;
  const said = saidBy(score);
  const byLabel = <T>(value: (k: number) => T) => Object.fromEntries(labels.map((label, k) => [label, value(k)]));
  const parts = (k: number) => ({
    bias: score.bias[k],
    ...Object.fromEntries(features.map((id, at) => [id, score.contributions[k]![at]])),
  });
  return {
    key,
    model: score.model,
    scores: byLabel((k) => said[k]),
    ...(tierOf && { tier: tierOf(said[0]!) }),
    ...(explain && { contributions: byLabel(parts) }),
  };
}

/** The tier of a first label's value: the one with the highest bound that it reaches, by `thresholds.tiers` of the manifest. */
function tiersOf({ id, thresholds }: HeadRow): TierOf {
  const tiers = thresholds?.['tiers'];
  if (tiers === undefined) return undefined;
  const bounds = Object.entries(Object(tiers) as Readonly<Record<string, unknown>>);
  if (!bounds.length || bounds.some(([, bound]) => typeof bound !== 'number'))
    throw new Error(
      `thresholds.tiers of ${id} in manifest.json must name tiers with their least value, such as {"high": 500}`,
    );
  const falling = (bounds as [string, number][]).toSorted(([, one], [, other]) => other - one);
  return (value) => falling.find(([, bound]) => value >= bound)?.[0] ?? '';
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
