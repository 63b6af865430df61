import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkCommand } from '../../../cli/commands/check.js';
import { judgePriceRules, NAMES_ONLY } from '../../../cli/fairness/prices/judge-price-rules.js';
import { priceRules } from '../../../cli/fairness/prices/price-rules.js';

const folder = mkdtempSync(join(tmpdir(), 'vitrine-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

const said = { log: [] as string[], error: [] as string[] };
beforeEach(() => {
  for (const way of ['log', 'error'] as const) {
    said[way] = [];
    vi.spyOn(console, way).mockImplementation((line: string) => void said[way].push(line));
  }
});
afterEach(() => void vi.restoreAllMocks());

async function check(config: object) {
  const path = join(folder, 'config.json');
  [said.log, said.error] = [[], []];
  writeFileSync(path, JSON.stringify(config));
  const code = await checkCommand([path]);
  return { code, warnings: said.log.filter((line) => line.startsWith('warning: ')), faults: said.error };
}

const variant = (segments: readonly string[] = [], more: object = {}) => ({ segments, template: '#t', ...more });
const hero = (variants: object) => ({ slots: { hero: { variants } } });
const many = { when: { event: 'view_item', count: 3 } };

describe('vitrine check on a segment that nothing acts on', () => {
  it('warns, and finds no fault', async () => {
    const { code, warnings, faults } = await check({
      segments: { keen: many, used: many },
      campaigns: { spring: 'style', autumn: 'durability' },
      ...hero({ a: variant(['own:used', 'context:campaign-style']) }),
    });
    expect([code, faults]).toEqual([0, []]);
    expect(warnings).toEqual([
      expect.stringMatching(/^warning: config\.segments\.keen: nothing acts on own:keen; name it in a slot/),
      expect.stringMatching(/^warning: config\.campaigns: nothing acts on context:campaign-durability;/),
    ]);
  });

  it.each<[string, object]>([
    ['a slot', hero({ a: variant(['own:keen']) })],
    ['the except of one', hero({ a: variant([], { except: ['own:keen'] }) })],
    ['suppress', { suppress: { unlikely: { segments: ['own:keen'] } } }],
    ['a limit of suppress', { suppress: { unlikely: { below: { 'own:keen': 0.2 } } } }],
    ['a priority', { priorities: [{ segment: 'intent:high', add: 1, when: 'own:keen' }] }],
  ])('says nothing where %s names it', async (_, config) => {
    expect(await check({ segments: { keen: many }, ...config })).toMatchObject({ code: 0, warnings: [], faults: [] });
  });

  it('takes another own segment for an answer, but not itself', async () => {
    const segments = { keen: many, both: { when: { 'own:keen': true, 'intent:high': true } } };
    const { warnings } = await check({ segments });
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('own:both');
  });

  it('warns of micro-segments as well', async () => {
    const micro = [
      { id: 'm1', all: ['intent:high', 'pace:quick'], support: { sessions: 500, shoppers: 400 }, lift: 2 },
    ];
    const { warnings } = await check({ micro });
    expect(warnings.join()).toContain('nothing acts on micro:m1');
  });
});

describe('vitrine check on a variant that can never stand', () => {
  const shadowed = async (config: object) => (await check(config)).warnings.map((line) => line.split(': ')[1]);

  it('names it and the one before it', async () => {
    const { code, warnings } = await check(
      hero({ first: variant(['intent:high'], { priority: 2 }), second: variant(['intent:high']) }),
    );
    expect(code).toBe(0);
    expect(warnings).toEqual([
      expect.stringMatching(/slots\.hero\.variants\.second: can never stand, since first is open/),
    ]);
  });

  it.each<[string, object, boolean]>([
    ['an equal one after it', { a: variant(['intent:high']), b: variant(['intent:high']) }, true],
    ['one for everybody after another', { a: variant([], { priority: 1 }), b: variant(['intent:high']) }, true],
    [
      'fewer segments',
      { a: variant(['intent:high', 'pace:quick'], { priority: 1 }), b: variant(['pace:quick']) },
      true,
    ],
    [
      'more segments',
      { a: variant(['pace:quick'], { priority: 1 }), b: variant(['intent:high', 'pace:quick']) },
      false,
    ],
    [
      'an except that the first alone has',
      { a: variant(['pace:quick'], { except: ['intent:high'], priority: 1 }), b: variant(['pace:quick']) },
      false,
    ],
    [
      'an object that the first needs',
      {
        a: { segments: ['intent:high'], priority: 1, content: { h1: { text: '{object}?' } } },
        b: variant(['intent:high']),
      },
      false,
    ],
  ])('with %s: %#', async (_, variants, isShadowed) => {
    expect(await shadowed(hero(variants))).toEqual(isShadowed ? ['config.slots.hero.variants.b'] : []);
  });

  it('knows that suppression and priorities may let it stand after all', async () => {
    const two = hero({ a: variant(['pace:quick'], { priority: 5 }), b: variant(['pace:quick']) });
    expect(await shadowed(two)).toHaveLength(1);
    expect(await shadowed({ ...two, suppress: { frequency: { only: ['hero.a'] } } })).toEqual([]);
    expect(await shadowed({ ...two, suppress: { frequency: { only: ['hero.b'] } } })).toHaveLength(1);
    const rule = { segment: 'pace:quick', when: 'context:weekend' };
    expect(await shadowed({ ...two, priorities: [{ ...rule, add: 5 }] })).toHaveLength(1);
    expect(await shadowed({ ...two, priorities: [{ ...rule, add: 6 }] })).toEqual([]);
  });
});

describe('vitrine check on rules', () => {
  it('names what is wrong with them, and segments and places that there are not', async () => {
    const { code, faults } = await check({
      suppress: {
        owned: { days: 0 },
        returns: { only: ['hreo', 'hero.b', 'hero.a'] },
        unlikely: { segments: ['predictive:unlikely'] },
      },
      priorities: [{ segment: 'intent:high', add: 1, when: 'context:campaign-style' }],
      ...hero({ a: variant(['intent:high']) }),
    });
    expect(code).toBe(1);
    expect(faults).toEqual([
      'config.suppress.owned.days: use a whole number of days from 1 to 395, not 0. See docs/suppression.md.',
      expect.stringMatching(
        /^config\.suppress\.unlikely\.segments\[0\] names predictive:unlikely, and there is no such/,
      ),
      expect.stringMatching(/^config\.priorities\[0\]\.when names context:campaign-style, .* campaigns for motives/),
      expect.stringMatching(/^config\.suppress\.returns\.only\[0\] names hreo, which is no slot/),
      expect.stringMatching(/^config\.suppress\.returns\.only\[1\] names hero\.b, which is no slot/),
    ]);
  });
});

describe('the starter playbook', () => {
  it('has no fault, and nothing in it is idle', async () => {
    expect(await checkCommand(['examples/playbook.json'])).toBe(0);
    expect(said.log).toEqual(['examples/playbook.json: no fault found']);
  });

  it('gives nobody who looks for small prices a worse one', () => {
    const rules = priceRules(JSON.parse(readFileSync('examples/playbook.json', 'utf8')));
    expect(rules).toHaveLength(1);
    expect(judgePriceRules(rules, NAMES_ONLY).map(({ severity }) => severity)).toEqual(['note']);
  });
});
