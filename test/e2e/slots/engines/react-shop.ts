import { createElement, useState, type ReactElement } from 'react';

const Offer = () =>
  createElement(
    'aside',
    { 'data-vitrine-slot': 'offer', className: 'offer' },
    createElement('p', null, 'Free returns'),
  );

/** A shop as React renders it, on the server and again in the browser: two routes, a counter that draws the hero anew. */
export function ReactShop(): ReactElement {
  const [route, go] = useState('home');
  const [count, add] = useState(0);
  const button = (id: string, onClick: () => void) => createElement('button', { id, onClick, type: 'button' }, id);
  const hero = createElement(
    'section',
    { 'data-vitrine-slot': 'hero', className: 'hero' },
    createElement('h1', null, 'Linen, worn in'),
    createElement('p', { className: 'count' }, `${count} in the basket`),
    createElement('a', { href: '/new' }, 'See what is new'),
  );
  return createElement(
    'main',
    null,
    button('add', () => add(count + 1)),
    button('cart', () => go('cart')),
    button('home', () => go('home')),
    route === 'home'
      ? [createElement('div', { key: 'home' }, hero, createElement(Offer))]
      : createElement('h1', null, 'Your cart'),
  );
}
