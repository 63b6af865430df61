/** The bytes of a file, asked for without cookies; rejects unless the answer is a good one. */
export async function download(url: string): Promise<Uint8Array> {
  const answer = await fetch(url, { credentials: 'omit' });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
