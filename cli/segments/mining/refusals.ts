import { openSensitiveNames } from '../../../src/fairness/names/sensitive-name.js';
import { proxyBehind, proxyOf, type ModelInputs } from '../../../src/fairness/proxies.js';
import type { SegmentId } from '../../../src/segments/segment.js';
import { hasBit, type BitSet } from '../survey/bit-set.js';
import type { Sample } from './sample.js';

/** From here on an intersection tells a proxy, as in `vitrine fairness`. */
const TELLS = 0.65;
/** Sessions that a proxy must have, and lack, to be asked. */
const LEAST = 30;

/** Why a segment may be no part of an intersection (docs/fairness.md); undefined where it may. `inputs` are what the models read. */
export function openPartCheck(inputs: ModelInputs | undefined): (id: SegmentId) => string | undefined {
  const tells = openSensitiveNames();
  return (id) => {
    const kind = tells(id.replace(/^[a-z]+:(campaign-)?/, ''));
    if (kind) return `its name speaks of ${kind}`;
    const found = proxyBehind([id], inputs);
    if (!found) return undefined;
    const how = found.input === id ? 'is' : `is reckoned from ${found.input},`;
    return `${how} a proxy (${found.proxy})`;
  };
}

/** The proxy that membership tells, if it does: an intersection of harmless parts may still stand in for one. */
export function toldProxy(ids: readonly SegmentId[], members: BitSet, sample: Sample): string | undefined {
  for (const [place, id] of ids.entries()) {
    if (!proxyOf(id)) continue;
    const auc = aucOf(members, sample.sessions[place]!, sample.shopperOf.length);
    if (auc >= TELLS) return `tells ${id} (AUC ${auc.toFixed(2)})`;
  }
  return undefined;
}

/** Of a yes or no that may speak for or against; 0.5 where there is too little to ask. */
function aucOf(members: BitSet, proxy: BitSet, sessions: number): number {
  let [yes, both, either] = [0, 0, 0];
  for (let session = 0; session < sessions; session++) {
    const [is, of] = [hasBit(members, session), hasBit(proxy, session)];
    if (of) yes += 1;
    if (is && of) both += 1;
    if (is) either += 1;
  }
  const no = sessions - yes;
  if (yes < LEAST || no < LEAST) return 0.5;
  return 0.5 + Math.abs(both / yes - (either - both) / no) / 2;
}
