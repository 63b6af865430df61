/** How long the page is, in characters: its document without structured data, and that. */
export type Lengths = Readonly<{ document: number; data: number }>;

const card = (
  n: number,
): string => `<li class="card card--${n % 4}" data-product-id="${9000 + n}"><a class="card__link" href="/products/shoe-${n}">
<img class="card__image" src="data:," alt="Trail shoe model ${n}" width="300" height="300"><h3 class="card__title">Trail shoe model ${n}</h3></a>
<p class="card__price price"><s class="price__old">$${(59 + n).toFixed(2)}</s> <span class="price__now">$${(39 + n * 0.5).toFixed(2)}</span></p>
<ul class="card__sizes">${[38, 39, 40, 41].map((size) => `<li><button type="button" class="size">${size}</button></li>`).join('')}</ul>
<button type="button" class="card__add">Add to cart</button></li>`;

const review = (n: number) => ({
  '@type': 'Review',
  author: { '@type': 'Person', name: `Reviewer ${n}` },
  reviewRating: { '@type': 'Rating', ratingValue: (n % 5) + 1 },
  reviewBody: 'They kept my feet dry on the long way up, and the sole held on wet stone. '.repeat(3),
});

const offer = (n: number) => ({
  '@type': 'Offer',
  sku: `TS-${n}`,
  url: `/products/trail-shoe?variant=${n}`,
  price: '89.00',
  priceCurrency: 'USD',
  availability: 'https://schema.org/InStock',
});

function upTo(length: number, part: (n: number) => string): string {
  const parts: string[] = [];
  for (let all = 0, n = 0; all < length; n++) all += parts[parts.push(part(n)) - 1]!.length;
  return parts.join('\n');
}

/** A product's page with a long tail of related cards, and structured data with all of its offers and reviews in one block. */
export function longProduct(head: string, { document: long, data }: Lengths): string {
  const reviews = Array.from({ length: Math.round((data * 0.6) / 400) }, (_, n) => review(n));
  const offers = Array.from({ length: Math.round((data * 0.4) / 190) }, (_, n) => offer(n));
  const product = {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: 'Trail shoe',
    sku: 'TS',
    review: reviews,
    offers,
  };
  const block = data ? `<script type="application/ld+json">${JSON.stringify(product)}</script>` : '';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Trail shoe</title>${block}${head}</head><body>
<header><a href="/cart" class="cart">Cart <span>0</span> $0.00</a></header>
<main><h1>Trail shoe</h1><p class="price">$89.00</p><form action="/cart/add" method="post"><input type="hidden" name="product_id" value="77"><button>Add to cart</button></form>
<section><h2>Related</h2><ul>${upTo(long, card)}</ul></section></main></body></html>`;
}
