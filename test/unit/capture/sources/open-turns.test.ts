import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openTurns } from '../../../../src/capture/sources/open-turns.js';

let ending: AbortController;
/** The task in which each piece ran. */
let ran: string[];
let task: number;
let clock: number;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(performance, 'now').mockImplementation(() => clock);
  ending = new AbortController();
  [ran, task, clock] = [[], 0, 0];
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Runs the tasks that wait, one after the other. */
function runTasks(): void {
  while (vi.getTimerCount()) {
    task++;
    vi.advanceTimersToNextTimer();
  }
}
const piece = (name: string, ms: number) => () => {
  ran.push(`${task} ${name}`);
  clock += ms;
};

describe('work in turns', () => {
  it('runs later and in order, as much in a task as fits into three milliseconds', () => {
    const turn = openTurns(ending.signal);
    for (const [name, ms] of [
      ['a', 1],
      ['b', 1],
      ['c', 5],
      ['d', 9],
      ['e', 0],
    ] as const)
      turn(piece(name, ms));
    expect(ran).toEqual([]);
    runTasks();
    expect(ran).toEqual(['1 a', '1 b', '1 c', '2 d', '3 e']);
  });

  it('goes on with what comes while it runs and after it has rested', () => {
    const turn = openTurns(ending.signal);
    turn(() => turn(piece('inner', 0)));
    runTasks();
    turn(piece('later', 0));
    runTasks();
    expect(ran.map((one) => one.split(' ')[1])).toEqual(['inner', 'later']);
  });

  it('goes on behind a piece that throws', () => {
    const turn = openTurns(ending.signal);
    turn(() => {
      throw new Error('mine');
    });
    turn(piece('next', 0));
    expect(() => vi.advanceTimersToNextTimer()).toThrow('mine');
    runTasks();
    expect(ran).toHaveLength(1);
  });

  it('runs nothing after the end, and leaves no timer', () => {
    const turn = openTurns(ending.signal);
    turn(piece('a', 0));
    ending.abort();
    runTasks();
    turn(piece('b', 0));
    runTasks();
    expect(ran).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
