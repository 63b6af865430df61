import type { Observed, Phase, ProvedAct, ProvedRequest } from '../proof.js';

/** What is judged. */
export type Evidence = Readonly<{ acts: readonly ProvedAct[]; requests: readonly ProvedRequest[]; observed: Observed }>;

/** Parts of the visit in which nobody has answered. */
export const UNASKED: readonly Phase[] = ['before', 'returning'];

/** Parts in which consent has been taken back. */
export const TAKEN_BACK: readonly Phase[] = ['withdrawn', 'afterwards'];

/** Done by nobody but Vitrine. */
export const isOurs = ({ whose }: Pick<ProvedAct, 'whose'>): boolean => whose === 'vitrine';
