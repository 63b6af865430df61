// A client-side shop whose head keeps the block of the page that the server rendered; other pages add theirs when their data is there.
const goods = { '/p/boot': ['Boot', 'B-1', '90.00'], '/p/clog': ['Clog', 'C-2', '45.00'] };
const root = document.getElementById('__next');
const links = '<nav><a href="/p/boot">Boot</a> <a href="/p/clog">Clog</a> <a href="/about">About</a></nav>';
const show = () => {
  const [name, sku, price] = goods[location.pathname] ?? [];
  root.innerHTML = `${links}<main><p>Loading</p></main>`;
  setTimeout(
    () => {
      root.innerHTML = name
        ? `${links}<main><h1>${name}</h1><p>&pound;${price}</p><button>Add to bag</button></main>`
        : `${links}<main><h1>About</h1></main>`;
      document.getElementById('page')?.remove();
      if (!name || sku === 'B-1') return;
      const block = document.createElement('script');
      block.type = 'application/ld+json';
      block.id = 'page';
      block.textContent = JSON.stringify({ '@type': 'Product', name, sku, offers: { price, priceCurrency: 'GBP' } });
      document.head.append(block);
    },
    goods[location.pathname] ? 700 : 0,
  );
};
document.addEventListener('click', (event) => {
  const link = event.target.closest('a');
  if (link) {
    event.preventDefault();
    history.pushState({}, '', link.href);
    show();
  } else if (event.target.closest('button')) fetch('/api/cart', { method: 'POST' }).then((answer) => answer.json());
});
show();
