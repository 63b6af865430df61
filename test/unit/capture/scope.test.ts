// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { openScope } from '../../../src/capture/scope.js';

describe('scope', () => {
  it('reports the first throw of a handler, with its cause, and lets none out', () => {
    const report = vi.fn<(...said: unknown[]) => void>();
    const scope = openScope('scroll', report);
    const cause = new Error('mine');
    const run = scope.safe(() => {
      throw cause;
    });
    run();
    run();
    expect(report).toHaveBeenCalledOnce();
    expect(report.mock.calls[0]![0]).toMatchObject({ code: 'capture-failed', field: 'scroll', cause });
  });

  it('takes every listener away at the end, and runs what was to be cleaned', () => {
    const target = new EventTarget();
    const handler = vi.fn<(...said: unknown[]) => void>();
    const clean = vi.fn<(...said: unknown[]) => void>();
    const scope = openScope('x', vi.fn<(...said: unknown[]) => void>());
    scope.on('one two', handler, target);
    scope.onEnd(clean);
    target.dispatchEvent(new Event('one'));
    target.dispatchEvent(new Event('two'));
    scope.end();
    scope.end();
    target.dispatchEvent(new Event('one'));
    expect(handler).toHaveBeenCalledTimes(2);
    expect(clean).toHaveBeenCalledOnce();
  });

  it('listens passively, so that scrolling and clicks never wait for it', () => {
    const target = new EventTarget();
    const add = vi.spyOn(target, 'addEventListener');
    openScope('x', vi.fn<(...said: unknown[]) => void>()).on('wheel', () => {}, target);
    expect(add.mock.calls[0]![2]).toMatchObject({ passive: true, capture: true });
  });
});
