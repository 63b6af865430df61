const lamp = { item_id: 'L1', item_name: 'the reading lamp', item_brand: 'Lumen', item_category: 'Lamps', price: 84 };
const page = (page_kind) => ['page_view', { page_kind, page_path: `/${page_kind}` }];
const about = (name, more = {}) => [name, { items: [lamp], ...more }];

/** What a shopper can do here, and what a shop would say of it. */
const steps = {
  'See all lamps': [page('listing'), ['view_item_list', { item_list_id: 'lamps' }]],
  'Look at the lamp': [page('product'), about('view_item')],
  'Turn its pictures': [['gallery_interaction']],
  'Read a review': [['review_read']],
  'Save it for later': [about('add_to_wishlist')],
  'Put it in the cart': [about('add_to_cart', { value: lamp.price, currency: 'EUR' })],
  'Open the cart': [page('cart'), about('view_cart')],
  'Take it out again': [about('remove_from_cart')],
  'Go to the checkout': [page('checkout'), about('begin_checkout')],
  'Place the order': [page('thanks'), about('purchase', { transaction_id: `T${Date.now()}`, value: lamp.price })],
};

/** No steps of the shopper's own: docs/features.md. */
const noSteps = new Set(['tick', 'scroll', 'user_engagement', 'view_promotion']);

const part = (name) => document.querySelector(`[data-${name}]`);
const element = (tag, properties, children = []) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};

for (const [text, events] of Object.entries(steps)) {
  const button = element('button', { type: 'button', textContent: text });
  button.addEventListener('click', () => {
    window.vitrine.push((vitrine) => events.forEach(([name, params]) => vitrine.track(name, params)));
  });
  part('steps').append(button);
}

for (const button of document.querySelectorAll('[data-answer]')) {
  button.addEventListener('click', () => {
    const { answer } = button.dataset;
    window.vitrine.push((vitrine) => vitrine.consent.set({ persist: answer, personalize: answer }));
  });
}

const signed = (value) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;

/** One step with how far it moved the logit, as a bar to the left or to the right. */
function row({ name, params }, moved) {
  const bar = element('i', { className: moved < 0 ? 'less' : 'more' });
  bar.style.width = `${Math.min(50, Math.abs(moved) * 40)}%`;
  const text = params.page_kind ? `${name} · ${params.page_kind}` : name;
  return element('li', {}, [
    element('code', { textContent: text }),
    element('span', { className: 'bar' }, [bar]),
    element('b', { textContent: signed(moved) }),
  ]);
}

function showScore(score, events) {
  const probability = score?.probabilities[0];
  part('score').textContent = score ? `${Math.round(probability * 100)} in 100` : '–';
  part('meter').value = probability ?? 0;
  const { session } = events.at(-1) ?? {};
  const done = events.filter((event) => event.session === session && !noSteps.has(event.name)).toReversed();
  const moved = score?.contributions[0] ?? [];
  const rows = done.slice(0, moved.length).map((event, place) => row(event, moved[place]));
  part('history').replaceChildren(...rows);
}

/** The interpreter that comes with Vitrine has no GRU operator: a score can only be ONNX Runtime's. */
function showRuntime(vitrine, score) {
  const problem = vitrine.problems.get().findLast(({ field }) => field === 'intent');
  const waiting = vitrine.outlook.get() ? 'The model is being loaded.' : 'Waiting for your answer.';
  part('runtime').textContent = score ? `${score.model}, run by ONNX Runtime` : (problem?.message ?? waiting);
}

window.vitrine.push((vitrine) => {
  async function show() {
    const seen = await vitrine.inspect(100);
    showScore(seen?.scores.intent, seen?.events ?? []);
    showRuntime(vitrine, seen?.scores.intent);
  }
  vitrine.outlook.subscribe(show);
  vitrine.problems.subscribe(show);
  show();
});
