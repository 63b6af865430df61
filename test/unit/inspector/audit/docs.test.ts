import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const listed = (text: string, row: RegExp): readonly string[] =>
  [...text.matchAll(row)].map(([, code]) => code!).toSorted();

it('docs/audit.md has a row for each finding, and no other', () => {
  const types = readFileSync('src/inspector/audit/finding.ts', 'utf8');
  const docs = readFileSync('docs/audit.md', 'utf8');
  const codes = listed(types, /^ {2}\| '([a-z-]+)'/gm);
  expect(codes.length).toBeGreaterThan(20);
  expect(listed(docs, /^\| `([a-z-]+)`\s+\|.*\|.*\|.*\|/gm)).toEqual(codes);
});
