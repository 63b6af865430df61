document.querySelector('form[action="/warenkorb/hinzufuegen"]').addEventListener('submit', (event) => {
  event.preventDefault();
  fetch(event.target.action, { method: 'POST', body: new FormData(event.target) }).then((answer) => answer.json());
});
