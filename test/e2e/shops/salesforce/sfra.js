// What SFRA's base scripts do: add, choose and remove by jQuery's requests, told by its events.
const base = '/on/demandware.store/Sites-RefArch-Site/en_US';
$('body').on('change', '.select-size', ({ target }) => {
  const $container = $(target).closest('.product-detail');
  $.ajax({
    url: `${base}/Product-Variation?pid=25M&size=${target.value}`,
    method: 'GET',
    success: (data) => {
      $('button.add-to-cart').data('pid', data.product.id);
      $('body').trigger('product:afterAttributeSelect', { data, container: $container });
    },
  });
});
$(document).on('click', 'button.add-to-cart', ({ currentTarget }) => {
  const form = { pid: $(currentTarget).data('pid'), pidsObj: '', quantity: $('.quantity-select').val() };
  $(currentTarget).trigger('updateAddToCartFormData', form);
  $.ajax({
    url: `${base}/Cart-AddProduct`,
    method: 'POST',
    data: form,
    success: (data) => $('body').trigger('product:afterAddToCart', data),
  });
});
$('body').on('click', '.remove-product', ({ currentTarget }) => {
  const { pid, uuid } = currentTarget.dataset;
  $.ajax({
    url: `${base}/Cart-RemoveProductLineItem?pid=${pid}&uuid=${uuid}`,
    success: (data) => {
      $(`.uuid-${uuid}`).remove();
      $('body').trigger('setShippingMethodSelection', data.basket);
    },
  });
});
