// What Cornerstone and stencil-utils do: add and change by requests, an alert where the shop refuses.
const post = async (path, body) => (await fetch(path, { method: 'POST', body })).json();
document.addEventListener('submit', async (event) => {
  const form = event.target.closest('[data-cart-item-add]');
  if (!form || form.dataset.plain) return;
  event.preventDefault();
  const { data } = await post('/remote/v1/cart/add', new URLSearchParams(new FormData(form)));
  if (data.error) {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<div id="alert-modal" class="modal modal--alert open">Sold out</div>',
    );
    return;
  }
  window.bodlEvents?.cart.emit(data);
  await fetch('/cart.php?suggest=1', { headers: { 'x-requested-with': 'stencil-utils' } });
});
document.addEventListener('click', async ({ target }) => {
  const button = target.closest('[data-cart-update],.cart-remove');
  if (!button) return;
  await post('/remote/v1/cart/update', JSON.stringify({ items: [{ id: button.dataset.cartItemid }] }));
});
