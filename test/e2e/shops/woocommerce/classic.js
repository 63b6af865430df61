/* What WooCommerce's own scripts do in a classic theme: lists, variations, mini cart and cart page. */
jQuery(($) => {
  const body = $(document.body);
  body.on('click', '.ajax_add_to_cart', function (event) {
    event.preventDefault();
    const button = $(this);
    const data = { ...button.data() };
    body.trigger('adding_to_cart', [button, data]);
    $.post('/?wc-ajax=add_to_cart', data, (answer) => {
      if (answer.error) {
        location.href = answer.product_url;
        return;
      }
      body.trigger('added_to_cart', [answer.fragments, answer.cart_hash, button]);
      body.trigger('wc_fragments_refreshed');
    });
  });
  body.on('click', '.remove_from_cart_button', function (event) {
    event.preventDefault();
    const button = $(this);
    $.post('/?wc-ajax=remove_from_cart', { cart_item_key: button.data('cart_item_key') }, (answer) => {
      body.trigger('removed_from_cart', [answer.fragments, answer.cart_hash, button]);
      button.closest('li').remove();
    });
  });
  $('.variations_form').on('change', 'select', function () {
    const form = $(this).closest('form');
    const found = form.data('product_variations').find((one) => one.attributes.attribute_pa_size === this.value);
    form
      .find('[name=variation_id]')
      .val(found ? found.variation_id : '')
      .trigger('change');
    if (!found) return;
    $('.product_meta .sku').text(found.sku);
    form.find('.single_variation').html(`<div class="woocommerce-variation-price">${found.price_html ?? ''}</div>`);
    form.trigger('found_variation', [found]);
  });
  const updated = (html) => {
    const next = $(html).find('.woocommerce-cart-form');
    $('.woocommerce-cart-form').replaceWith(next);
    body.trigger('updated_wc_div');
    body.trigger('updated_cart_totals');
  };
  body.on('submit', '.woocommerce-cart-form', function (event) {
    event.preventDefault();
    $.ajax({ type: 'POST', url: this.action, data: $(this).serialize() + '&update_cart=1', success: updated });
  });
  body.on('click', '.woocommerce-cart-form .product-remove > a', function (event) {
    event.preventDefault();
    $.ajax({ type: 'GET', url: this.href, success: updated });
  });
  // a mini cart block beside a classic theme translates jQuery's events
  if (document.querySelector('.wc-block-mini-cart'))
    $(document).on('added_to_cart', () =>
      document.body.dispatchEvent(new CustomEvent('wc-blocks_added_to_cart', { bubbles: true })),
    );
  setTimeout(() => body.trigger('wc_fragments_refreshed'), 300);
});
