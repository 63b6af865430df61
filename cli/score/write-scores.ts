import type { Score } from '../../src/model/scores.js';
import type { Output } from '../running/open-output.js';
import type { HeadRow } from '../heads/read-heads.js';
import type { Vector } from './read-vectors.js';

/** How scores are written; `mark` is what tells the rows of one key apart, if they have to be. */
export type ScoreForm = Readonly<{ format: 'csv' | 'ndjson'; explain: boolean; mark?: 'on' | 'events' | undefined }>;

/** Writes one score under the key of its row, and its mark. */
export type WriteScore = (row: Pick<Vector, 'key' | 'on' | 'events'>, score: Score) => Promise<void>;

/**
 * Opens the writing of a head's scores: a column for each label, `tier` where the manifest gives tiers, and where asked for what each
 * feature contributed, with the bias, to each label's logit or logarithm. Throws where a model that does not explain itself is asked to.
 */
export async function openScoreWriter(
  output: Output,
  head: HeadRow,
  { format, explain, mark }: ScoreForm,
): Promise<WriteScore> {
  const { labels, features, outputs } = head;
  if (explain && !outputs.includes('bias'))
    throw new Error(`${head.file}: ${head.id} does not explain itself; leave out --explain`);
  const tierOf = tiersOf(head);
  if (format === 'ndjson')
    return (said, score) =>
      output.write(JSON.stringify({ ...aboutOf(said, mark), ...objectOf(score, { explain, tierOf }) }));
  const parts = explain ? labels.flatMap((label) => ['bias', ...features].map((part) => `${label}:${part}`)) : [];
  await output.write(
    ['key', ...(mark ? [mark] : []), ...labels, ...(tierOf ? ['tier'] : []), ...parts].map(quoted).join(','),
  );
  return (row, score) => {
    const said = saidBy(score);
    const about = Object.values(aboutOf(row, mark)).map((value) => quoted(String(value)));
    const told = explain ? labels.flatMap((_, k) => [score.bias[k]!].concat(score.contributions[k]!)) : [];
    return output.write([...about, ...said, ...(tierOf ? [quoted(tierOf(said[0]!))] : []), ...told].join(','));
  };
}

const saidBy = ({ values, probabilities }: Score): readonly number[] => values ?? probabilities;

const aboutOf = (row: Parameters<WriteScore>[0], mark: ScoreForm['mark']) => ({
  key: row.key,
  ...(mark && { [mark]: row[mark] }),
});

type TierOf = ((value: number) => string) | undefined;

function objectOf(score: Score, { explain, tierOf }: Readonly<{ explain: boolean; tierOf: TierOf }>) {
  const { labels, features } = score;
  const said = saidBy(score);
  const byLabel = <T>(value: (k: number) => T) => Object.fromEntries(labels.map((label, k) => [label, value(k)]));
  const parts = (k: number) => ({
    bias: score.bias[k],
    ...Object.fromEntries(features.map((id, at) => [id, score.contributions[k]![at]])),
  });
  return {
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
