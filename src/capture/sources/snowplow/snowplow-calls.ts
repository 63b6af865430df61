import type { Action } from './snowplow-actions.js';

type Told = Readonly<Record<string, any>>;
/** `Arguments` of the tag's function. */
export type Call = Iterable<unknown>;
type Entity = Readonly<{ schema: string; data: Told }>;

/** What a tracker is about to send; `json` holds the event and its entities. */
export type Payload = Readonly<{
  getPayload(): Told;
  getJson(): readonly Readonly<{ keyIfEncoded: string; json: Readonly<{ data: any }> }>[];
}>;

/** Reads a call that waits in a tag's queue, such as `trackProductView:sp1`. */
export function readCall([called, given]: Call): Action {
  const type = `${called as string}`
    .replace(/^track(Product(?=List))?|(?<=Promo)tion|:.*/g, '')
    .replace(/\B[A-Z]/g, '_$&')
    .toLowerCase();
  const about = (given ?? {}) as Told;
  const told = about['products'] ?? about['product'] ?? (type === 'product_view' && about);
  return { type, about, products: [told].flat().filter(Boolean) };
}

/** Reads what a tracker is about to send. Of its entities, those of page and user, which all events have, tell nothing of it. */
export function readPayload(payload: Payload): Action {
  let type = '';
  const about = {};
  const products: Told[] = [];
  for (const { json } of payload.getJson())
    for (const { schema, data } of [json.data].flat() as Entity[]) {
      const [, kind = ''] = /snowplow(?:.eco\w+)?\/(\w+)/.exec(schema) ?? [];
      if (kind === 'product') products.push(data);
      else if (/^([cst]|ref|promo)/.test(kind)) {
        Object.assign(about, data);
        if (kind[0] === 's') type = data['type'] ?? kind;
      }
      // there is no action of its own for a cart that is seen
      if (kind === 'page' && payload.getPayload()['e'] === 'pv' && /cart|basket/i.test(data['type']))
        type = 'cart_page';
    }
  return { type, about, products };
}
