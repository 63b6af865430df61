const PREFIX = 'data-vitrine-';

/** What says an event, and what says it by being seen. */
export const MARKED = `[${PREFIX}event]`;
export const VIEWED = `${MARKED}[${PREFIX}on=view]`;

/** The event and its parameters that a marked element says, with its ancestors. */
export function attributeSaid(element: Element): readonly [name: string, said: Record<string, string>] {
  const said: Record<string, string> = {};
  for (let one: Element | null = element; one; one = one.parentElement)
    for (const { name, value } of one.attributes)
      if (name.startsWith(PREFIX)) said[name.slice(PREFIX.length).replaceAll('-', '_')] ??= value;
  return [said['event']!, said];
}
