import type { Hearing, HearingRow } from '../../capture/reading/tally/tally.js';
import type { ConsentOrder } from './consent-order.js';
import type { Finding, Severity } from './finding.js';
import { judgeConsent } from './judge-consent.js';
import { judgeMissing, judgeKinds, judgeLost } from './judge-pages.js';
import { judgeMarkup, judgeUnknown, judgeWeak, meantNames } from './judge-names.js';
import { judgeRow } from './judge-row.js';
import { SHOP_NAMES } from './nearest-name.js';

/** What is known besides of the pages that were heard. */
export type Facts = Readonly<{
  consent?: ConsentOrder;
  /** Paths of pages whose kind is `other`. */
  untold?: readonly string[];
  /** Nothing was put into the cart, so what its pages say is not known. */
  emptyCart?: boolean;
}>;

const CART = /^(cart|checkout)$/;

const ORDER: readonly Severity[] = ['error', 'warning', 'note'];

/** What is wrong with what was heard, each fault once, the worst first. Pure. */
export function judge(hearing: Hearing, { consent, untold, emptyCart }: Facts = {}): readonly Finding[] {
  const meant = meantNames(hearing);
  const found = [
    ...(consent ? judgeConsent(consent) : []),
    ...hearing.flatMap((row) => [
      ...(emptyCart && CART.test(row.kind) ? [] : judgeMissing(row, meant)),
      ...judgeLost(row),
      ...judgeUnknown(row),
      ...judgeMarkup(row),
      ...judgeRow(row),
    ]),
    ...judgeWeak(hearing, meant),
    ...judgeKinds(hearing, untold),
    ...hearing.flatMap(judgeSensitive),
    ...judgeBounds(hearing),
  ];
  const silent = hearing.length > 0 && !hearing.some(({ name }) => name !== 'page_view' && SHOP_NAMES.includes(name));
  if (silent && !found.some(({ code }) => /^(event-missing|name-unknown)$/.test(code))) found.push(NOTHING);
  return sorted(found);
}

/** The worst first; among equals as they were found. */
export const sorted = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted((one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity));

const NOTHING: Finding = {
  severity: 'warning',
  code: 'nothing-heard',
  source: '',
  kind: '',
  name: '',
  count: 1,
  what: 'No event about products was heard from any source.',
  fix: 'Look at a product page as well; if it says nothing either, tell Vitrine the name of your data layer in `capture.dataLayer`.',
  snippet: '"capture": { "dataLayer": "digitalData" }',
};

function judgeSensitive({ source, kind, name, fates }: HearingRow): readonly Finding[] {
  const count = fates.sensitive;
  if (!count) return [];
  return [
    {
      severity: 'note',
      code: 'sensitive-dropped',
      source,
      kind,
      name,
      count,
      what: `${count} ${name} about goods that tell of health, belief, sex life or the like ${count === 1 ? 'was' : 'were'} dropped, and kept nowhere.`,
      fix: 'Nothing is to be done; add words of your own to `capture.sensitive` for goods that are not recognised.',
      snippet: '"capture": { "sensitive": ["word of a category"] }',
    },
  ];
}

function judgeBounds(hearing: Hearing): readonly Finding[] {
  const count = hearing
    .filter(({ name }) => name === '…')
    .flatMap(({ fates }) => Object.values(fates))
    .reduce((sum, one) => sum + one, 0);
  if (!count) return [];
  return [
    {
      severity: 'note',
      code: 'too-many-names',
      source: '…',
      kind: '',
      name: '…',
      count,
      what: `${count} further events are not told apart: there are too many sources, page kinds and names.`,
      fix: 'Use few event names; put what differs into parameters.',
    },
  ];
}
