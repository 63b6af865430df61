import { placeOf } from './heuristics-places.js';
import type { Read } from './heuristics-product.js';
import type { Shelf, Watch } from './heuristics-shelf.js';

/** How often, and every how many milliseconds, a page that shows nothing is read again: it may still be on its way. */
const TRIES = 4;
const RHYTHM = 1000;
/** Fewest cards that make a list, most that are read. */
const FEWEST = 3;
const MOST = 40;

/** Stops now and then, so that a long page makes no long task. */
type Telling<Found = readonly Told[]> = Generator<void, Found>;

type Told = readonly [name: string, confidence: number, said: Readonly<Record<string, unknown>>];

/** How long one task may be, in milliseconds. */
const SLICE = 2;
/** How long a page that has structured data may take to say by it what is read off it here, in milliseconds. */
const GRACE = 1100;
const SPOKEN = 'script[type="application/ld+json"],[itemtype*="schema.org/"],[property^="product:"]';

/** Tells what pages show, each once. */
export const watchPages: Watch = (emit, scope, shelf) => {
  let stands = document.referrer;
  let said = new Set<string>();
  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (run: () => void, delay: number): void => {
    clearTimeout(timer);
    timer = setTimeout(scope.safe(run), delay);
  };
  const say = (told: readonly Told[]): void => {
    for (const [name, confidence, params] of told) {
      if (!said.has(name)) emit(name, { ...params, confidence });
      said.add(name);
    }
    if (!said.size && tries++ < TRIES) later(read, RHYTHM);
  };
  const look = (): void => {
    const address = location.href;
    const isNew = address !== stands;
    if (isNew) {
      said = new Set();
      tries = 0;
    }
    const steps = tellPage(stands, address, shelf);
    const step = (): void => {
      const end = performance.now() + SLICE;
      for (let done, value; performance.now() < end;) {
        ({ done, value } = steps.next());
        if (done) return say(value as readonly Told[]);
      }
      later(step, 0);
    };
    if (isNew) stands = address;
    step();
  };
  const read = (): void => later(look, document.querySelector(SPOKEN) ? GRACE : 0);
  shelf.onPage(scope.safe(read));
  scope.onEnd(() => clearTimeout(timer));
};

/** Tells what stands at `address`, after `before`. */
function* tellPage(before: string, address: string, shelf: Shelf): Telling {
  const place = placeOf(address);
  const term = shelf.searched(before);
  yield;
  const told: Told[] = term ? [['search', 0.8, { search_term: term }]] : [];
  if (place === 'cart') told.push(['view_cart', 0.8, goodsOf(rows(shelf))]);
  // the steps of a checkout are pages too
  else if (place) told.push(...(placeOf(before) === place ? [] : [['begin_checkout', 0.7, {}] as const]));
  else told.push(...((yield* product(shelf)) ?? (yield* list(shelf))));
  return told;
}

const goodsOf = (found: readonly Read[]) => ({
  currency: found[0]?.currency,
  ...(found[0] && { items: found.map(({ item }) => item) }),
});

const root = (): Element => document.querySelector('main,[role=main]') ?? document.body;

/** By what a product is known from others beside it: a page may have a second form for the same one. */
const keyOf = ({ item: { item_id, price } }: Read): string => `${item_id} ${price}`;

/** The product of the page: that of its control for the cart which stands closest to the title, and in no card. */
function* product(shelf: Shelf): Telling<readonly Told[] | undefined> {
  const { CONTROLS, isOutside, speaks, isShown, titles, frameOf, productAt, says } = shelf;
  const among = titles();
  yield;
  const found = [];
  for (const control of root().querySelectorAll(CONTROLS)) {
    yield;
    if (!speaks(control, 'cart', says) || isOutside(control) || !isShown(control)) continue;
    const frame = frameOf(control, among);
    if (frame && !frame.link) found.push({ control, frame, form: control.closest('form') ?? control.parentElement });
  }
  const framed = found.toSorted(({ frame: one }, { frame: other }) =>
    one.scope === other.scope ? one.far - other.far : one.scope.contains(other.scope) ? 1 : -1,
  );
  const [main] = framed;
  if (!main) return undefined;
  const { control, frame, form } = main;
  const read = productAt(control, frame, shelf);
  const isRival = (one: typeof main) =>
    one.frame.scope === frame.scope &&
    one.frame.far === frame.far &&
    one.form !== form &&
    keyOf(productAt(one.control, one.frame, shelf)) !== keyOf(read);
  if (!read.priced || framed.some(isRival)) return undefined;
  return [['view_item', frame.title!.matches('h1') ? 0.8 : 0.6, goodsOf([read])]];
}

/** The list of the page: cards with a link and a price each. */
function* list(shelf: Shelf): Telling {
  const { pricesIn, titles, frameOf, isOutside, productAt } = shelf;
  const among = titles();
  const cards = new Map<string, Read>();
  for (const { element, old } of pricesIn(root(), MOST * 2)) {
    yield;
    if (old || isOutside(element) || cards.size >= MOST) continue;
    const frame = frameOf(element, among);
    if (frame?.link && !cards.has(frame.link.href)) cards.set(frame.link.href, productAt(element, frame, shelf));
  }
  const item_list_name = among[0]?.textContent!.trim();
  return cards.size < FEWEST ? [] : [['view_item_list', 0.7, { item_list_name, ...goodsOf([...cards.values()]) }]];
}

/** The lines of a cart, by their fields for the quantity. */
function rows(shelf: Shelf): readonly Read[] {
  const among = shelf.titles();
  return [...root().querySelectorAll(shelf.QUANTITY)].flatMap((field) => {
    const frame = shelf.frameOf(field, among);
    if (!frame?.link) return [];
    const read = shelf.productAt(field, frame, shelf);
    return [{ ...read, item: { ...read.item, quantity: shelf.quantityAt(field, frame) } }];
  });
}
