import type { FeatureId, FeatureVector } from '../../../src/features/feature-vector.js';
import { isRecord } from '../../../src/lib/is-record.js';
import { summarise } from '../../../src/learning/summarise.js';
import type { Summary } from '../../../src/learning/summary.js';
import { sessionize } from '../../../src/memory/sessionize.js';
import { ALL_FEATURES } from '../../../src/rulebook.js';
import { gatherAll } from '../../inputs/gather-all.js';
import { readLandmarks } from '../../inputs/landmarks.js';
import { logOf } from '../../inputs/log-of.js';
import { openInput } from '../../inputs/open-input.js';
import { isParquet } from '../../inputs/open-parquet.js';
import { openSource } from '../../inputs/open-source.js';
import type { Notice, Source } from '../../inputs/source.js';
import { readFields } from '../decisions/read-fields.js';

/** A session to try the models on: its features, and what is known of the shopper. */
export type EvaluationRow = Readonly<{
  features: FeatureVector;
  /** False where a feature that is not listed is not known, rather than 0. */
  sparse: boolean;
  about: Readonly<Record<string, string>>;
}>;

/**
 * Sessions of a file: summaries, rows of features with further columns that `columns` names, or a recording, which is summarised first. Of each
 * session the latest snapshot counts. Rejects, naming file, line and field, for what cannot be read.
 */
export async function* readEvaluationRows(
  path: string | undefined,
  { columns, stdin, notice }: Readonly<{ columns: readonly string[]; stdin: AsyncIterable<unknown>; notice: Notice }>,
): AsyncIterable<EvaluationRow> {
  const source = await openSource(path, stdin);
  try {
    if (!source.head.length) throw new Error(`${source.name}: is empty`);
    const line = firstLine(source);
    if (/"snapshots"/.test(line)) yield* summaries(source);
    else if (isParquet(source) || /(^|[,;\t{"])\w+@\d+/.test(line)) yield* featureRows(source, columns);
    else yield* recording({ path, stdin: path === undefined ? source.bytes : stdin }, notice);
  } finally {
    source.close();
  }
}

const firstLine = ({ head }: Source): string =>
  head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart()
    .split('\n', 1)[0]!;

async function* summaries(source: Source): AsyncIterable<EvaluationRow> {
  for await (const { fields, place } of readFields(source)) {
    const summary = fields as Partial<Summary> | undefined;
    const latest = Array.isArray(summary?.snapshots) ? summary.snapshots.at(-1) : undefined;
    if (!isRecord(latest?.features))
      throw new Error(`${place}: snapshots must hold features; write the file with vitrine summaries`);
    yield rowOf(summary as Summary);
  }
}

function rowOf({ device, daypart, language, snapshots }: Summary): EvaluationRow {
  const about = Object.entries({ device, daypart, language }).flatMap(([name, value]) =>
    value ? [[name, value]] : [],
  );
  return {
    features: snapshots.at(-1)!.features,
    sparse: true,
    about: Object.fromEntries(about) as Record<string, string>,
  };
}

async function* featureRows(source: Source, columns: readonly string[]): AsyncIterable<EvaluationRow> {
  for await (const { fields, place } of readFields(source)) {
    if (!fields) throw new Error(`${place}: must be a JSON object with "features"`);
    const given = isRecord(fields['features']) ? fields['features'] : fields;
    const features: Record<FeatureId, number> = {};
    for (const [id, value] of Object.entries(given)) {
      if (!/^\w+@\d+$/.test(id)) continue;
      const number = value === '' || value === null ? Number.NaN : Number(value);
      if (!Number.isFinite(number)) throw new Error(`${place}: ${id} must be a number, not ${JSON.stringify(value)}`);
      features[id as FeatureId] = number;
    }
    const lacking = columns.find((name) => !Object.hasOwn(fields, name));
    if (lacking !== undefined) throw new Error(`${place}: column missing: ${lacking}`);
    const about = columns.flatMap((name) =>
      fields[name] === '' || fields[name] === null ? [] : [[name, String(fields[name])]],
    );
    yield { features, sparse: false, about: Object.fromEntries(about) as Record<string, string> };
  }
}

async function* recording(
  choice: Pick<Parameters<typeof openInput>[0], 'path' | 'stdin'>,
  notice: Notice,
): AsyncIterable<EvaluationRow> {
  const plain = { ...choice, path: choice.path };
  const input = await openInput(plain, notice);
  try {
    if (!input.arrivals)
      throw new Error(`${input.name}: UCI rows have no circumstances; use a recording, summaries or rows of features`);
    const { histories, end } = await gatherAll(input);
    const landmarks = readLandmarks('1,3,5,10,20,last');
    for await (const { arrivals } of histories)
      for (const summary of summarise(logOf(arrivals), { features: ALL_FEATURES, landmarks, end, sessionAt }))
        yield rowOf(summary);
  } finally {
    input.close();
  }
}

const sessionAt: Parameters<typeof summarise>[1]['sessionAt'] = (last, at) => sessionize(last, at).session;
