import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FEATURE_IDS } from '../../src/features/feature-ids.js';
import { openFeatures } from '../../src/features/features.js';
import { MORE_FEATURES } from '../../src/features/more/more-features.js';

const folder = mkdtempSync(join(tmpdir(), 'vitrine-cli-'));
const write = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const vitrine = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync('node', ['dist/cli.js', ...args], { encoding: 'utf8' });
  return { status, lines: stdout.trim().split('\n'), stderr };
};

const START = Date.UTC(2026, 5, 15, 19);
const item = { item_id: 'K1', item_name: 'Kettle', price: '38,00', discount: 6 };
const session = [
  { name: 'page_view', at: START, params: { page_kind: 'sale', utc_offset: 60, device: 'desktop' } },
  { name: 'view_item', at: START + 9_000, params: { ecommerce: { items: [item] } } },
  { name: 'page_view', at: START + 20_000, params: { page_kind: 'product' } },
  { name: 'view_item', at: START + 21_000, params: { items: [item] } },
  { name: 'view_item', at: START + 40_000, params: { items: [item] } },
];
const events = write('events.ndjson', session.map((event) => JSON.stringify(event)).join('\n'));
const config = write(
  'config.json',
  JSON.stringify({
    slots: { cta: { variants: { again: { segments: ['intent:high'], content: { p: { text: 'Still {object}?' } } } } } },
  }),
);

describe('vitrine replay', () => {
  it('prints a timeline of events, segments with reasons, and decisions', () => {
    const { status, lines } = vitrine('replay', events, '--config', config);
    expect(status).toBe(0);
    expect(lines[0]).toBe('2026-06-15T19:00:00.000Z  #1 session 1  page_view  sale');
    expect(lines).toContainEqual(expect.stringMatching(/\+ context:daypart-evening .* because it is evening/));
    expect(lines).toContainEqual(expect.stringMatching(/\+ intent:high \[Kettle\] .* by intent@\d/));
    expect(lines.at(-1)).toMatch(/> cta = again {2}Because .*\(segment, propensity 1\)/);
  });

  it('finds the models that lie beside it, as in the npm package', () => {
    const alone = join(folder, 'package');
    cpSync('dist/heads', join(alone, 'heads'), { recursive: true });
    cpSync('dist/cli.js', join(alone, 'cli.mjs'));
    const { status, stdout, stderr } = spawnSync('node', [join(alone, 'cli.mjs'), 'replay', events], {
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/by intent@\d/);
  });

  it('gives machines one object an event', () => {
    const { lines } = vitrine('replay', events, '--json', '--config', config);
    const rows = lines.map((line) => JSON.parse(line));
    expect(rows.map(({ seq, name }) => [seq, name])).toEqual(session.map(({ name }, index) => [index + 1, name]));
    expect(rows[4].decisions[0]).toMatchObject({ variant: 'again', object: { id: 'K1' }, at: START + 40_000 });
  });

  it('decides by rules alone when asked, or when the models cannot be read', () => {
    const byRules = vitrine('replay', events, '--json', '--no-models');
    expect(byRules.status).toBe(0);
    const missing = vitrine('replay', events, '--json', '--models', join(folder, 'none'));
    expect(missing.status).toBe(1);
    expect(missing.stderr).toContain('manifest.json could not be loaded');
    expect(missing.lines).toEqual(byRules.lines);
  });

  it('names lines with faults and goes on with the rest', () => {
    const faulty = write(
      'faulty.ndjson',
      `${JSON.stringify(session[0])}\n{"name": "view_item"\n{"name":"buy","at":1}\n`,
    );
    const { status, stderr, lines } = vitrine('replay', faulty, '--json', '--no-models');
    expect(status).toBe(1);
    expect(stderr).toContain('faulty.ndjson:2: not JSON');
    expect(stderr).toContain('faulty.ndjson:3: name buy is no event');
    expect(lines).toHaveLength(1);
  });

  it('takes one shopper at a time', () => {
    const rows = session.map((event, index) => JSON.stringify({ ...event, key: index < 4 ? 'ann' : 'ben' }));
    const { status, stderr, lines } = vitrine('replay', write('two.ndjson', rows.join('\n')), '--json', '--no-models');
    expect(status).toBe(1);
    expect(stderr).toContain('two.ndjson:5: key "ben" is another shopper than "ann"');
    expect(lines).toHaveLength(4);
  });

  it('names the faults of the config, and the config that is not JSON', () => {
    const unknown = write('unknown.json', '{"slots":{"hero":{"variants":{"a":{"segments":["cluster:bargains"]}}}}}');
    expect(vitrine('replay', events, '--no-models', '--config', unknown)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('slots.hero.variants.a can never show: there is no segment cluster:bargains'),
    });
    expect(vitrine('replay', events, '--no-models', '--config', events)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(`${events}: Unexpected`),
    });
  });

  it('says what it needs', () => {
    expect(vitrine('replay')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('vitrine replay <events.ndjson>'),
    });
    expect(vitrine('replay', 'missing.ndjson')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('missing.ndjson'),
    });
    expect(vitrine('replay', events, '--modles', 'x')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--modles'),
    });
  });
});

