/* What a theme does with the Ajax cart API: product form, drawer with re-rendered sections, variants by replaceState. */
const root = document.documentElement.dataset.root ?? '';
const post = (path, body) => fetch(`${root}/cart/${path}.js`, { method: 'POST', body });
document.addEventListener('submit', async (event) => {
  if (!event.target.matches('[data-ajax]')) return;
  event.preventDefault();
  const answer = await post('add', new FormData(event.target));
  const told = await answer.json();
  if (answer.ok) document.querySelector('cart-drawer').innerHTML = told.sections['cart-drawer'];
});
document.addEventListener('change', async ({ target }) => {
  if (target.matches('[name=variant]')) history.replaceState(null, '', `?variant=${target.value}`);
  if (target.matches('[name=variant]')) document.querySelector('[data-ajax] [name=id]').value = target.value;
  if (target.matches('[name="updates[]"]')) {
    const answer = await post('change', JSON.stringify({ line: 1, quantity: target.value }));
    document.querySelector('cart-drawer').innerHTML = (await answer.json()).sections['cart-drawer'];
  }
});
document.addEventListener('click', async (event) => {
  const remove = event.target.closest('cart-remove-button a');
  if (!remove) return;
  event.preventDefault();
  const answer = await post('change', JSON.stringify({ line: 1, quantity: 0 }));
  await answer.text();
  document.querySelector('cart-drawer').innerHTML = '';
});
