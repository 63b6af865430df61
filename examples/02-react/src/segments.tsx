import { useSegments } from 'vitrine/react';

/** What this browser has worked out, and why: the answer to a shopper who asks. */
export function Segments() {
  const segments = useSegments();
  return (
    <details className="segments">
      <summary>Why do I see this?</summary>
      {segments.length ? (
        <ul>
          {segments.map(({ id, object, reasons }) => (
            <li key={id} data-segment={id}>
              <code>{id}</code> {object && <em>{object.name}</em>} {reasons[0]?.text}
            </li>
          ))}
        </ul>
      ) : (
        <p>Nothing is known of you. Everybody sees this.</p>
      )}
    </details>
  );
}
