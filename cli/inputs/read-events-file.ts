import { parseEventLine } from './event-line.js';
import type { Arrival } from './arrival.js';
import { readLines } from './read-lines.js';
import type { Notice, Source } from './source.js';

/** Vitrine's own events, one JSON object a line, in the order in which they were logged. A faulty line is noted and left out. */
export async function* readEventsFile(source: Source, notice: Notice): AsyncIterable<Arrival> {
  for await (const { text, number } of readLines(source)) {
    const place = `${source.name}:${number}`;
    const line = parseEventLine(text, ({ message }) => notice.fault(`${place}: ${message}`));
    if (line) yield { ...line, place };
  }
}
