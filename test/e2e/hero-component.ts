import { createElement } from 'react';

/** A slot as a React shop renders it, on the server and again in the browser. */
export const Hero = () =>
  createElement(
    'section',
    { 'data-vitrine-slot': 'hero' },
    createElement('h1', null, 'Linen, worn in'),
    createElement('a', { href: '/new', className: 'a' }, 'See'),
  );
