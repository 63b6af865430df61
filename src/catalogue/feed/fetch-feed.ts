/** Most of a feed that is read, characters; and milliseconds that it may take. */
const MOST = 32 * 1024 * 1024;
const DEADLINE = 30_000;
const HOUR = 3_600_000;

export type FeedRequest = Readonly<{
  url: URL;
  /** Hours for which the browser's copy is taken as it is. */
  refresh?: number | undefined;
  signal: AbortSignal;
}>;

/**
 * The text of a feed, in parts. It is asked for as everybody would: without cookies, referrer or anything of the shopper. What keeps it from
 * being fetched anew for every page is the browser's own HTTP cache. Throws what is wrong, in words that follow "the feed".
 */
export async function* fetchFeed({ url, refresh, signal }: FeedRequest): AsyncGenerator<string, void, undefined> {
  const stop = new AbortController();
  const end = () => stop.abort(signal.reason);
  const timer = setTimeout(() => stop.abort(new Error(`did not come within ${DEADLINE / 1000} seconds`)), DEADLINE);
  signal.addEventListener('abort', end);
  try {
    signal.throwIfAborted();
    const ask = (cache: RequestCache) =>
      fetch(url, { cache, credentials: 'omit', referrerPolicy: 'no-referrer', signal: stop.signal });
    let answer = await ask(refresh ? 'force-cache' : 'default');
    if (refresh && isOlder(answer, refresh * HOUR)) answer = await ask('no-cache');
    if (!answer.ok) throw new Error(`answered ${answer.status}`);
    yield* textOf(answer);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
    // whatever is still to come is not read
    stop.abort();
  }
}

/** Of another origin the date is told only where that exposes it: then the copy counts as old. */
const isOlder = ({ headers }: Response, span: number): boolean =>
  !(Date.now() - Date.parse(headers.get('date') ?? '') <= span);

async function* textOf({ body }: Response): AsyncGenerator<string, void, undefined> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  for (let length = 0; ;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    const part = decoder.decode(value, { stream: !done });
    length += part.length;
    if (length > MOST) throw new Error(`is longer than ${MOST / 1024 / 1024} million characters`);
    if (part) yield part;
    if (done) return;
  }
}
