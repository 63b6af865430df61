import type { Hearing, HearingRow } from '../../capture/reading/tally/tally.js';
import type { LoggedEvent } from '../../memory/logged-event.js';
import { element } from '../element.js';
import { cell, table } from '../table.js';
import { readConsentOrder } from './consent-order.js';
import type { Finding } from './finding.js';
import { judge } from './judge.js';

/** What the page has heard, and where its data layer lies. */
export type HearingViewed = Readonly<{ hearing: Hearing; events: readonly LoggedEvent[]; dataLayer: string | false }>;

/** The findings, each with its fix, over a row for each source, page kind and name; and how many findings there are, in words. */
export function hearingView({
  hearing,
  events,
  dataLayer,
}: HearingViewed): Readonly<{ view: HTMLElement; count: string }> {
  const consent = readConsentOrder(dataLayer && Reflect.get(window, dataLayer));
  const untold = events.flatMap(({ params }) => (params.page_kind === 'other' ? (params.page_path ?? []) : []));
  const findings = judge(hearing, { consent, untold });
  const heard = hearing.filter(({ fates }) => Object.keys(fates).length);
  return {
    view: element('div', { class: 'costs' }, [
      findings.length > 0 && element('ul', { class: 'list' }, findings.map(findingItem)),
      table(['Event', 'Page', 'Source', 'Became'], heard.map(heardCells)),
    ]),
    count: findings.length ? `${findings.length} to look at` : '',
  };
}

const findingItem = ({ severity, code, source, what, fix, snippet }: Finding): HTMLElement =>
  element('li', { class: severity === 'error' ? 'item bad' : 'item' }, [
    element('div', { class: 'row' }, [
      element('strong', { class: 'grow' }, code),
      source && element('small', {}, source),
      element('span', { class: 'badge' }, severity),
    ]),
    element('p', {}, what),
    element('p', {}, fix),
    snippet && element('pre', { class: 'code' }, snippet),
  ]);

const heardCells = ({ name, kind, source, fates }: HearingRow): readonly HTMLElement[] => [
  cell(name, 'code'),
  cell(kind),
  cell(source),
  cell(
    Object.entries(fates)
      .map(([fate, count]) => `${count} ${fate}`)
      .join(', '),
    'number',
  ),
];
