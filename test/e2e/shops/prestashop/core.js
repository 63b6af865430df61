// The part of PrestaShop's core.js and Classic theme that changes the cart: requests by jQuery, and events of `prestashop`.
Object.assign(prestashop, {
  handlers: {},
  on(type, handle) {
    (this.handlers[type] ??= []).push(handle);
    return this;
  },
  removeListener(type, handle) {
    this.handlers[type] = (this.handlers[type] ?? []).filter((one) => one !== handle);
    return this;
  },
  emit(type, ...said) {
    (this.handlers[type] ?? []).forEach((handle) => handle.apply(this, said));
  },
});
$(document).ready(() => {
  prestashop.on('updateCart', ({ reason, resp }) => {
    if (reason.cart) prestashop.cart = reason.cart;
    $.post('/cart?ajax=1&action=refresh').then((html) =>
      prestashop.emit('updatedCart', { eventType: 'updateCart', resp: html }),
    );
    if (resp.cart) $('.cart-products-count').text(resp.cart.products.length);
  });
  $('body').on('click', '[data-button-action="add-to-cart"]', (event) => {
    event.preventDefault();
    const $form = $(event.target).closest('form');
    $.post($form.attr('action'), `${$form.serialize()}&add=1&action=update`, null, 'json').then((resp) =>
      resp.hasError
        ? prestashop.emit('handleError', { eventType: 'addProductToCart', resp })
        : prestashop.emit('updateCart', {
            reason: {
              idProduct: resp.id_product,
              idProductAttribute: resp.id_product_attribute,
              linkAction: 'add-to-cart',
              cart: resp.cart,
            },
            resp,
          }),
    );
  });
  $('body').on('click', '[data-link-action="delete-from-cart"]', (event) => {
    event.preventDefault();
    const { dataset } = event.currentTarget;
    $.post(
      '/cart',
      { delete: 1, id_product: dataset.idProduct, id_product_attribute: dataset.idProductAttribute },
      null,
      'json',
    ).then((resp) => prestashop.emit('updateCart', { reason: { ...dataset }, resp }));
  });
});
