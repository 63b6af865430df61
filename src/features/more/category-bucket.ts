/** How many buckets categories fall into. */
export const BUCKETS = 8;

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** A category's name as it is compared: Unicode NFKC, lower case, single spaces, none at the ends. */
export function categoryName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/**
 * The bucket, 0 to 7, of a category that went through {@link categoryName}: FNV-1a, 32 bits, over its UTF-8 bytes, modulo 8. Part
 * of the definition of `category_share_1@1` to `category_share_8@1`: never to be changed.
 */
export function categoryBucket(name: string): number {
  let hash = FNV_OFFSET;
  for (const byte of new TextEncoder().encode(name)) hash = Math.imul(hash ^ byte, FNV_PRIME);
  return (hash >>> 0) % BUCKETS;
}
