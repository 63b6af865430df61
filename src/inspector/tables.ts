import type { Problem } from '../lib/report.js';
import type { LoggedEvent } from '../memory/logged-event.js';
import type { Score, Scores } from '../model/scores.js';
import type { Inspection } from '../protocol.js';
import { bar, element } from './element.js';
import { clock, number, percent, words } from './format.js';
import { cell, table } from './table.js';

const newest = 60;

function about({ params }: LoggedEvent): string {
  const [item, ...others] = params.items ?? [];
  const name = item?.item_name ?? item?.item_id;
  if (name) return others.length ? `${name} + ${others.length}` : name;
  const { search_term, percent_scrolled, engagement_time_msec, promotion_id, page_path } = params;
  if (percent_scrolled !== undefined) return `${percent_scrolled}\u202f%`;
  if (engagement_time_msec !== undefined) return `${number(Math.round(engagement_time_msec / 100) / 10)} s`;
  return search_term ?? promotion_id ?? page_path ?? params.item_list_name ?? params.coupon ?? '';
}

/** The latest events, newest first. */
export const eventsView = (events: readonly LoggedEvent[]): HTMLElement =>
  table(
    ['Event', 'About', 'Time'],
    events
      .slice(-newest)
      .toReversed()
      .map((event) => [cell(event.name, 'code'), cell(about(event)), cell(clock(event.at), 'number')]),
  );

const step = /^step_/;

/** Every feature that is not zero; the codes of the latest steps share a row, as do those that the shop cannot tell. */
export function featuresView({ features, notInstrumented }: Inspection): HTMLElement {
  const there = Object.entries(features).filter(([, value]) => value !== 0);
  const steps = there.flatMap(([id, value]) => (step.test(id) ? value : []));
  const row = (id: string, value: string) => [cell(id, 'code'), cell(value, 'number')];
  return table(
    ['Feature', 'Value'],
    [
      ...there.flatMap(([id, value]) => (step.test(id) ? [] : [row(id, number(value))])),
      ...(steps.length ? [row('step_1@1 …', steps.join(' '))] : []),
      ...(notInstrumented.length ? [row(notInstrumented.join(' '), 'not told')] : []),
    ],
  );
}

const scoreItem = (label: string, { probabilities, values }: Score, i: number): HTMLElement =>
  element('li', { class: 'score' }, [
    element('span', {}, words(label)),
    values ? element('span') : bar(probabilities[i] ?? 0),
    element('b', { class: 'number' }, values ? number(values[i] ?? 0) : percent(probabilities[i] ?? 0)),
  ]);

const modelView = (key: string, score: Score): HTMLElement =>
  element('div', {}, [
    element('small', {}, [score.model, key.endsWith('~shadow') && 'shadow', score.runtime].filter(Boolean).join(' · ')),
    element(
      'ul',
      { class: 'list' },
      score.labels.map((label, i) => scoreItem(label, score, i)),
    ),
  ]);

/** What each model says and what ran it: a bar for each probability, a figure for each value. */
export const scoresView = (scores: Scores): HTMLElement =>
  element(
    'div',
    { class: 'models' },
    Object.entries(scores).flatMap(([key, score]) => (score ? modelView(key, score) : [])),
  );

/** What went wrong, newest first. */
export const problemsView = (problems: readonly Problem[]): HTMLElement =>
  element(
    'ul',
    { class: 'list' },
    problems
      .toReversed()
      .map(({ code, message }) =>
        element('li', { class: 'item bad' }, [element('strong', {}, code), element('p', {}, message)]),
      ),
  );
