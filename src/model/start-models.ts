import type { Report } from '../lib/report.js';
import { featureRow } from './feature-row.js';
import type { ManifestEntry } from './manifest.js';
import type { ModelSession, Runtime } from './runtime.js';
import type { LoadedModel } from './score-models.js';
import { shapeScore } from './shape-score.js';

/** A checked file and its entry. */
export type ModelFile = Readonly<{ entry: ManifestEntry; bytes: Uint8Array }>;

/**
 * Starts models one after the other. One whose outputs are not what its metadata promise is reported as `model-mismatch`; those the
 * runtime refuses as `model-runtime`, once for all that it refuses in the same words, as it does when it cannot start itself.
 */
export async function startModels(
  files: readonly ModelFile[],
  runtime: Runtime,
  report: Report,
): Promise<readonly LoadedModel[]> {
  const started: LoadedModel[] = [];
  const refused = new Map<string, string[]>();
  for (const { entry, bytes } of files) {
    let session: ModelSession | undefined;
    try {
      session = await runtime(bytes);
      const fault = await trial(entry, session);
      if (fault === undefined) started.push({ entry, session });
      else {
        session.close();
        report({
          code: 'model-mismatch',
          field: entry.file,
          message: `${fault}: export it again as docs/models.md describes.`,
        });
      }
    } catch (cause) {
      session?.close();
      refused.set(words(cause), [...(refused.get(words(cause)) ?? []), entry.id]);
    }
  }
  for (const [cause, ids] of refused) {
    const remedy = cause.startsWith('compact:')
      ? "use operators that it has, or runtime 'auto'"
      : "serve ONNX Runtime's .mjs and .wasm files, allow 'wasm-unsafe-eval' in the CSP, and use standard operators";
    const message = `No runtime for ${ids.map((id) => `"${id}"`).join(', ')} (${cause}): ${remedy}.`;
    report({ code: 'model-runtime', field: ids.join(), message, cause });
  }
  return started;
}

/** Runs a model once on zeros: a graph that breaks its metadata's promise shows here, and the first score comes sooner. */
async function trial(entry: ManifestEntry, session: ModelSession): Promise<string | undefined> {
  const shaped = shapeScore(entry, await session.run(featureRow(entry.features, {})));
  return typeof shaped === 'string' ? `Model "${entry.id}" ${shaped}` : undefined;
}

function words(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
