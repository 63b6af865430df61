import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from '../launch.js';
import { openListening } from './listen.js';
import type { Shop } from './serve-shop.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

const page = (body: string, head = '', lang = 'en') =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Shop</title>${head}</head><body>${body}</body></html>`;

const answer: NonNullable<Shop['answer']> = ({ path }) =>
  path.startsWith('/api/') ? { type: 'application/json', body: '{"success":false}' } : undefined;

/** What is heard of a page, pressed here and there, but page views and sections: name, first item, currency and confidence. */
async function hear(body: string, presses: readonly string[], shown: { address?: string; head?: string } = {}) {
  const { address = '/products/oak', head } = shown;
  const html = page(body, head);
  const asked = address.replace(/\?.*/, '');
  const shop = await openListening(stage, { answer: (ask) => (ask.path === asked ? { body: html } : answer(ask)) });
  await shop.go(address);
  await shop.page.waitForTimeout(1500);
  for (const press of presses) {
    await shop.page.click(press);
    await shop.page.waitForTimeout(3600);
  }
  const events = await shop.heard();
  expect(await shop.problems()).toEqual([]);
  expect(shop.errors).toEqual([]);
  await shop.close();
  return events
    .filter(({ name }) => !/^(page|section)_view$|dead_click/.test(name))
    .map(({ name, params: { items, currency, confidence } }) => [
      name,
      items?.[0]?.item_id,
      items?.[0]?.item_name,
      items?.[0]?.price,
      currency,
      confidence,
    ]);
}

const oak = '<h1>Oak stool</h1><p class="price">€120.00</p><button id="add">Add to cart</button><p id="note"></p>';
const view = ['view_item', 'oak', 'Oak stool', 120, 'EUR', 0.8];
const add = (confidence: number) => ['add_to_cart', 'oak', 'Oak stool', 120, 'EUR', confidence];
const script = (code: string) => `<script>${code}</script>`;

describe('an odd shop that says nothing', () => {
  it('has its product’s own id and its cards’ own ids', async () => {
    const card = (id: number) =>
      `<li data-product-id="${id}"><a href="/products/r${id}"><h3>Stool ${id}</h3></a><span>€${id}.00</span><button data-product-id="${id}">Add to cart</button></li>`;
    const cards = `<h2>Related</h2><ul>${[78, 79, 80].map(card).join('')}</ul>`;
    const press = script(
      "document.querySelectorAll('button').forEach((b) => (b.onclick = () => fetch('/api/cart', { method: 'POST' }).then((r) => r.json())))",
    );
    expect(await hear(oak + cards + press, ['#add', 'button[data-product-id="79"]'])).toEqual([
      view,
      add(0.7),
      ['add_to_cart', '79', 'Stool 79', 79, 'EUR', 0.7],
    ]);
  });

  it.each([
    ['an answer whose body nobody reads', "fetch('/api/cart', { method: 'POST' })", 0.5],
    ['a notice', "note.setAttribute('role', 'status'); note.textContent = 'Added to your cart'", 0.8],
    ['another label', "add.textContent = 'Added ✓'", 0.8],
    ['a count', 'note.innerHTML = \'<a class="icon">Bag <b>1</b></a>\'', 0.8],
    [
      'a drawer',
      "document.body.insertAdjacentHTML('beforeend', '<div role=dialog><h2>Your cart (1)</h2><p>Oak stool</p></div>')",
      0.8,
    ],
  ])('has an add by %s', async (_, code, confidence) => {
    expect(await hear(oak + script(`add.onclick = () => { ${code} }`), ['#add'])).toEqual([view, add(confidence)]);
  });

  it.each([
    [
      'a message after a good answer',
      "fetch('/api/cart').then((r) => r.json()).then(() => (note.textContent = 'Out of stock'))",
    ],
    [
      'a choice to make',
      "note.textContent = 'Please choose a size'; fetch('/api/cart/availability').then((r) => r.json())",
    ],
    ['an alert', "note.setAttribute('role', 'alert'); note.textContent = 'That did not work'"],
    ['a control that cannot be pressed any more', 'add.disabled = true'],
  ])('has no add by %s', async (_, code) => {
    expect(await hear(oak + script(`add.onclick = () => { ${code} }`), ['#add'])).toEqual([view]);
  });

  it('is known by the query where the address names a script', async () => {
    expect(await hear(oak, [], { address: '/index.php?p=123&lang=en' })).toEqual([
      ['view_item', '123', ...view.slice(2)],
    ]);
    const priced = oak.replace('<h1>', '<h1>€120.00</h1><h1>');
    const address = '/product_info.php?products_id=31';
    expect(await hear(priced, [], { address })).toEqual([['view_item', '31', ...view.slice(2)]]);
  });

  it('has one product by two forms for it', async () => {
    const form = (label: string) =>
      `<form action="/api/cart" method="post"><input type="hidden" name="product_id" value="7"><button>${label}</button></form>`;
    const forms = `<h1>Oak stool</h1><p>€120.00</p>${form('Add to cart')}${form('Add to cart with engraving')}`;
    expect(await hear(forms, [])).toEqual([['view_item', '7', ...view.slice(2)]]);
  });

  it('has what else a drawer offers, and that its own product is taken out there', async () => {
    const drawer =
      '<div role="dialog" class="cart-drawer"><h2>Your cart (1)</h2><div class="line"><a href="/products/oak">Oak stool</a> €120.00 <button id="out" aria-label="Remove">×</button></div><div class="upsell"><a href="/products/wax"><img alt="Wax"></a><span>€15.00</span><button id="more">Add</button></div></div>';
    const press = script(
      "more.onclick = () => fetch('/api/cart', { method: 'POST' }).then((r) => r.json()); document.getElementById('out').onclick = (e) => fetch('/api/cart/change').then((r) => r.json()).then(() => e.target.parentElement.remove())",
    );
    expect(await hear(oak + drawer + press, ['#more', '#out'])).toEqual([
      view,
      ['add_to_cart', 'wax', 'Wax', 15, 'EUR', 0.7],
      ['remove_from_cart', ...view.slice(1, -1), expect.any(Number)],
    ]);
  });

  it('has the product of a quick view, which is not the page’s', async () => {
    const quick =
      '<dialog id="quick"><h2>Cesca stool</h2><span>$99.00</span><button id="in">Add to bag</button></dialog><h1>Chairs</h1><button id="open">Quick view</button>' +
      script("open = document.getElementById('open'); open.onclick = () => quick.showModal()");
    expect(await hear(quick, ['#open', '#in'], { address: '/shop/chairs' })).toEqual([
      ['view_item', undefined, 'Cesca stool', 99, 'USD', 0.6],
      ['add_to_cart', undefined, 'Cesca stool', 99, 'USD', 0.5],
    ]);
  });
});
