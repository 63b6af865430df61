import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { eventNames } from '../../../../src/capture/reading/fields/event-names.js';
import { eventFields, itemFields, ownFields } from '../../../../src/capture/reading/fields/fields.js';

const page = readFileSync(new URL('../../../../docs/events.md', import.meta.url), 'utf8');
/** The names that stand first in the rows of the table under a heading. */
const rows = (heading: string): string[] => {
  const section = page.split(`## ${heading}\n`)[1]!.split('\n## ')[0]!;
  return [...section.matchAll(/^\| `(\w+)`/gm)].map((match) => match[1]!);
};

describe('docs/events.md', () => {
  it('lists the names of event-names.ts, in order', () => expect(rows('Names')).toEqual([...eventNames]));

  it('lists the parameters that are kept', () => {
    expect(rows('Parameters of an event')).toEqual(['items', ...Object.keys(eventFields)]);
    expect(rows('Parameters of an item')).toEqual(Object.keys(itemFields));
    expect(rows('Parameters of a page_view')).toEqual(Object.keys(ownFields.page_view!));
    const { page_view: _, ...others } = ownFields;
    expect(rows('Parameters of other events')).toEqual(Object.values(others).flatMap(Object.keys));
  });
});
