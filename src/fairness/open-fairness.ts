import { checkNames, type CheckedNames, type Named } from './names/check-names.js';
import type { OwnSegment } from '../segments/own/own-segment.js';
import type { SegmentSettings } from '../segments/segment-settings.js';
import { saidIn } from './names/said-in.js';
import { openSensitiveNames } from './names/sensitive-name.js';
import { withoutProxies } from './prices/without-proxies.js';
import type { ModelInputs } from './proxies.js';

/** What of a config may be decided, and what was refused. */
export type Fairness<Season extends Readonly<{ id: string }>> = CheckedNames<Season> &
  Readonly<{
    /** Leaves out of the slots what goes by a proxy, once it is known what the models read. */
    byModels: typeof withoutProxies;
  }>;

/** Holds names and prices against the rules of docs/fairness.md. */
export function openFairness<Season extends Readonly<{ id: string }>>(
  named: Named<Season> & Pick<SegmentSettings, 'micro'>,
): Fairness<Season> {
  const names = checkNames(named, openSensitiveNames());
  const made = { ...madeOf(names.kept.segments), ...partsOf(named.micro) };
  const byModels: typeof withoutProxies = (slots, inputs) => withoutProxies(slots, { ...inputs, ...made });
  const { slots, troubles } = byModels(names.kept.slots);
  return { kept: { ...names.kept, slots }, troubles: [...names.troubles, ...troubles], byModels };
}

/** What own segments ask for, by their ids: all the keys of their conditions. */
function madeOf(segments: Readonly<Record<string, OwnSegment>>): ModelInputs {
  return Object.fromEntries(
    Object.entries(segments).map(([name, own]) => {
      const keys = saidIn(own).filter(({ path, said }) => path.endsWith(`.${said}`));
      return [`own:${name}`, keys.map(({ said }) => said)];
    }),
  );
}

/** The parts of micro-segments, by their ids; what is no list of parts is refused elsewhere. */
const partsOf = (micro: SegmentSettings['micro'] = []): ModelInputs =>
  Object.fromEntries(micro.flatMap(({ id, all }) => (Array.isArray(all) ? [[`micro:${id}`, all.map(String)]] : [])));
