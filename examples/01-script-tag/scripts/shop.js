import { showCount } from './basket.js';
import { pushGtag } from './tell.js';

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('[data-list-id] a[data-item]');
  if (!link) return;
  const { listId, listName } = link.closest('[data-list-id]').dataset;
  pushGtag('select_item', { item_list_id: listId, item_list_name: listName, items: [JSON.parse(link.dataset.item)] });
});

/** Adds the time that is left to a date that the page already states. */
function countDown(element) {
  const minutes = Math.max(0, Math.floor((new Date(element.dataset.countdown) - Date.now()) / 60_000));
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24];
  const left = days > 0 ? `${days} days ${hours} h` : `${hours} h ${minutes % 60} min`;
  element.dataset.words ??= element.textContent;
  element.textContent = `${element.dataset.words}, ${left} left`;
}

const counters = [...document.querySelectorAll('[data-countdown]')];
counters.forEach(countDown);
if (counters.length > 0) setInterval(() => counters.forEach(countDown), 60_000);

// The inspector opens on the page one is on, whatever its query already says.
const look = document.querySelector('a[href="?vitrine=inspect"]');
const here = new URL(location.href);
here.searchParams.set('vitrine', 'inspect');
look.href = here.pathname + here.search;

showCount();
window.addEventListener('pageshow', () => showCount());
