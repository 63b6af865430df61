import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { explain } from '../../../src/explain.js';

const files = [
  ...['capture/reading', 'memory', 'model', 'slots'].flatMap((stage) =>
    readdirSync(`src/${stage}`).map((name) => `${stage}/${name}`),
  ),
  'capture/scope.ts',
  'crossing.ts',
  'unknown-segments.ts',
].filter((name) => name.endsWith('.ts'));
const codes = files.flatMap((name) =>
  [
    ...readFileSync(`src/${name}`, 'utf8').matchAll(
      /'((?:slot|segment|model|runtime|memory|capture|event|engine|worker)-[a-z-]+)'/g,
    ),
  ].map((one) => one[1]!),
);

it.each([...new Set(codes)])('has a sentence for %s', (code) => {
  const { message } = explain({ code, field: 'slots.hero', about: 'labels' });
  expect(message).toMatch(/\w\.$/);
  expect(message).not.toContain(code);
});

it('names the field, what it is about, and keeps the rest', () => {
  const cause = new Error('the page’s');
  expect(
    explain({ code: 'slot-element', field: 'slots.hero.variants.a.content["p"].link', about: 'p', cause }),
  ).toEqual({
    code: 'slot-element',
    field: 'slots.hero.variants.a.content["p"].link',
    message: 'slots.hero.variants.a.content["p"].link does not fit <p>; correct the selector.',
    cause,
  });
  expect(explain({ code: 'engine-silent', about: 'open' }).message).toBe(
    'The engine did not answer open in time; the page goes on without it.',
  );
});

it('takes what it is about as it is', () => {
  expect(explain({ code: 'slot-image', field: 'a', about: '$& {about}' }).message).toContain('loaded, $& {about};');
});

it('says what a part of a model’s manifest or metadata must be', () => {
  const form = '64 lower-case hex digits';
  expect(explain({ code: 'model-manifest', field: 'models[0].sha256' }).message).toBe(
    `models[0].sha256 must be ${form}; correct the models’ manifest.json.`,
  );
  expect(explain({ code: 'model-manifest', field: 'models[2]', about: 'an object' }).message).toContain(
    'models[2] must be an object;',
  );
  expect(explain({ code: 'model-metadata', field: 'a.onnx', about: 'version' }).message).toBe(
    'a.onnx has no valid vitrine.version in its metadata; export it with a version like 1.0.0.',
  );
  expect(explain({ code: 'model-not-onnx', field: 'a.onnx', about: '"{form}{about}"' }).message).toContain(
    'it begins with "{form}{about}";',
  );
});

it('says what a field of an event must be', () => {
  const said = (field: string) => explain({ code: 'event-malformed', field, about: 'view_item' }).message;
  expect(said('items[0].price')).toBe('items[0].price must be a number such as 12.5; it is left out of view_item.');
  expect(said('items[3]')).toContain('must be an object with item_id or item_name;');
  expect(said('items')).toContain('must be one or more items;');
  expect(said('search_term')).toContain('must be text or plain data, free of personal data;');
  expect(said('currency')).toContain('must be a code such as EUR;');
  expect(said('theme_value')).toContain('must be a whole number from 0 to 99;');
  expect(said('sort_by')).toContain('must be as docs/events.md has it;');
  expect(said('filter_by')).toContain('must be as docs/events.md has it;');
});
