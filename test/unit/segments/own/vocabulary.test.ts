import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { eventNames } from '../../../../src/capture/reading/fields/event-names.js';
import { eventFields, itemFields, ownFields, type Field } from '../../../../src/capture/reading/fields/fields.js';
import {
  EVENT_FIELDS,
  EVENTS,
  ITEM_FIELDS,
  OF_PRODUCT,
  SCORES,
  type Kind,
} from '../../../../src/segments/own/vocabulary.js';

/** What capture keeps of a text, a number and each listed word tells what kind of field it is. */
function expectKind(field: Field, kind: Kind | undefined): void {
  if (kind === 'number') return expect(typeof field(1)).toBe('number');
  if (kind === 'text') return expect(typeof (field('EUR') ?? field('/eur') ?? field('eur'))).toBe('string');
  for (const word of kind as readonly string[]) expect(field(word)).toBe(word);
}

it('knows every event that capture knows, and no other', () => {
  expect(Object.keys(EVENTS)).toEqual([...eventNames]);
  for (const name of OF_PRODUCT) expect(eventNames).toContain(name);
});

it('knows every field that capture keeps, by its kind', () => {
  expect(Object.keys(ITEM_FIELDS).toSorted()).toEqual(Object.keys(itemFields).toSorted());
  expect(Object.keys(EVENT_FIELDS).toSorted()).toEqual(Object.keys(eventFields).toSorted());
  for (const [name, kind] of Object.entries(ITEM_FIELDS)) expectKind(itemFields[name]!, kind);
  for (const [name, kind] of Object.entries(EVENT_FIELDS)) expectKind(eventFields[name]!, kind);
  for (const [event, fields] of Object.entries(EVENTS)) {
    expect([event, ...Object.keys(fields)]).toEqual([event, ...Object.keys(ownFields[event] ?? {})]);
    for (const [name, kind] of Object.entries(fields)) expectKind(ownFields[event]![name]!, kind);
  }
});

it('knows every label of every model', () => {
  const { models } = JSON.parse(readFileSync('models/manifest.json', 'utf8')) as {
    models: readonly { id: string; labels: readonly string[] }[];
  };
  expect(SCORES).toEqual(Object.fromEntries(models.map(({ id, labels }) => [id, labels])));
});
