import { afterEach, describe, expect, it, vi } from 'vitest';
import { openOrt } from '../../../src/model/ort-runtime.js';
import { ortWhenIdle } from '../../../src/model/ort-when-idle.js';
import type { Runtime } from '../../../src/model/runtime.js';

const BYTES = Uint8Array.of(8, 8);
const SESSION = { runtime: 'ort' as const, run: () => ({}), close: () => undefined };

/** onnxruntime-web behind its terms, and what was asked for, in order. */
function behindTerms(asked: boolean) {
  const log: string[] = [];
  let atRest = (): void => {};
  const idle = new Promise<void>((resolve) => (atRest = resolve));
  const openRuntime = vi.fn<() => Promise<Runtime>>(async () => {
    log.push('fetched');
    return async () => (log.push('started'), SESSION);
  });
  const runtime = ortWhenIdle({ openOrt: openRuntime, whenIdle: () => idle }, asked);
  return { runtime, log, openRuntime, atRest: () => (log.push('idle'), atRest()) };
}

const connection = (value: object | undefined) => vi.stubGlobal('navigator', value && { connection: value });
const turns = () => new Promise((resolve) => setTimeout(resolve, 5));

afterEach(() => vi.unstubAllGlobals());

describe('onnxruntime-web', () => {
  it.each([true, false])(
    'is not fetched before a model asks for it and the page is idle (by name: %s)',
    async (asked) => {
      const { runtime, log, openRuntime, atRest } = behindTerms(asked);
      await turns();
      expect(log).toEqual([]);
      const starting = Promise.all([runtime(BYTES), runtime(BYTES)]);
      await turns();
      expect(log).toEqual([]);
      atRest();
      await starting;
      expect(log).toEqual(['idle', 'fetched', 'started', 'started']);
      expect(openRuntime).toHaveBeenCalledTimes(1);
    },
  );

  it.each([{ saveData: true }, { effectiveType: '2g' }, { effectiveType: 'slow-2g' }])(
    'refuses a visit with %j at once and in words, without a fetch',
    async (told) => {
      connection(told);
      const { runtime, openRuntime } = behindTerms(false);
      const refused = await runtime(BYTES).catch((cause: unknown) => cause);
      expect(refused).toMatchObject({ code: 'runtime-too-heavy', message: 'Save-Data or 2g' });
      expect(openRuntime).not.toHaveBeenCalled();
    },
  );

  it.each([{ saveData: true }, { effectiveType: '2g' }])(
    'comes on a visit with %j if it is asked for by name',
    async (told) => {
      connection(told);
      const { runtime, atRest } = behindTerms(true);
      atRest();
      await expect(runtime(BYTES)).resolves.toBe(SESSION);
    },
  );

  it.each([undefined, {}, { saveData: false, effectiveType: '3g' }, { effectiveType: '4g' }])(
    'comes where the connection is %j: what is not known holds nothing back',
    async (told) => {
      connection(told);
      const { runtime, atRest } = behindTerms(false);
      atRest();
      await expect(runtime(BYTES)).resolves.toBe(SESSION);
    },
  );
});

describe('openOrt without WebAssembly', () => {
  const fault = new Error('violates the following Content Security policy directive');
  it.each([
    ['compiles nothing', { compile: () => Promise.reject(fault) }],
    [
      'throws',
      {
        compile: () => {
          throw fault;
        },
      },
    ],
    ['is not there', undefined],
  ])('refuses before it imports anything where WebAssembly %s', async (_, wasm) => {
    vi.stubGlobal('WebAssembly', wasm);
    const printed = (['error', 'warn', 'log'] as const).map((name) => vi.spyOn(console, name));
    const module = 'data:text/javascript,throw new Error("imported")';
    await expect(openOrt({ module })).rejects.toMatchObject({
      code: 'runtime-blocked',
      message: expect.stringMatching(/./),
    });
    for (const spy of printed) expect(spy).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });
});
