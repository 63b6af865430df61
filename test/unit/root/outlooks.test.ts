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
});
