// Keeps sections as Luma's customer data does: observables, a copy in localStorage, a reload after each POST by a script.
define('Magento_Customer/js/customer-data', ['jquery'], ($) => {
  const observables = {};
  const observe = () => {
    let value = {};
    const subscribers = new Set();
    const read = (...given) => {
      if (given.length) {
        [value] = given;
        subscribers.forEach((tell) => tell(value));
      }
      return value;
    };
    read.subscribe = (use) => {
      subscribers.add(use);
      return { dispose: () => subscribers.delete(use) };
    };
    return read;
  };
  const get = (name) => (observables[name] ??= observe());
  const stored = () => JSON.parse(localStorage.getItem('mage-cache-storage') ?? '{}');
  const update = (sections) => {
    localStorage.setItem('mage-cache-storage', JSON.stringify({ ...stored(), ...sections }));
    for (const [name, section] of Object.entries(sections)) get(name)(section);
    const ids = Object.fromEntries(Object.entries(sections).map(([name, { data_id }]) => [name, data_id]));
    document.cookie = `section_data_ids=${encodeURIComponent(JSON.stringify(ids))}; path=/`;
  };
  const reload = () => $.getJSON('/customer/section/load', { sections: 'cart' }).done(update);
  const invalidate = () => localStorage.setItem('mage-cache-storage', '{}');
  $(document).on('ajaxComplete', (_, xhr, { type, url }) => {
    if (!/post/i.test(type) || !/checkout|rest/.test(url)) return;
    invalidate();
    if (!xhr.responseJSON?.backUrl) reload();
  });
  $(document).on('submit', ({ target }) => {
    if (/post/i.test(target.method)) invalidate();
  });
  const { cart } = stored();
  if (cart) get('cart')(cart);
  else reload();
  return { get, reload };
});
