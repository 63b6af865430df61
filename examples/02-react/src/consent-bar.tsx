import { choose, useChoice } from './consent.ts';

/** Asks once; afterwards a line that takes it back. */
export function ConsentBar() {
  const choice = useChoice();
  if (choice === 'unasked') {
    return (
      <section className="consent" aria-label="Your choice">
        <p>
          May this browser remember what you look at here, and arrange the shop to suit? Nothing of it is sent anywhere.
        </p>
        <button className="button quiet" onClick={() => choose('no')}>
          No, thank you
        </button>
        <button className="button quiet" onClick={() => choose('yes')}>
          Yes, please
        </button>
      </section>
    );
  }
  return choice === 'yes' ? (
    <button onClick={() => choose('no')}>Forget me</button>
  ) : (
    <button onClick={() => choose('yes')}>Arrange the shop to suit me</button>
  );
}
