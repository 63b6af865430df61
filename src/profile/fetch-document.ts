/** Most bytes of a document, and milliseconds that it may take. */
const MOST = 32 * 1024;
const DEADLINE = 3000;

/**
 * Asks for the document with the shop's cookies; undefined where nobody is known (204 or 404). Rejects for every other answer, a
 * redirect, one that is too long or too late, and after `ending`.
 */
export async function fetchDocument(url: URL, ending: AbortSignal): Promise<string | undefined> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(new Error(`no answer in ${DEADLINE} ms`)), DEADLINE);
  const end = () => stop.abort(ending.reason);
  ending.addEventListener('abort', end);
  try {
    ending.throwIfAborted();
    const answer = await fetch(url, {
      credentials: 'include',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      // on a shared device it would be another customer's
      cache: 'no-store',
      headers: { accept: 'application/jose' },
      signal: stop.signal,
    });
    if (answer.status === 204 || answer.status === 404) return undefined;
    if (answer.status !== 200) throw new Error(`answered ${answer.status}`);
    return await readText(answer);
  } finally {
    clearTimeout(timer);
    ending.removeEventListener('abort', end);
    // whatever is still to come is not read
    stop.abort();
  }
}

async function readText({ body }: Response): Promise<string> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let size = 0; ;) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done) return text + decoder.decode();
    size += value!.byteLength;
    if (size > MOST) throw new Error(`is longer than ${MOST} bytes`);
    text += decoder.decode(value, { stream: true });
  }
}
