import { StringDecoder } from 'node:string_decoder';
import type { Source } from './source.js';

/** A line of text and its number, from 1. */
export type Line = Readonly<{ text: string; number: number }>;

/** Far above any event; a file without line ends must not be read whole. */
const LONGEST_LINE = 64 * 1024 * 1024;

/** The lines of a source that hold anything, without their ends. Rejects for a line of more than 64 MiB. */
export async function* readLines({ name, bytes }: Source): AsyncIterable<Line> {
  const decoder = new StringDecoder('utf8');
  let number = 0;
  let rest = '';
  for await (const chunk of bytes) {
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop()!;
    for (const line of lines) {
      number += 1;
      const text = clean(line, number);
      if (text) yield { text, number };
    }
    if (rest.length > LONGEST_LINE)
      throw new Error(`${name}:${number + 1}: is longer than 64 MiB; write one JSON object a line`);
  }
  const text = clean(rest + decoder.end(), number + 1);
  if (text) yield { text, number: number + 1 };
}

const clean = (line: string, number: number): string => (number === 1 ? line.replace(/^\uFEFF/, '') : line).trim();
