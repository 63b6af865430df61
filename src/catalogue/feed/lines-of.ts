/** Longest line: a longer one is no row but a feed of another format. */
const LONGEST = 1_000_000;

/** The lines of a text that comes in parts, without their ends; what stands before the first sign that is none (BOM) goes. */
export async function* linesOf(parts: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  let rest = '';
  let first = true;
  for await (const part of parts) {
    const lines = (rest + (first ? part.replace(/^\uFEFF/, '') : part)).split('\n');
    first = false;
    rest = lines.pop()!;
    if (rest.length > LONGEST) throw new Error(`has a line of more than ${LONGEST} characters`);
    yield* lines.map(withoutReturn);
  }
  if (rest) yield withoutReturn(rest);
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);
