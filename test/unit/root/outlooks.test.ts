import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openOutlooks } from '../../../src/outlooks.js';
import type { Outlook } from '../../../src/protocol.js';
import type { Segment } from '../../../src/segments/segment.js';

const decisions: Outlook['decisions'] = [];
const segment = (id: Segment['id'], active: boolean, value = 0) => ({ id, active, value }) as unknown as Segment;
const outlook = (seq: number, segments: readonly Segment[] = [], more: Partial<Outlook> = {}): Outlook => ({
  seq,
  at: seq,
  segments,
  decisions,
  memory: 'stored',
  models: 'ready',
  ...more,
});

describe('outlooks', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function open(pause = 300) {
    const sent: number[] = [];
    return { sent, ...openOutlooks(({ seq }) => sent.push(seq), pause) };
  }

  it('sends the first at once', () => {
    const { sent, tell } = open();
    tell(outlook(1));
    expect(sent).toEqual([1]);
  });

  it.each([
    ['a segment that becomes active', outlook(2, [segment('intent:high', true)])],
    ['another decision', outlook(2, [], { decisions: [] })],
    ['models that are ready', outlook(2, [], { models: 'rules' })],
    ['another memory', outlook(2, [], { memory: 'memory' })],
  ])('sends %s at once', (_what, next) => {
    const { sent, tell } = open();
    tell(outlook(1));
    tell(next);
    expect(sent).toEqual([1, 2]);
  });

  it('sends the last of those without news after the pause, once', () => {
    const { sent, tell } = open();
    for (let seq = 1; seq < 9; seq++) tell(outlook(seq, [segment('intent:high', false, seq)]));
    vi.advanceTimersByTime(299);
    expect(sent).toEqual([1]);
    vi.advanceTimersByTime(1);
    expect(sent).toEqual([1, 8]);
    vi.advanceTimersByTime(1000);
    expect(sent).toEqual([1, 8]);
  });

  it('does not let a stream of events put it off', () => {
    const { sent, tell } = open();
    for (let seq = 1; seq < 100; seq++) {
      tell(outlook(seq));
      vi.advanceTimersByTime(10);
    }
    expect(sent).toHaveLength(4);
  });

  it('sends nothing twice when news overtakes what waits, and nothing after close', () => {
    const { sent, tell, close } = open();
    tell(outlook(1));
    tell(outlook(2));
    tell(outlook(3, [segment('intent:high', true)]));
    vi.advanceTimersByTime(1000);
    expect(sent).toEqual([1, 3]);
    tell(outlook(4, [segment('intent:high', true)]));
    close();
    vi.advanceTimersByTime(1000);
    expect(sent).toEqual([1, 3]);
  });

  describe('transitions that no event has caused', () => {
    const known = (id: Segment['id'], active: boolean) =>
      ({ id, active, known: true, reasons: [{ text: 'a model says so' }] }) as unknown as Segment;
    const before = outlook(4, [known('intent:high', false), known('intent:general', true)], { models: 'loading' });

    it('are told as those of models that came, in their place among the others', () => {
      const { tell, withJumps } = open();
      tell(before);
      tell(outlook(4, [known('intent:high', true), known('intent:general', false)], { models: 'ready' }));
      const caused = [3, 5].map(
        (seq) => ({ segment: 'intent:high', from: 'out', to: 'in', at: seq, seq, event: 'search' }) as const,
      );
      expect(withJumps(caused).map(({ seq, segment, event, to }) => [seq, segment, event, to])).toEqual([
        [3, 'intent:high', 'search', 'in'],
        [4, 'intent:high', 'models', 'in'],
        [4, 'intent:general', 'models', 'out'],
        [5, 'intent:high', 'search', 'in'],
      ]);
    });

    it('are none where an event came, and told what it has changed', () => {
      const { tell, withJumps } = open();
      tell(before);
      const change = { segment: 'intent:high', from: 'out', to: 'in', at: 5, seq: 5, event: 'search' } as const;
      const next = [known('intent:high', true), known('intent:general', true)];
      tell(outlook(5, next, { models: 'ready', transitions: [change] }));
      expect(withJumps([change])).toEqual([change]);
      tell(outlook(6, [known('intent:high', false), known('intent:general', true)]));
      expect(withJumps([change])).toEqual([change]);
    });
  });
});
