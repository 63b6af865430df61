import type { Problem } from '../lib/report.js';
import type { KnownFeatureId } from './feature-ids.js';
import type { FeatureVector } from './feature-vector.js';

type Column = Readonly<{
  column: string;
  feature: KnownFeatureId;
  /** What the column holds, for the message. */
  holds: string;
  /** The feature's value; undefined if the text is not what the column holds. */
  parse(text: string): number | undefined;
}>;

/** The nine features of one row, or which column could not be read. */
export type UciFeatures =
  Readonly<{ features: FeatureVector; problem?: never }> | Readonly<{ features?: never; problem: Problem }>;

function number(text: string): number | undefined {
  // Number('') is 0, and a missing value must not pass for a zero.
  const value = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}

function count(text: string): number | undefined {
  const value = number(text);
  return Number.isInteger(value) ? value : undefined;
}

function share(text: string): number | undefined {
  const value = number(text);
  return value !== undefined && value <= 1 ? value : undefined;
}

/** A parser for a column of words. */
function oneOf(words: Readonly<Record<string, number>>): Column['parse'] {
  const values = new Map(Object.entries(words));
  return (text) => values.get(text.trim());
}

const upperFlag = oneOf({ TRUE: 1, FALSE: 0, '1': 1, '0': 0 });
/** TRUE in the published file; True after pandas, 1 after others. */
const flag: Column['parse'] = (text) => upperFlag(text.toUpperCase());

const pages = { holds: 'a whole number of pages', parse: count };
const seconds = { holds: 'a number of seconds, zero or more', parse: number };
const visitor = oneOf({ Returning_Visitor: 1, New_Visitor: 0, Other: 0 });

/** Which column of UCI Online Shoppers is which feature: the nine that a browser can compute, in registry order. */
export const UCI_COLUMNS: readonly Column[] = [
  { column: 'Administrative', feature: 'administrative_pages@1', ...pages },
  { column: 'Administrative_Duration', feature: 'administrative_seconds@1', ...seconds },
  { column: 'Informational', feature: 'informational_pages@1', ...pages },
  { column: 'Informational_Duration', feature: 'informational_seconds@1', ...seconds },
  { column: 'ProductRelated', feature: 'product_pages@1', ...pages },
  { column: 'ProductRelated_Duration', feature: 'product_seconds@1', ...seconds },
  {
    column: 'VisitorType',
    feature: 'returning_visitor@1',
    holds: 'Returning_Visitor, New_Visitor or Other',
    parse: visitor,
  },
  { column: 'Weekend', feature: 'weekend@1', holds: 'TRUE or FALSE', parse: flag },
  { column: 'SpecialDay', feature: 'special_day@1', holds: 'a number from 0 to 1', parse: share },
];

/** One CSV row, by column name, as features. The first column that cannot be read is a problem with code `uci-column`. */
export function uciFeatures(row: Readonly<Record<string, string | undefined>>): UciFeatures {
  const features: Record<string, number> = {};
  for (const { column, feature, holds, parse } of UCI_COLUMNS) {
    const text = row[column];
    const value = text === undefined ? undefined : parse(text);
    if (value === undefined) {
      const found = text === undefined ? 'the column is missing' : `the value is ${JSON.stringify(text)}`;
      const message = `${column} must hold ${holds}, but ${found}: correct it or leave the row out.`;
      return { problem: { code: 'uci-column', message, field: column } };
    }
    features[feature] = value;
  }
  return { features };
}
