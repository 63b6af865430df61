/* A theme that adds by its own endpoint and tells nobody of what. */
document.addEventListener('click', (event) => {
  const button = event.target.closest('.single_add_to_cart_button');
  if (!button) return;
  event.preventDefault();
  const form = button.closest('form');
  fetch('/?wc-ajax=woostify_single_add_to_cart', { method: 'POST', body: new FormData(form) }).then(() =>
    jQuery(document.body).trigger('added_to_cart'),
  );
});
