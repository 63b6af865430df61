import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FEATURE_IDS, STEP_IDS } from '../../../src/features/feature-ids.js';
import { FEATURE_NOTES } from '../../../src/features/feature-notes.js';
import { MORE_FEATURES } from '../../../src/features/more/more-features.js';
import { MORE_NOTES } from '../../../src/features/more/more-notes.js';
import { EVENT_STEPS, PAGE_STEPS } from '../../../src/features/step-codes.js';
import { UCI_COLUMNS } from '../../../src/features/uci-columns.js';

function cells(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

/** Rows of the table in docs/features.md whose header starts with `first`, cells trimmed. */
function table(first: string): string[][] {
  const lines = readFileSync(new URL('../../../docs/features.md', import.meta.url), 'utf8').split('\n');
  const header = lines.findIndex((line) => line.startsWith('|') && cells(line)[0] === first);
  const after = lines.slice(header + 2);
  return after
    .slice(
      0,
      after.findIndex((line) => !line.startsWith('|')),
    )
    .map(cells);
}

describe('docs/features.md', () => {
  it('lists every feature with its unit and definition, in registry order', () => {
    const row = (id: keyof typeof FEATURE_NOTES, name = `\`${id}\``) => [
      name,
      FEATURE_NOTES[id].unit,
      FEATURE_NOTES[id].definition,
    ];
    const single = FEATURE_IDS.slice(0, -STEP_IDS.length);
    const steps = row('step_1@1', `\`${STEP_IDS[0]}\` to \`${STEP_IDS.at(-1)}\``);
    expect(table('id')).toEqual([...single.map((id) => row(id)), steps]);
  });

  it('lists every further feature with its unit and definition, in the order of the groups', () => {
    const shares = Object.keys(MORE_NOTES).filter((id) => id.startsWith('category_share_'));
    const rows = Object.entries(MORE_NOTES)
      .filter(([id]) => !shares.slice(1).includes(id))
      .map(([id, { unit, definition }]) => {
        const name = id === shares[0] ? `\`${id}\` to \`${shares.at(-1)}\`` : `\`${id}\``;
        return [name, unit, definition];
      });
    expect(table('further id')).toEqual(rows);
  });

  it('lists every code of a step', () => {
    const pages = [...PAGE_STEPS].map(([kind, code]) => [String(code), `\`page_view\` of \`${kind}\``]);
    const events = [...EVENT_STEPS].map(([name, code]) => [String(code), `\`${name}\``]);
    expect(table('code')).toEqual([...pages, ...events]);
  });

  it('maps the columns of UCI Online Shoppers as the code does', () => {
    const mapped = table('column').map(([column, feature]) => [column, feature]);
    expect(mapped).toEqual(UCI_COLUMNS.map(({ column, feature }) => [`\`${column}\``, `\`${feature}\``]));
  });
});

describe('notes on features', () => {
  it('keep to one line that fits into a table', () => {
    for (const id of FEATURE_IDS) {
      expect(FEATURE_NOTES[id].unit).toMatch(/^[^|\n]+$/);
      expect(FEATURE_NOTES[id].definition).toMatch(/^[^|\n]+[^.]$/);
    }
    for (const { unit, definition } of Object.values(MORE_NOTES)) {
      expect(unit).toMatch(/^[^|\n]+$/);
      expect(definition).toMatch(/^[^|\n]+[^.]$/);
    }
  });

  it('tell every further feature, in the order of the groups', () => {
    expect(Object.keys(MORE_NOTES)).toEqual(MORE_FEATURES.flatMap(({ ids }) => ids));
  });
});
