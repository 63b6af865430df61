import type { Asked } from './decisions/asked.js';
import { openSteer, type Steer } from './decisions/open-steer.js';
import { readPriorities } from './decisions/read-priorities.js';
import { openSuppression, type OpenedSuppression } from './decisions/suppression/open-suppression.js';
import { openTerms } from './decisions/offers/open-terms.js';
import { readAllTerms } from './decisions/offers/read-terms.js';
import type { PriorityRule, Suppression } from './decisions/suppression/suppression.js';
import type { FeatureId } from './features/feature-vector.js';
import type { Trouble } from './lib/report.js';
import { CORE_IDS } from './segments/core-ids.js';
import { openMicro } from './segments/families/micro.js';
import type { Family } from './segments/family.js';
import type { Gaps } from './segments/instrumentation/gaps.js';
import { openGaps } from './segments/instrumentation/open-gaps.js';
import { openOwn } from './segments/own/open-own.js';
import type { Settings } from './settings.js';

/** What a shop's own config adds to the rulebook. */
export type ShopRules = Readonly<{
  /** Its own segments, which see all that is built in, and its micro-segments. */
  families: readonly Family[];
  /** What holds variants back, by rules, circumstances and offers; absent where nothing does. */
  suppression?: Suppression<readonly unknown[]> | undefined;
  /** Chooses by it and by the priorities that segments have; absent where there are neither. */
  steer?: Steer | undefined;
  priorities: readonly PriorityRule[];
  /** The segments that those rules name, and the slots and variants. */
  asked: readonly Asked[];
  scopes: OpenedSuppression['scopes'];
  /** What rests on events that the shop cannot tell; undefined where it can tell all. */
  gaps: Gaps | undefined;
  /** What is wrong with the settings; what is refused is left out. */
  troubles: readonly Trouble[];
}>;

/** What there is before a shop adds its own: families and features. */
export type Given = Readonly<{ families: readonly Family[]; features: readonly FeatureId[] }>;

/** Opens a shop's own rules: a file of its own, for shops that have some. */
export function openShopRules(settings: Settings, { families, features }: Given): ShopRules {
  const ids = [...CORE_IDS, ...families.flatMap((family) => family.ids)];
  const own = openOwn(settings, ids, features);
  const micro = openMicro(settings, [...ids, ...own.family.ids]);
  const added = [own.family, micro.family as Family];
  const { problems, asked, scopes, suppression: rules } = openSuppression(settings.suppress);
  const { slotRules: slots = [] } = settings;
  const hasTerms = slots.some(({ variants }) => variants.some(({ terms: one }) => one));
  const terms = hasTerms ? openTerms(rules) : undefined;
  const suppression = (terms as typeof rules) ?? rules;
  const written = readAllTerms(slots);
  const { priorities, ...moving } = readPriorities(settings.priorities);
  return {
    ...(suppression && { suppression }),
    scopes,
    families: added,
    steer: openSteer({ priorities, suppression, terms }),
    gaps: openGaps([...families, ...added], settings.uninstrumented),
    priorities,
    asked: [...asked, ...moving.asked, ...written.asked],
    troubles: [...own.troubles, ...micro.troubles, ...problems, ...moving.problems, ...written.problems],
  };
}
