// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { writable } from '../../../src/lib/readable.js';
import type { Outlook, Standing } from '../../../src/protocol.js';
import { showEarlier } from '../../../src/show-earlier.js';

const slots = [{ slot: 'hero', selector: '.hero', variant: 'deal', later: true, writes: [] }];
const STORED = { grant: 'g', policyVersion: '1', until: Date.now() + 60_000, slots };
const SETUP = { grant: { id: 'g', marked: true }, policyVersion: '1' };

/** Runs it over what is kept; hands back what was applied, and the outlooks that were told. */
function show({
  setup = SETUP as Parameters<typeof showEarlier>[0]['setup'],
  standing,
}: { setup?: object; standing?: Standing } = {}) {
  const apply = vi.fn<() => void>();
  const told: Outlook[] = [];
  const outlook = writable<Standing | undefined>(standing);
  const tell = (one: Outlook, work: () => void) => {
    work();
    told.push(one);
  };
  showEarlier({ setup: setup as typeof SETUP, outlook, apply, tell });
  return { applied: apply.mock.calls as readonly unknown[], told };
}
const keep = (stored: unknown) =>
  localStorage.setItem('vitrine', typeof stored === 'string' ? stored : JSON.stringify(stored));

beforeEach(() => localStorage.clear());

describe('what the last page has decided', () => {
  it('is shown before an engine answers, and told as what stands under that grant, with nothing else known', () => {
    keep(STORED);
    const { applied, told } = show();
    expect(applied).toEqual([[slots, true]]);
    expect(told).toMatchObject([
      { seq: 0, segments: [], decisions: [], memory: 'stored', models: 'loading', grant: 'g' },
    ]);
  });

  it.each<[string, unknown, object?]>([
    ['nothing', null],
    ['nothing to show', { ...STORED, slots: [] }],
    ['what another grant has kept', { ...STORED, grant: 'h' }],
    ['what was decided under another policy', { ...STORED, policyVersion: '2' }],
    ['what has run out', { ...STORED, until: Date.now() }],
    ['no JSON', '{'],
    ['something else', { a: 1 }],
    ['writes that are none', { ...STORED, slots: [{ ...slots[0], writes: 1 }] }],
    ['a decision, but no grant to store', STORED, { ...SETUP, grant: { id: 'g', marked: false } }],
  ])('is not, where there is %s', (_what, stored, setup = SETUP) => {
    keep(stored);
    expect(show({ setup })).toEqual({ applied: [], told: [] });
  });

  it('is not, where contextual mode stands', () => {
    keep(STORED);
    const standing = { seq: 1, at: 0, segments: [], decisions: [], waits: () => true } satisfies Standing;
    expect(show({ standing })).toEqual({ applied: [], told: [] });
  });
});
