import { Slot, useSlot } from 'vitrine/react';
import { Link } from './route.tsx';

/** What everybody gets, and gets back, with what may stand there instead: each name is one of the config's, or this does not compile. */
export const Hero = () => (
  <Slot
    name="hero"
    as="section"
    className="hero"
    variants={{
      'still-thinking': ({ object }) => <StillThinking id={object?.id} name={object?.name} />,
      sale: <Sale />,
    }}
  >
    <p className="eyebrow">Slip &amp; Ember</p>
    <h1>Pots from two kilns, fired on Thursdays</h1>
    <p className="lead">Thrown, glazed and packed by the two people whose names are on the foot.</p>
    <Link className="button" to="products/kiln-teapot">
      Start with the teapot
    </Link>
  </Slot>
);

const StillThinking = ({ id, name }: { id: string | undefined; name: string | undefined }) => (
  <>
    <p className="eyebrow">Where you left off</p>
    <h1>Still thinking about {name}?</h1>
    <p className="lead">Keep it for sixty days. If it does not fit your shelf, we pay its way back.</p>
    <Link className="button" to={`products/${id}`}>
      Look once more
    </Link>
  </>
);

const Sale = () => (
  <>
    <p className="eyebrow">Seconds week</p>
    <h1>A drip in the glaze, a fifth off the price</h1>
    <p className="lead">Thrown, glazed and packed by the two people whose names are on the foot.</p>
    <Link className="button" to="products/moor-vase">
      See the moor vase
    </Link>
  </>
);

/** A slot that Vitrine writes into by itself. React, whose own words never change here, leaves them alone. */
export const Offer = () => (
  <Slot name="offer" as="aside" className="offer">
    <p>Free delivery over £60, and sixty days to send it back.</p>
  </Slot>
);

/** The same by the hook, for an element of one's own. By its key each variant has nodes of its own, and none of them moves. */
export function CallToAction() {
  const { variant, props } = useSlot('cta');
  return (
    <aside className="cta" {...props}>
      {variant === 'ready-to-pay' ? (
        <div key={variant}>
          <h2>Ready when you are</h2>
          <p>Two minutes, and no account is needed.</p>
          <Link className="button quiet" to="cart">
            Go to your cart
          </Link>
        </div>
      ) : (
        <div key="default">
          <h2>Mended, not replaced</h2>
          <p>Chipped the lip? Bring it to the workshop and we grind it smooth.</p>
          <Link className="button quiet" to="">
            See all six pieces
          </Link>
        </div>
      )}
    </aside>
  );
}
