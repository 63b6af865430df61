import { Link } from './route.tsx';

/** What everybody gets, and gets back. Vitrine changes words in here; React, whose own words never change, leaves them alone. */
export const Hero = () => (
  <section className="hero" data-vitrine-slot="hero">
    <p className="eyebrow">Slip &amp; Ember</p>
    <h1>Pots from two kilns, fired on Thursdays</h1>
    <p className="lead">Thrown, glazed and packed by the two people whose names are on the foot.</p>
    <Link className="button" to="products/kiln-teapot">
      Start with the teapot
    </Link>
  </section>
);

export const Offer = () => (
  <aside className="offer" data-vitrine-slot="offer">
    <p>Free delivery over £60, and sixty days to send it back.</p>
  </aside>
);

export const CallToAction = () => (
  <aside className="cta" data-vitrine-slot="cta">
    <h2>Mended, not replaced</h2>
    <p>Chipped the lip? Bring it to the workshop and we grind it smooth.</p>
    <Link className="button quiet" to="">
      See all six pieces
    </Link>
  </aside>
);
