const FIELDS = '[role=search] input,form input:is([type=search],[name=q],[name=s],[name=query],[name=keyword])';

/** The search whose results stand here: what a search field of the page has put into the address, unless the page before had it too. */
export function searched(before: string): string | undefined {
  for (const { name, type } of document.querySelectorAll<HTMLInputElement>(FIELDS)) {
    const [term, last] = [location.search, before.split('?')[1]].map(
      (query) => name && new URLSearchParams(query).get(name),
    );
    if (term && /search|text/.test(type)) return term === last ? undefined : term;
  }
  return undefined;
}