describe('vitrine check', () => {
  it('passes the demo shop’s config', () => {
    expect(vitrine('check', 'examples/01-script-tag/vitrine.config.json').status).toBe(0);
  });

  it('names every fault and unknown segments', () => {
    const path = write(
      'bad.json',
      JSON.stringify({
        retentionDays: 0,
        slots: { hero: { variants: { a: { segments: ['cluster:bargains'], template: '#a' } } } },
      }),
    );
    const { status, stderr } = vitrine('check', path);
    expect(status).toBe(1);
    expect(stderr).toContain('config.retentionDays: use integer from 1 to 395, not 0');
    expect(stderr).toContain('slots.hero.variants.a can never show: there is no segment cluster:bargains');
  });

  it('names what a page would refuse, pass over or never show', () => {
    const variants = {
      default: { template: '#a' },
      both: { template: '#a', content: {} },
      link: { content: { 'a.more': { text: 'More', link: 'java\nscript:alert(1)' } } },
      image: { content: { img: { image: { src: 'data:text/html,x' } } } },
      handler: { content: { h1: { attributes: { onclick: 'x()' } } } },
      nobody: { segments: ['cluster:visual-browser'], content: { h1: { text: 'Still {object}?' } } },
      fine: { segments: ['intent:high'], content: { a: { text: 'Still {object}?', link: '/p/{object}' } } },
    };
    const { status, stderr } = vitrine(
      'check',
      write('refused.json', JSON.stringify({ slots: { hero: { variants } } })),
    );
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toEqual([
      'config.slots.hero.variants.default is the shop’s own content; give the variant another name.',
      'config.slots.hero.variants.both.content is passed over, because there is a template; keep one of the two.',
      'config.slots.hero.variants.link.content["a.more"].link is not safe; docs/slots.md lists what is.',
      'config.slots.hero.variants.image.content["img"].image.src is not safe; docs/slots.md lists what is.',
      'config.slots.hero.variants.handler.content["h1"].attributes.onclick is not safe; docs/slots.md lists what is.',
      'config.slots.hero.variants.nobody.segments has no segment that has an {object}; add one, such as intent:high.',
    ]);
  });

  it('names what docs/fairness.md refuses, in whatever language, and leaves it out of the rest', () => {
    const lower = { effect: 'lower', disclosure: '.why' };
    const offer = {
      phones: { segments: ['context:device-phone'], template: '#a', price: lower },
      dearer: { template: '#a', price: { effect: 'raise', disclosure: '.why' } },
      hurry: { content: { p: { text: 'Nur noch 3 Stück!' } } },
      fine: { segments: ['cluster:discount-seeker'], template: '#a', price: lower },
      schwangere: { segments: ['cluster:nobody-knows'], template: '#a' },
    };
    const given = {
      campaigns: { 'fin-de-mois': 'surendettes', sommer: 'discount' },
      seasons: [{ id: 'ramadan', from: '02-17', to: '03-18' }],
      capture: { words: { reviews: ['病歴'] } },
      slots: { offer: { variants: offer } },
    };
    const { status, stderr } = vitrine('check', write('unfair.json', JSON.stringify(given)));
    expect(status).toBe(1);
    const said = stderr.trim().split('\n');
    const rule =
      /which the law protects \(Article 9 GDPR and its like\); rename it\. See docs\/fairness\.md#sensitive-names\.$/;
    const sensitive = [
      'campaigns.fin-de-mois',
      'slots.offer.variants.schwangere',
      'seasons[0].id',
      'capture.words.reviews[0]',
    ];
    for (const field of sensitive)
      expect(said.find((line) => line.startsWith(`config.${field} is refused`))).toMatch(rule);
    for (const start of [
      'config.slots.offer.variants.dearer.price.effect may not be "raise"',
      'config.slots.offer.variants.phones is not decided, because it moves a price by context:device-phone, which is a proxy (device)',
      'config.slots.offer.variants.hurry.content["p"].text says that stock or time runs out',
    ])
      expect(said.filter((line) => line.startsWith(start))).toHaveLength(1);
    expect(said).toHaveLength(sensitive.length + 3);
  });

  it('tells a file that is not JSON from one that is faulty', () => {
    expect(vitrine('check', write('not.json', '{')).status).toBe(2);
  });

  it('takes one file and no option that it does not know', () => {
    expect(vitrine('check', config, config)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('<config.json>'),
    });
    expect(vitrine('check', '--strict', config)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--strict'),
    });
  });
});

describe('vitrine', () => {
  it('prints the JSON Schema, with descriptions', () => {
    const schema = JSON.parse(vitrine('schema').lines.join('\n'));
    expect(schema.properties.enabled.description).toBe('False switches everything off.');
    const features: { id: string; set: string }[] = JSON.parse(vitrine('schema', 'features').lines.join('\n'));
    expect(features.map(({ id }) => id)).toEqual(openFeatures(MORE_FEATURES).ids);
    expect(features.filter(({ set }) => set === 'core').map(({ id }) => id)).toEqual(FEATURE_IDS);
  });

  it.each(['replay', 'check', 'features', 'summaries', 'score', 'models', 'schema'])('explains %s', (command) => {
    const { status, lines } = vitrine(command, '--help');
    expect(status).toBe(0);
    expect(lines[0]).toContain(`vitrine ${command}`);
    expect(vitrine(command, '-h').lines).toEqual(lines);
  });

  it('explains itself and refuses what it does not know', () => {
    expect(vitrine('--help')).toMatchObject({ status: 0 });
    expect(vitrine('toString')).toMatchObject({ status: 2, stderr: expect.stringContaining('no command "toString"') });
  });
});
