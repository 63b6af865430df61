import { valueOf } from './tell.js';

const { coupons, fees, freeFrom } = JSON.parse(document.querySelector('[data-terms]').textContent);

/** The code's share of the goods' value, or undefined for an unknown code. */
export const shareOf = (code) => coupons[code.trim().toUpperCase()];

/** What the basket costs, in pounds. */
export function totalsOf({ lines, coupon }, shipping = 'Standard') {
  const goods = valueOf(lines);
  const off = Math.round(goods * (shareOf(coupon) ?? 0) * 100) / 100;
  const delivery = shipping === 'Standard' && goods - off >= freeFrom ? 0 : fees[shipping];
  return { goods, off, delivery, total: goods - off + delivery };
}

export const pounds = (amount) => `£${amount.toFixed(2)}`;

/** Writes the totals into every list that waits for them. */
export function showTotals(basket, shipping) {
  const { goods, off, delivery, total } = totalsOf(basket, shipping);
  const rows = [
    ['Goods', pounds(goods)],
    ...(off > 0 ? [[`Code ${basket.coupon}`, `−${pounds(off)}`]] : []),
    ['Delivery', delivery === 0 ? 'free' : pounds(delivery)],
    ['Total', pounds(total)],
  ];
  for (const list of document.querySelectorAll('[data-totals]')) {
    list.replaceChildren(
      ...rows.map(([name, amount]) => {
        const row = document.createElement('div');
        row.append(
          Object.assign(document.createElement('dt'), { textContent: name }),
          Object.assign(document.createElement('dd'), { textContent: amount }),
        );
        return row;
      }),
    );
  }
}

/** Shows the full basket or the note that it is empty. */
export function showFull({ lines }) {
  document.querySelector('[data-cart-full]').hidden = lines.length === 0;
  document.querySelector('[data-cart-empty]').hidden = lines.length > 0;
}
