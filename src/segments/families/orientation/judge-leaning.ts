import type { Judging } from '../../family.js';
import type { Draft } from '../../hysteresis.js';
import { motiveReason } from '../judging/motive.js';
import { loudest, modelSays, rulesSay } from '../judging/opinions.js';
import { thresholdOf, weigh } from '../judging/weigh.js';
import type { Leaning } from './leanings.js';
import { themeReason } from './themes.js';

const RULES = { enter: 0.4, exit: 0.25 };
/** Product views of the whole log before a leaning is known; somebody who came by an advertisement for it is known by that. */
export const EVIDENCE = 5;

/** A leaning after so many product views, by the model where its label is named, and by rules. */
export function judgeLeaning(
  { id, label, parts, motives, theme, visits = 1 }: Leaning,
  views: number,
  judging: Judging,
): Draft {
  const { features, scores } = judging;
  const came = motiveReason(motives, judging);
  const read = theme ? themeReason(theme, judging) : [];
  const seen = views >= EVIDENCE && (features['sessions@1'] ?? 0) >= visits;
  const known = came.length > 0 || read.length > 0 || (!theme && seen);
  const rules = rulesSay(weigh(parts, judging, [...came, ...read]), RULES);
  const model = scores['orientation'];
  if (!label || views < EVIDENCE) return loudest(id, known, [rules]);
  const [enter, exit] = [thresholdOf(model, label, 'high'), thresholdOf(model, label, 'upper')];
  return loudest(id, known, [rules, modelSays(model, { label, enter, exit }, judging)]);
}

/** A leaning is not claimed by a model alone: something of the kind must have been looked at, or advertised to them. */
export function shows({ id, sign, motives }: Leaning, judging: Judging): boolean {
  if (!sign || motiveReason(motives, judging).length) return true;
  const value = judging.features[sign.feature] ?? 0;
  return judging.gate.stays(id) || value >= (judging.gate.held(id) ? sign.stay : sign.come);
}
