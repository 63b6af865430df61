import { FEATURE_IDS } from '../../src/features/feature-ids.js';
import type { Tell } from '../../src/lib/report.js';
import { openModels, type Models } from '../../src/model/open-models.js';
import type { RuntimeChoice } from '../../src/model/open-runtime.js';
import { ALL_FEATURES } from '../../src/rulebook.js';
import { folderUrl, nodeRuntime, ownHeads, readUrl } from './node-models.js';

/** The models of a timeline in Node: those that come with Vitrine, or those of a folder, the late ones too. */
export async function nodeTimelineModels(
  folder: string | undefined,
  runtime: RuntimeChoice,
  report: Tell,
): Promise<Models> {
  const models = await openModels({
    url: folderUrl(folder ?? ownHeads()),
    availableFeatures: new Set(FEATURE_IDS),
    fetchBytes: readUrl,
    openFurther: async () => ALL_FEATURES,
    report,
    openRuntime: () => nodeRuntime(runtime),
  });
  return models.later?.models ?? models;
}
