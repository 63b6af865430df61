document.querySelector('.kago').addEventListener('click', () => {
  const count = document.querySelector('.header-cart span');
  setTimeout(() => (count.textContent = Number(count.textContent) + 4), 400);
});
const okini = document.querySelector('.okini');
okini.addEventListener('click', () => (okini.textContent = 'お気に入りに追加済み'));
