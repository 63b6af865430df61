import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPriorities } from '../../../src/decisions/read-priorities.js';
import { readSuppress } from '../../../src/decisions/suppression/read-suppress.js';
import { RULE_KINDS } from '../../../src/decisions/suppression/rule-kinds.js';
import { phrases as en } from '../../../src/segments/phrases/en.js';

const suppression = readFileSync('docs/suppression.md', 'utf8');
const playbook = readFileSync('docs/playbook.md', 'utf8');
const config = JSON.parse(readFileSync('examples/playbook.json', 'utf8'));

describe('docs/suppression.md', () => {
  const rows = suppression.split('\n').flatMap((line) => {
    const [, name] = /^\| `(\w+)` /.exec(line) ?? [];
    return name ? [{ name, line }] : [];
  });

  it('has a row for every rule, in the order in which they are asked', () => {
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(RULE_KINDS));
  });

  it.each(Object.entries(RULE_KINDS))('names the fields of %s and what it says', (kind, { fields, clause }) => {
    const { line } = rows.find(({ name }) => name === kind)!;
    for (const field of fields) expect(line).toContain(`\`${field}\``);
    expect(line).toContain(en.clause(clause));
  });

  it('shows configs that hold', () => {
    const blocks = [...suppression.matchAll(/```json\n([^]*?)```/g)].map(([, text]) => JSON.parse(text!));
    const configs = blocks.filter((one) => one.suppress || one.priorities);
    expect(configs).toHaveLength(2);
    for (const { suppress, priorities } of configs) {
      expect(readSuppress(suppress).problems).toEqual([]);
      expect(readPriorities(priorities).problems).toEqual([]);
    }
  });
});

describe('docs/playbook.md', () => {
  it('has a row for every segment that the playbook’s variants stand for', () => {
    const variants = Object.values(config.slots).flatMap((slot) =>
      Object.values((slot as { variants: Record<string, { segments: string[] }> }).variants),
    );
    const plays = new Set(variants.flatMap(({ segments }) => segments).filter((id) => /^(own|cluster):/.test(id)));
    expect(plays.size).toBe(11);
    for (const id of plays) expect(playbook).toMatch(new RegExp(`^\\|.*\`${id}\``, 'm'));
  });

  it('has a row for every rule that holds something back, and quotes the words as they are', () => {
    for (const rule of Object.keys(config.suppress)) expect(playbook).toMatch(new RegExp(`^\\| \`${rule}\``, 'm'));
    for (const { content } of Object.values(config.slots.hero.variants) as {
      content: Record<string, { text: string }>;
    }[])
      expect(content['h1']!.text.includes('{object}') || playbook.includes(`"${content['h1']!.text}"`)).toBe(true);
  });
});
