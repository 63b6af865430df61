// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openScope } from '../../../../src/capture/scope.js';
import { lookOut } from '../../../../src/capture/sources/listening/look-out.js';

let looks: number;
let scope: ReturnType<typeof openScope>;
beforeEach(() => {
  vi.useFakeTimers();
  looks = 0;
  scope = openScope('x', () => {});
  lookOut(scope, () => void looks++);
});
afterEach(() => {
  scope.end();
  vi.useRealTimers();
});

describe('lookOut', () => {
  it('looks at once and each second', () => {
    expect(looks).toBe(1);
    vi.advanceTimersByTime(3000);
    expect(looks).toBe(4);
  });

  it('looks behind a click, when the page goes, and when a script has run, but not at each picture', () => {
    window.dispatchEvent(new Event('click'));
    expect(looks).toBe(1);
    vi.advanceTimersByTime(0);
    window.dispatchEvent(new Event('pagehide'));
    expect(looks).toBe(3);
    for (const name of ['img', 'script']) {
      const element = document.createElement(name);
      document.body.append(element);
      element.dispatchEvent(new Event('load'));
      element.remove();
    }
    expect(looks).toBe(4);
  });

  it('looks no more after the end', () => {
    window.dispatchEvent(new Event('click'));
    scope.end();
    vi.advanceTimersByTime(5000);
    window.dispatchEvent(new Event('pagehide'));
    expect(looks).toBe(1);
  });
});
