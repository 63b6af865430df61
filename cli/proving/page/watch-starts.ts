import type { Place } from '../act.js';
import { spyOn, spyOnNew, type Spy } from './spy.js';

const full = (address: unknown): string => {
  try {
    return new URL(String(address), globalThis.document?.baseURI ?? location.href).href;
  } catch {
    // no address: the browser will say so
    return String(address);
  }
};

const start = (place: Place) => (name: string) => ({ kind: 'start', place, name }) as const;

/** Tells of workers, channels and timers. */
export function watchStarts(spy: Spy): void {
  const worker = start('Worker');
  for (const kind of ['Worker', 'SharedWorker']) spyOnNew(kind, ([address]) => worker(full(address)), spy);
  spyOn(globalThis.ServiceWorkerContainer?.prototype, { register: ([address]) => worker(full(address)) }, spy);
  spyOn(globalThis.Worker?.prototype, { terminate: () => ({ kind: 'end', place: 'Worker', name: '*' }) }, spy);
  spyOnNew('BroadcastChannel', ([name]) => start('BroadcastChannel')(String(name)), spy);
  spyOn(
    globalThis.BroadcastChannel?.prototype,
    { close: (_, self) => ({ kind: 'end', place: 'BroadcastChannel', name: (self as BroadcastChannel).name }) },
    spy,
  );
  const timer = start('timer');
  for (const name of ['setTimeout', 'setInterval', 'requestIdleCallback', 'requestAnimationFrame'])
    spyOn(globalThis, { [name]: () => timer(name) }, spy);
}

/** Tells what is sent by script. What the page's own markup loads is seen from without. */
export function watchSends(spy: Spy): void {
  const send = (method: unknown, address: unknown) =>
    ({ kind: 'send', place: 'network', name: `${String(method).toUpperCase()} ${full(address)}` }) as const;
  spyOn(
    globalThis,
    {
      fetch: ([request, init]) => {
        const given = request instanceof Request ? request : undefined;
        return send((init as RequestInit | undefined)?.method ?? given?.method ?? 'get', given?.url ?? request);
      },
      importScripts: ([address]) => send('get', address),
    },
    spy,
  );
  spyOn(globalThis.XMLHttpRequest?.prototype, { open: ([method, address]) => send(method, address) }, spy);
  spyOn(globalThis.Navigator?.prototype, { sendBeacon: ([address]) => send('post', address) }, spy);
  for (const name of ['WebSocket', 'EventSource', 'WebTransport'])
    spyOnNew(name, ([address]) => send('get', address), spy);
  spyOnNew('RTCPeerConnection', () => ({ kind: 'send', place: 'network', name: 'RTCPeerConnection' }), spy);
}
