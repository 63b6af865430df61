import { describe, expect, it } from 'vitest';
import { duration } from '../../../cli/segments/in-words.js';
import { sankeyPlot } from '../../../cli/segments/page/sankey-plot.js';
import { openTones } from '../../../cli/segments/page/tones.js';
import { openFlows } from '../../../cli/segments/survey/open-flows.js';
import { openSketch } from '../../../cli/segments/survey/open-sketch.js';
import { stateOf, tracksOf } from '../../../cli/segments/survey/tracks.js';
import { transitionMatrix } from '../../../cli/segments/transition-matrix.js';

describe('the parts of a survey', () => {
  it('a track is a family, or one kind of context', () => {
    const tracks = tracksOf([
      'intent:general',
      'context:device-phone',
      'intent:high',
      'context:device-tablet',
      'context:weekend',
    ]);
    expect(tracks.map(({ name, places }) => [name, places])).toEqual([
      ['intent', [0, 2]],
      ['context:device', [1, 3]],
      ['context:weekend', [4]],
    ]);
    expect(tracks.map((track) => stateOf(track, (place) => place > 0))).toEqual([
      'high',
      'phone + tablet',
      'context:weekend',
    ]);
    expect(stateOf(tracks[0]!, () => false)).toBe('none');
  });

  it('quantiles are those of the sorted amounts, within one percent', () => {
    const sketch = openSketch();
    expect(sketch.quantile(0.5)).toBeNaN();
    const amounts = Array.from({ length: 2001 }, (_, place) => (place * 7919) % 2001);
    for (const amount of amounts) sketch.add(amount);
    const sorted = amounts.toSorted((a, b) => a - b);
    for (const share of [0.01, 0.25, 0.5, 0.9, 0.99, 1]) {
      const exact = sorted[Math.ceil(share * 2001) - 1]!;
      expect(Math.abs(sketch.quantile(share) - exact)).toBeLessThanOrEqual(0.01 * exact + 1e-9);
    }
    const zeros = openSketch();
    for (const amount of [0, 0, 0, 5]) zeros.add(amount);
    expect([zeros.quantile(0.5), zeros.quantile(0.75)]).toEqual([0, 0]);
    expect(zeros.quantile(1)).toBeCloseTo(5, 1);
  });

  it('ways end after five states, wherever they lead', () => {
    const book = openFlows(tracksOf(['a:x', 'a:y']));
    book.session();
    for (let step = 0; step < 9; step++) book.change((place) => place === step % 2);
    book.end(true);
    const [{ links, transitions }] = book.flows() as [ReturnType<typeof book.flows>[0]];
    expect(transitions).toEqual([
      { from: 'x', to: 'y', count: 4 },
      { from: 'y', to: 'x', count: 4 },
    ]);
    expect(links.map(({ step, from, to }) => `${step} ${from} ${to}`).toSorted()).toEqual([
      '1 x y',
      '2 y x',
      '3 x y',
      '4 y x',
      '5 x ended with an order',
    ]);
  });

  it('a matrix puts rare states together and keeps every change', () => {
    const transitions = [
      { from: 'a', to: 'b', count: 9 },
      { from: 'b', to: 'a', count: 8 },
      { from: 'c', to: 'a', count: 1 },
      { from: 'd', to: 'c', count: 1 },
    ];
    expect(transitionMatrix({ transitions }, 3)).toEqual({
      states: ['a', 'b', 'others'],
      counts: [
        [0, 9, 0],
        [8, 0, 0],
        [1, 0, 1],
      ],
    });
    expect(transitionMatrix({ transitions }, 9).states).toEqual(['a', 'b', 'c', 'd']);
  });

  it('the drawing of ways holds what shops call their segments', () => {
    const links = [
      { step: 1, from: 'a "<b>', to: 'c', sessions: 3 },
      { step: 2, from: 'c', to: 'ended without', sessions: 3 },
    ];
    const plot = sankeyPlot({ track: 'own', transitions: [], links }, openTones());
    expect(plot).toContain('a &quot;&lt;b&gt; → c: 3 sessions');
    expect(plot.match(/<path /g)).toHaveLength(2);
    expect(plot.match(/<rect /g)).toHaveLength(3);
    expect(plot).not.toContain('NaN');
    expect(sankeyPlot({ track: 'own', transitions: [], links: [] }, openTones())).toBe('');
  });

  it('times are told as people tell them', () => {
    expect([0, 1.25, 45, 89, 90, 3600, 9000, 200_000].map(duration)).toEqual([
      '0 s',
      '1.3 s',
      '45 s',
      '89 s',
      '2 min',
      '60 min',
      '2.5 h',
      '2.3 d',
    ]);
    expect(duration(null)).toBe('–');
  });
});
