import { checkNames, type CheckedNames, type Named } from './names/check-names.js';
import { openSensitiveNames } from './names/sensitive-name.js';
import { withoutProxies } from './prices/without-proxies.js';

/** What of a config may be decided, and what was refused. */
export type Fairness<Season extends Readonly<{ id: string }>> = CheckedNames<Season> &
  Readonly<{
    /** Leaves out of the slots what goes by a proxy, once it is known what the models read. */
    byModels: typeof withoutProxies;
  }>;

/** Holds names and prices against the rules of docs/fairness.md. */
export function openFairness<Season extends Readonly<{ id: string }>>(named: Named<Season>): Fairness<Season> {
  const names = checkNames(named, openSensitiveNames());
  const { slots, troubles } = withoutProxies(names.kept.slots);
  return { kept: { ...names.kept, slots }, troubles: [...names.troubles, ...troubles], byModels: withoutProxies };
}
