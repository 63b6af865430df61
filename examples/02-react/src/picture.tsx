import type { Product } from './products.ts';

/** A pot, dipped in its glaze down to two thirds. */
export const Picture = ({ product: { id, name, glaze, outline } }: { product: Product }) => (
  <svg className="picture" viewBox="0 0 100 100" role="img" aria-label={name}>
    <linearGradient id={`glaze-${id}`} gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="8" y2="100">
      <stop offset="0.66" stopColor={glaze} />
      <stop offset="0.66" stopColor="#cfae8c" />
    </linearGradient>
    <ellipse cx="50" cy="85" rx="34" ry="4" fill="#0000001a" />
    <path d={outline} fill={`url(#glaze-${id})`} />
  </svg>
);
