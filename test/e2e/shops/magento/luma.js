// What Luma's widgets do on a page: forms by AJAX, and the mini cart's buttons.
require.config({ paths: { jquery: '/jquery' } });
require(['jquery', 'Magento_Customer/js/customer-data'], ($, customerData) => {
  $('form[data-role=tocart-form], #product_addtocart_form').on('submit', (event) => {
    const form = event.currentTarget;
    if (form.dataset.plain) return;
    event.preventDefault();
    $.ajax({ url: form.getAttribute('action'), type: 'post', data: $(form).serialize(), dataType: 'json' }).done(
      (response) => {
        $(document).trigger('ajax:addToCart', { sku: form.dataset.productSku, form: $(form), response });
        if (response.backUrl) location.assign(response.backUrl);
      },
    );
  });
  $(document).on('click', '[data-remove]', ({ target }) =>
    $.post('/checkout/sidebar/removeItem/', { item_id: target.dataset.remove }),
  );
  customerData.get('cart').subscribe(({ summary_count }) => $('.counter-number').text(summary_count));
});
