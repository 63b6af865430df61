import type { Finding } from '../finding.js';
import { flipFindings } from '../flips/flip-findings.js';
import { count, listed, percent, pWords } from '../in-words.js';
import type { Leak } from '../leakage.js';
import type { Limits } from '../limits.js';
import type { PriceShare } from '../prices/judge-worse-prices.js';
import type { Part, Selection } from '../selection.js';
import type { DecisionReport } from './decision-report.js';
import type { HoldOut } from './judge-hold-out.js';
import { leakName } from './judge-leakage.js';

/** What a person should know of a report, gravest or not. */
export function decisionFindings(report: DecisionReport, limits: Limits): readonly Finding[] {
  return [
    ...report.selections.flatMap((selection) => ofSelection(selection, limits)),
    ...report.leakage.flatMap((leak) => ofLeak(leak, limits)),
    ...(report.flips ? flipFindings(report.flips, 'pairs') : []),
    ...ofHoldOut(report.hold_out),
    ...report.prices.filter(({ fails }) => fails).map(ofPrice),
    ...ofMissing(report),
  ];
}

/** What a selection is about, in a few words. */
export const selectionName = ({ slot, variant, segment, attribute }: Selection): string =>
  `${segment ?? `${slot}/${variant}`} by ${attribute}`;

function ofSelection(selection: Selection, limits: Limits): readonly Finding[] {
  const { parts, most, held } = selection;
  const about = selectionName(selection);
  const note = (message: string): Finding => ({ severity: 'note', check: 'selection', about, message });
  const small = parts.filter(({ judged }) => !judged).map(({ value, persons }) => `${value} (${persons})`);
  const aside = small.length ? [note(`too few persons to judge (below ${limits.least}): ${listed(small)}`)] : [];
  if (!held) return [];
  if (most === null) {
    const why =
      parts.filter(({ judged }) => judged).length < 2
        ? `fewer than two groups have ${limits.least} persons`
        : 'nobody is selected';
    return [note(`not judged: ${why}`)];
  }
  const failing = parts.filter(({ fails }) => fails);
  if (failing.length)
    return [
      {
        severity: 'fail',
        check: 'selection',
        about,
        message: failing.map((part) => behind(part, most, limits)).join('; '),
      },
      ...aside,
    ];
  const low = parts.filter(({ judged, ratio }) => judged && ratio !== null && ratio < limits.ratio);
  if (!low.length) return aside;
  const said = low.map(
    ({ value, ratio, p }) => `${value} ${ratio!.toFixed(2)} times as often as ${most} (${pWords(p!)})`,
  );
  return [
    {
      severity: 'warn',
      check: 'selection',
      about,
      message: `below ${limits.ratio}, but chance may explain it: ${listed(said)}`,
    },
    ...aside,
  ];
}

function behind(part: Part, most: string, limits: Limits): string {
  const byMost = part.ratio !== null && part.ratio < limits.ratio && part.p! < limits.level;
  const [ratio, p, others] = byMost
    ? [part.ratio!, part.p!, most]
    : [part.ratio_to_rest!, part.p_to_rest!, 'all others'];
  return `${part.value} is selected ${ratio.toFixed(2)} times as often as ${others} (${pWords(p)}; at least ${limits.ratio} is asked)`;
}

function ofLeak(leak: Leak, { auc: limit }: Limits): readonly Finding[] {
  if (leak.status === 'ok') return [];
  const { attribute, value, auc, status } = leak;
  const why = status === 'fail' ? ', and a price goes by it' : '';
  const message = `tells ${attribute} = ${value} from the others with an AUC of ${auc.toFixed(2)} (limit ${limit})${why}`;
  return [{ severity: status, check: 'leakage', about: leakName(leak), message }];
}

function ofHoldOut(holdOut: HoldOut | undefined): readonly Finding[] {
  const finding = (severity: Finding['severity'], message: string): Finding => ({
    severity,
    check: 'hold-out',
    about: 'control',
    message,
  });
  if (!holdOut) return [finding('note', 'not judged: no row says in "control" whether somebody is held out')];
  const { rows, treated, wavering } = holdOut;
  if (!rows) return [finding('warn', 'nobody is held out: without a control group no effect can be told')];
  const found: Finding[] = [];
  const shown = treated.map(({ place, slot, variant }) => `${place} ${slot}/${variant}`);
  if (treated.length)
    found.push(
      finding(
        'fail',
        `${treated.length} of ${count(rows, 'row')} held out were not given the default: ${listed(shown, 3)}`,
      ),
    );
  if (wavering)
    found.push(finding('warn', `${count(wavering, 'person')} held out in one row were shown something in another`));
  return found;
}

function ofPrice({ slot, segment, effect, rate, rate_of_others: rest, p }: PriceShare): Finding {
  const message = `${effect === 'lower' ? 'is given a lower price' : 'is given a higher price'} in ${percent(rate)} of decisions, all others in ${percent(rest)} (${pWords(p)}): who looks for small prices may not get worse ones`;
  return { severity: 'fail', check: 'prices', about: `${slot} for ${segment}`, message };
}

function ofMissing({ groups, proxies, price_variants: priced, keyed, slots }: DecisionReport): readonly Finding[] {
  const note = (check: Finding['check'], message: string): Finding => ({
    severity: 'note',
    check,
    about: 'the file',
    message,
  });
  return [
    ...(groups.length ? [] : [note('selection', 'not judged: no groups are known; name columns by --group')]),
    ...(proxies.length ? [] : [note('leakage', 'no proxies are known; name columns by --proxy')]),
    ...(priced.length
      ? []
      : [note('prices', 'no row or config says that a variant moves a price: leaks and flips only warn')]),
    ...(keyed || slots.length < 2 ? [] : [note('selection', 'rows have no key: each counts as a person of its own')]),
  ];
}
