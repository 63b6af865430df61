/**
 * SHA-256 of a text under a salt, cut to `h:` and 16 hexadecimal digits: the same for the same text and salt. Undefined where the
 * browser has no such hash (a page without HTTPS).
 */
export async function keyedHash(text: string, salt: string): Promise<string | undefined> {
  if (!globalThis.crypto?.subtle) return undefined;
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${salt} ${text}`));
  return `h:${[...new Uint8Array(bytes, 0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
