/**
 * The address of what stands now, without what may hold personal data: the path, a route that a single-page app keeps in the
 * fragment (`#/cart`), and of the query only the parameters that the shop says make another page, as `/name=value`.
 */
export function place(named: readonly string[]): string {
  const { pathname, hash, search } = location;
  const query = new URLSearchParams(search);
  const told = named.filter((name) => query.has(name)).map((name) => `/${name}=${query.get(name)}`);
  const [, route = ''] = /^#!?(\/[^?]*)/.exec(hash) ?? [];
  return (route || told[0] ? pathname.replace(/\/$/, '') : pathname) + route + told.join('');
}
