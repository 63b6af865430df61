import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/** The first words of all problem codes. */
const FAMILIES =
  'budget|config|page|preview|push|consent|purge|event|capture|worker|engine|memory|model|runtime|feature|profile|uci|segment|slot|catalogue';

/** Words of consent managers that look like codes. */
const OTHERS: ReadonlySet<string> = new Set(['consent-mode', 'consent-tracking-api']);

it('docs/errors.md lists the codes of the source, and no others', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    // the findings of an audit are no problems: docs/audit.md
    (name) => name.endsWith('.ts') && !name.startsWith(join('inspector', 'audit')),
  );
  const sources = files.map((name) => readFileSync(join('src', name), 'utf8')).join('\n');
  const used = [...sources.matchAll(new RegExp(`'((?:${FAMILIES})-[a-z-]+)'`, 'g'))]
    .map((match) => match[1]!)
    .filter((word) => !OTHERS.has(word));
  const coded = [...sources.matchAll(/\bcode: '([a-z-]+-[a-z-]+)'/g)].map((match) => match[1]!);
  const listed = [...readFileSync('docs/errors.md', 'utf8').matchAll(/^\| `([a-z-]+)`/gm)].map((match) => match[1]!);
  expect(coded.filter((code) => !used.includes(code))).toEqual([]);
  expect([...new Set(listed)].toSorted()).toEqual([...new Set(used)].toSorted());
  expect(listed).toHaveLength(new Set(listed).size);
});
