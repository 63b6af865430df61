import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const rows = [...readFileSync('docs/privacy.md', 'utf8').matchAll(/^\|\s*(\d+)\s*\|(.*)\|\s*(\S+)\s*\|$/gm)].map(
  ([, rule, , by]) => ({ rule: Number(rule), by }),
);
const tests = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => readFileSync(join('test', name), 'utf8'))
  .join('\n');
const titled = [...tests.matchAll(/['"`]rule (\d+): /g)].map(([, rule]) => Number(rule));

it('docs/privacy.md has every rule once, in order', () => {
  expect(rows.map(({ rule }) => rule)).toEqual(Array.from({ length: 52 }, (_, index) => index + 1));
});

it('every rule that the software keeps has a test that bears its number, and no other', () => {
  const kept = rows.filter(({ by }) => by === 'test').map(({ rule }) => rule);
  expect([...new Set(titled)].toSorted((one, other) => one - other)).toEqual(kept);
});
