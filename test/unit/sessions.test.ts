import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  openFolding,
  readStory,
  readTimeline,
  sessionNames,
  type Expected,
} from '../../examples/sessions/fold-session.js';
import { differencesOf, unfold, type Line } from '../../examples/sessions/line-of.js';

let folding: Awaited<ReturnType<typeof openFolding>>;
const folded = new Map<string, Promise<readonly Line[]>>();
const fold = (name: string) => {
  const known = folded.get(name) ?? folding.fold(name);
  folded.set(name, known);
  return known;
};
beforeAll(async () => void (folding = await openFolding()));
afterAll(() => folding.close());

type Moments = ReturnType<typeof unfold>;

const rfm = (moments: Moments) =>
  Object.entries(moments.at(-1)!.segments).filter(([id, [standing]]) => id.startsWith('rfm:') && standing === 'in');

/** What does not hold, each with the event after which it does not. */
function broken({ from, to, ...expected }: Expected, moments: Moments): readonly string[] {
  return moments.slice(from - 1, to).flatMap(({ seq, name, segments, shown }) => {
    const is = (id: string) => segments[id as keyof typeof segments]?.[0] ?? 'none';
    const wrong: string[] = [];
    for (const standing of ['in', 'out', 'unknown'] as const)
      for (const id of expected[standing] ?? [])
        if (is(id) !== standing) wrong.push(`${id} is ${is(id)}, not ${standing}`);
    for (const ids of expected.any ?? [])
      if (!ids.some((id) => is(id) === 'in')) wrong.push(`none of ${ids.join(', ')}`);
    for (const [id, object] of Object.entries(expected.object ?? {})) {
      const about = segments[id as keyof typeof segments]?.[2];
      if (about?.split(' ').slice(1).join(' ') !== object) wrong.push(`${id} is about ${about}, not ${object}`);
    }
    for (const [slot, variant] of Object.entries(expected.shown ?? {}))
      if (shown[slot]?.variant !== variant) wrong.push(`${slot} is ${shown[slot]?.variant}, not ${variant}`);
    return wrong.map((text) => `#${seq} ${name}: ${text}`);
  });
}

describe.each(sessionNames())('the recorded session %s', (name) => {
  const { expect: expectations } = readStory(name);

  it.each(expectations)('$words', async (expected) => {
    const moments = unfold(await fold(name));
    expect(moments.length).toBeGreaterThanOrEqual(expected.to ?? expected.from);
    expect(broken(expected, moments)).toEqual([]);
    if (expected.same !== undefined) {
      const ours = rfm(moments).map(([id]) => id);
      expect(ours).not.toEqual([]);
      expect(ours).toEqual(rfm(unfold(await fold(expected.same))).map(([id]) => id));
    }
  });

  it('has the timeline that was recorded', async () => {
    expect(differencesOf(await fold(name), readTimeline(name))).toEqual([]);
  });
});

it('every file of the recorded sessions belongs to one of them', () => {
  const names = sessionNames();
  const configs = new Set(names.map((name) => readStory(name).config));
  const files = readdirSync('examples/sessions').filter((file) => file.endsWith('.json'));
  const strange = files.filter((file) => {
    const of = file.replace(/\.(expect|timeline)\.json$/, '');
    return !configs.has(file) && !names.includes(of);
  });
  expect(strange).toEqual([]);
  expect(names.length).toBeGreaterThanOrEqual(15);
});

it('a difference is told, and rounding is none', () => {
  const line: Line = { ...readTimeline('rain')[0]!, seq: 1 };
  const [score, object] = [line.segments['intent:general']![1], line.segments['intent:general']![2]];
  const other = (change: number, standing: 'in' | 'out'): Line => ({
    ...line,
    segments: {
      ...line.segments,
      'intent:general': object === undefined ? [standing, score + change] : [standing, score + change, object],
    },
  });
  expect(differencesOf([line], [other(5e-6, 'in')])).toEqual([]);
  expect(differencesOf([line], [other(5e-5, 'in')])).toHaveLength(1);
  expect(differencesOf([line], [other(0, 'out')])).toHaveLength(1);
  expect(differencesOf([line], [{ ...line, decisions: [] }])).toHaveLength(1);
  expect(differencesOf([line], [])).toHaveLength(1);
});
