import type { Problem } from '../../lib/report.js';
import type { CatalogueItem } from '../catalogue-item.js';
import { openFieldNames } from './field-name.js';
import type { FeedRow } from './feed-row.js';
import { readRow, type RowReading } from './read-row.js';

export type FeedReading = Omit<RowReading, 'nameOf'> &
  Readonly<{
    /** Products at most. */
    most: number;
    /** Faults of rows that are told one by one, the others are counted; default 5. */
    told?: number;
    report: (problem: Problem) => void;
  }>;

const TOLD = 5;
/** Rows between two breaths: where the engine runs on the page, it may not be held up. */
const BREATH = 500;

/**
 * The products of a feed, in its order. What cannot be read is told and left out, and the rest is kept; of two with one id the first. Rejects
 * where the rows do.
 */
export async function readFeed(rows: AsyncIterable<FeedRow>, reading: FeedReading): Promise<readonly CatalogueItem[]> {
  const { most } = reading;
  const items = new Map<string, CatalogueItem>();
  const faults = openFaults(reading);
  const rules = { ...reading, nameOf: openFieldNames() };
  for await (const { place, row, fault } of rows) {
    if (items.size === most) {
      reading.report(
        problem(
          'catalogue-limit',
          'catalogue.maxItems',
          `is ${most}, and the feed has more products; the others are left out. Raise it, or let the feed begin with those that sell best`,
        ),
      );
      break;
    }
    if (place % BREATH === 0) await new Promise((go) => setTimeout(go));
    const tell = (field: string, why: string) => faults.add(place, field, why);
    const item = fault ? tell('', fault) : readRow(row, rules, tell);
    if (item && !items.has(item.id)) items.set(item.id, item);
  }
  faults.end();
  return [...items.values()];
}

const problem = (code: string, field: string, said: string): Problem => ({
  code,
  field,
  message: `config.${field} ${said}. See docs/catalogue.md.`,
});

function openFaults({ report, told = TOLD }: FeedReading) {
  let count = 0;
  return {
    add(place: number, field: string, why: string): undefined {
      count += 1;
      if (count > told) return;
      const left = field && field !== 'id' && field !== 'title' ? 'that field' : 'the product';
      report({
        code: 'catalogue-item',
        field: `catalogue[${place}]${field && `.${field}`}`,
        message: `Product ${place} of the feed: ${field && `${field} `}${why}; ${left} is left out. Correct it in the feed, see docs/catalogue.md.`,
      });
    },
    end() {
      if (count > told)
        report({
          code: 'catalogue-item',
          field: 'catalogue',
          message: `The feed has ${count - told} more of such faults; npx vitrine check --catalogue <file> lists them.`,
        });
    },
  };
}
