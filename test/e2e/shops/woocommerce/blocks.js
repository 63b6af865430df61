/* What blocks do: buttons of a collection and the cart block, by the Store API. */
const tell = (name) =>
  document.body.dispatchEvent(new CustomEvent(name, { bubbles: true, detail: { preserveCartData: true } }));
const send = async (path, body) => {
  const answer = await fetch(`/wp-json/wc/store/v1/${path}`, { method: 'POST', body: JSON.stringify(body) });
  await answer.json();
  return answer;
};
document.addEventListener('click', async ({ target }) => {
  const add = target.closest('.add_to_cart_button');
  const remove = target.closest('.wc-block-cart-item__remove-link');
  const step = target.closest('.wc-block-components-quantity-selector__button');
  if (add) {
    const answer = await send('batch', {
      requests: [{ path: '/wc/store/v1/cart/add-item', body: { id: add.dataset.product_id } }],
    });
    if (answer.ok) tell('wc-blocks_added_to_cart');
    window.dispatchEvent(
      new CustomEvent('wc-blocks_store_sync_required', { detail: { type: 'from_iAPI', quantityChanges: {} } }),
    );
  }
  if (remove) {
    await send('batch', { requests: [{ path: '/wc/store/v1/cart/remove-item' }] });
    tell('wc-blocks_removed_from_cart');
    remove.closest('.wc-block-cart-items__row').remove();
  }
  if (step) {
    const field = step.parentElement.querySelector('input');
    field.value = Number(field.value) + (step.className.includes('minus') ? -1 : 1);
    await send('batch', { requests: [{ path: '/wc/store/v1/cart/update-item' }] });
  }
});
