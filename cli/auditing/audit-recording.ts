import type { Heard } from '../../src/capture/heard.js';
import type { Hearing } from '../../src/capture/reading/tally/tally.js';
import { openReader, type Reading } from '../../src/capture/reading/open-reader.js';
import { judge } from '../../src/inspector/audit/judge.js';
import { mergeHearings } from '../../src/inspector/audit/merge-hearings.js';
import { gather } from '../inputs/gather.js';

import type { Notice, Source } from '../inputs/source.js';
import type { Audit } from './audit.js';
import { readSayings } from './read-sayings.js';

/** How many hearings are added up at a time. */
const BATCH = 500;

/**
 * Judges recorded events: Vitrine's own or GA4's export. Each shopper's are read as one page's would be. Rejects, naming the file, when
 * it cannot be read or has no events.
 */
export async function auditRecording(source: Source, notice: Notice, reading: Reading): Promise<Audit> {
  const sayings = readSayings(source, notice);
  const { histories, events } = await gather(sayings.arrivals);
  if (!events) throw new Error(`${source.name}: has no events that can be read`);
  let hearings: Hearing[] = [];
  const untold = new Set<string>();
  for await (const { arrivals } of histories) {
    const reader = openReader({ ...reading, salt: '', report: () => {} });
    const heard = arrivals.map(({ event }): Heard => ({
      source: sayings.source,
      name: event.name,
      at: event.at,
      said: event.params,
    }));
    for (const { name, params } of reader.read(heard))
      if (name === 'page_view' && params.page_kind === 'other' && params.page_path) untold.add(params.page_path);
    hearings.push(reader.hearing());
    if (hearings.length >= BATCH) hearings = [mergeHearings(hearings)];
  }
  const hearing = mergeHearings(hearings);
  return { target: source.name, pages: [], hearing, findings: judge(hearing, { untold: [...untold] }) };
}
