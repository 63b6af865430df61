import { MessageChannel } from 'node:worker_threads';
import { expose, type Endpoint } from 'comlink';
import { afterEach, describe, expect, it } from 'vitest';
import { openCalls, type CallEndpoint } from '../../../src/lib/open-calls.js';

type Api = {
  add(left: number, right: number): Promise<number>;
  echo(value?: unknown): Promise<unknown>;
  fail(cause: unknown): Promise<void>;
  slow(ms: number): Promise<number>;
};

const api: Api = {
  add: async (left, right) => left + right,
  echo: async (value) => value,
  fail: async (cause) => {
    throw cause;
  },
  slow: (ms) => new Promise((done) => setTimeout(done, ms, ms)),
};

const open: (() => void)[] = [];
afterEach(() => open.splice(0).forEach((close) => close()));

/** The calling half at one end of a channel, comlink itself at the other. */
function connect() {
  const { port1, port2 } = new MessageChannel();
  const heard: unknown[] = [];
  expose(api, port2 as unknown as Endpoint);
  const call = openCalls<Api>(port1 as unknown as CallEndpoint, (news) => heard.push(news));
  open.push(() => port1.close());
  return { call, heard, port2 };
}

describe('the calling half of comlink’s protocol', () => {
  it('hands over arguments and brings back the value', async () => {
    expect(await connect().call('add', 2, 3)).toBe(5);
  });

  it.each([undefined, null, 0, '', { deep: [1, { two: new Date(3) }] }, new Float32Array([1, 2]), new Map([[1, 2]])])(
    'carries %j as structured clone does',
    async (value) => {
      expect(await connect().call('echo', value)).toEqual(value);
    },
  );

  it('keeps answers apart that come in another order', async () => {
    const { call } = connect();
    expect(await Promise.all([call('slow', 30), call('slow', 1), call('add', 1, 1)])).toEqual([30, 1, 2]);
  });

  it('throws what the other end throws', async () => {
    const { call } = connect();
    await expect(call('fail', new RangeError('too far'))).rejects.toMatchObject({
      name: 'RangeError',
      message: 'too far',
    });
    await expect(call('fail', { code: 'memory-unavailable' })).rejects.toEqual({ code: 'memory-unavailable' });
    await expect(call('missing' as 'echo')).rejects.toBeInstanceOf(Error);
  });

  it('hears what is no answer, and comlink lets pass what is no call', async () => {
    const { call, heard, port2 } = connect();
    port2.postMessage({ kind: 'news' });
    port2.postMessage('ready');
    expect(await call('echo', 1)).toBe(1);
    expect(heard).toEqual([{ kind: 'news' }, 'ready']);
  });
});
