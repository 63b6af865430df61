/** Whether a language tag is in one of these ranges, by the basic filtering of RFC 4647; a page that tells no language is in none. */
export function inLocales(ranges: readonly string[], tag: string): boolean {
  if (!tag) return false;
  const asked = `${tag}-`.toLowerCase();
  return ranges.some((range) => range === '*' || asked.startsWith(`${range}-`.toLowerCase()));
}
