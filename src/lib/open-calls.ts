/** A worker or a message port. */
export type CallEndpoint = Readonly<{
  addEventListener(kind: 'message', listen: (event: { data: unknown }) => void): void;
  postMessage(message: unknown): void;
  start?: () => void;
}>;

type Answer = Readonly<{ id?: number; type: 'RAW' | 'HANDLER'; value: unknown }>;
type Thrown = Readonly<{ isError: boolean; value: unknown }>;
type Methods<Api> = { [Name in keyof Api]: (...values: never[]) => Promise<unknown> };

/** Calls a method of the object that the other end exposes. Values cross by structured clone; what it throws is thrown here. */
export type Calls<Api extends Methods<Api>> = <Name extends keyof Api>(
  name: Name,
  ...values: Parameters<Api[Name]>
) => ReturnType<Api[Name]>;

/**
 * The calling half of comlink's protocol, for an object that comlink's `expose` answers for: comlink's own half brings the answering
 * one along, five times the bytes. What comes in and is no answer goes to `hear`.
 */
export function openCalls<Api extends Methods<Api>>(endpoint: CallEndpoint, hear: (news: unknown) => void): Calls<Api> {
  const waiting = new Map<unknown, (answer: Answer) => void>();
  let last = 0;
  endpoint.addEventListener('message', ({ data }) => {
    const { id } = data as Answer;
    const settle = waiting.get(id);
    if (!settle) return hear(data);
    waiting.delete(id);
    settle(data as Answer);
  });
  endpoint.start?.();
  const call = (name: keyof Api, ...values: unknown[]) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, ({ type, value }) => {
        if (type === 'RAW') return resolve(value);
        const { isError, value: cause } = value as Thrown;
        reject(isError ? Object.assign(new Error(), cause) : cause);
      });
      const argumentList = values.map((value) => ({ type: 'RAW', value }));
      endpoint.postMessage({ id, type: 'APPLY', path: [name], argumentList });
    });
  return call as unknown as Calls<Api>;
}
