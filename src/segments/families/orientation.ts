import type { FeatureId } from '../../features/feature-vector.js';
import type { Family } from '../family.js';
import type { Draft } from '../hysteresis.js';
import { rivals } from './judging/rivals.js';
import { settledFamily, type Settled } from './judging/settled-family.js';
import { brandObject, foldBrands, type Brands } from './orientation/brands.js';
import { EVIDENCE, judgeLeaning, shows } from './orientation/judge-leaning.js';
import { inputsOf, LEANINGS, type Leaning } from './orientation/leanings.js';
import { THEMES } from './orientation/themes.js';

/** What is kept of all that was looked at: how many products, up to {@link EVIDENCE}, and of which brands. */
type Own = Readonly<{ views: number; brands: Brands }>;

/**
 * What somebody seems to buy for, by what they look at: several at once, but never both luxury and value. None says what anybody can
 * afford; see docs/fairness.md. A family each, since most events move one or two of them.
 */
export const orientation: readonly Family<Settled<Own>>[] = LEANINGS.map(leaningFamily);

function leaningFamily(leanings: readonly Leaning[]): Family<Settled<Own>> {
  const ids = leanings.map(({ id }) => id);
  const byBrand = ids.includes('orientation:brand');
  return settledFamily<Own>({
    name: ids[0]!,
    ids,
    holds: true,
    reads: {
      features: leanings.flatMap(featuresOf),
      upTo: [['sessions@1', 2]],
      models: leanings.flatMap(({ label }) => (label === undefined ? [] : [['orientation', label] as const])),
      judged: leanings.flatMap(({ motives }) => motives),
    },
    inputs: inputsOf(leanings),
    start: () => ({ views: 0, brands: [] }),
    fold(own, { event }) {
      const views = own.views < EVIDENCE && event.name === 'view_item' ? own.views + 1 : own.views;
      const brands = byBrand ? foldBrands(own.brands, event) : own.brands;
      return views === own.views && brands === own.brands ? own : { views, brands };
    },
    judge(judging, own) {
      const { gate } = judging;
      const drafts = leanings.map((leaning) => judgeLeaning(leaning, own.views, judging));
      const top = byBrand && brandObject(own.brands);
      if (top) drafts[0]!.object = top;
      const may = (one: Draft) => gate.passes(one) && shows(leanings[drafts.indexOf(one)]!, judging);
      const [first, second] = drafts;
      const settled = leanings[0]!.opposed
        ? rivals([first!, second!], gate, may)
        : drafts.map((one) => gate.settle(one, may(one)));
      return { segments: settled, own };
    },
  });
}

function featuresOf({ parts, sign, theme }: Leaning): readonly FeatureId[] {
  const own = parts.map(({ feature }) => feature);
  return [...own, ...(sign ? [sign.feature] : []), ...(theme ? THEMES : [])];
}
