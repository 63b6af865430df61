// Private content as Hyvä keeps it: stored, broadcast on each page, loaded anew when the server has changed it.
window.hyva = { getBrowserStorage: () => localStorage };
const cookie = (name) =>
  document.cookie
    .split('; ')
    .find((one) => one.startsWith(`${name}=`))
    ?.split('=')[1] ?? '';
const tell = (data) => dispatchEvent(new CustomEvent('private-content-loaded', { detail: { data } }));
const load = async () => {
  const data = await (await fetch('/customer/section/load')).json();
  localStorage.setItem('mage-cache-storage', JSON.stringify(data));
  localStorage.setItem('private_content_version', cookie('private_content_version'));
  tell(data);
};
addEventListener('reload-customer-section-data', load);
addEventListener('DOMContentLoaded', () => {
  const stored = localStorage.getItem('mage-cache-storage');
  if (stored && localStorage.getItem('private_content_version') === cookie('private_content_version'))
    tell(JSON.parse(stored));
  else void load();
  document.querySelectorAll('[data-remove]').forEach((button) =>
    button.addEventListener('click', async () => {
      await fetch('/checkout/sidebar/removeItem/', {
        method: 'POST',
        body: new URLSearchParams({ item_id: button.dataset.remove }),
      });
      dispatchEvent(new CustomEvent('reload-customer-section-data'));
    }),
  );
});
