import type { Listening } from './open-listening.js';

/** The address of a search for a word of the shop's own goods, as its search form would ask; undefined if it has none that can be linked to. */
export async function searchAddress({ page, documents }: Listening, origin: string): Promise<string | undefined> {
  const found = await page.evaluate(() => {
    const field = document.querySelector<HTMLInputElement>(
      'form[role=search] input:not([type=hidden]), form input[type=search], form input[name=q], form input[name=s]',
    );
    const form = field?.form;
    return form && form.method === 'get' && field.name ? { action: form.action, name: field.name } : undefined;
  });
  if (!found || !URL.canParse(found.action)) return undefined;
  const url = new URL(found.action);
  const named = documents()
    .flatMap(({ events }) => events.flatMap(({ params }) => params.items ?? []))
    .find(({ item_name }) => item_name)?.item_name;
  url.searchParams.set(found.name, /\p{L}{3,}/u.exec(named ?? '')?.[0] ?? 'a');
  return url.origin === origin ? url.href : undefined;
}
