import type { Landmarks } from '../../src/learning/summary.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads `--at`: counts of events and `last`, or dates. Throws, naming the part, for anything else. */
export function readLandmarks(text: string): Landmarks {
  const parts = text.split(',').map((part) => part.trim());
  const dates = parts.filter((part) => DAY.test(part));
  if (dates.length === parts.length) return { dates: [...new Set(dates)].toSorted().map(checkDate) };
  if (dates.length) throw new Error(`--at takes either dates or numbers of events, not both: ${text}`);
  const wrong = parts.find((part) => part !== 'last' && !/^[1-9]\d{0,8}$/.test(part));
  if (wrong !== undefined)
    throw new Error(
      `--at takes whole numbers and "last" (3,5,10,last), or dates (2011-03-01,2011-04-01), not ${wrong || 'nothing'}`,
    );
  return { counts: new Set(parts.filter((part) => part !== 'last').map(Number)), last: parts.includes('last') };
}

function checkDate(date: string): string {
  const at = Date.parse(date);
  if (!Number.isNaN(at) && new Date(at).toISOString().startsWith(date)) return date;
  throw new Error(`--at has the date ${date}, which no calendar has`);
}
