import type { Tell } from '../lib/report.js';
import type { ModelFile } from './start-models.js';

/**
 * Reports the models that no runtime runs, once for all that were refused in the same words at last, as when a runtime cannot start:
 * under the code that the runtime gives, or `model-runtime`.
 */
export function reportRefused(files: readonly ModelFile[], report: Tell): void {
  const groups = new Map<string, ModelFile[]>();
  for (const file of files) {
    const last = wordsOf(file.refusals.at(-1));
    groups.set(last, [...(groups.get(last) ?? []), file]);
  }
  for (const [cause, group] of groups) {
    const { code } = Object(group[0]!.refusals.at(-1)) as { code?: unknown };
    report({
      // Node's errors have codes as well.
      code: String(code).startsWith('runtime-') ? String(code) : 'model-runtime',
      field: group.map(({ entry }) => entry.id).join(),
      about: [...new Set(group.flatMap(({ refusals }) => refusals.map(wordsOf)))].join(', '),
      cause,
    });
  }
}

function wordsOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
