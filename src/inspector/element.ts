type Child = Node | string | false | undefined;

/** Makes an element of the inspector. Strings become text, never markup; `false` and `undefined` children are left out. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly Child[] | string = [],
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...[children].flat().filter((child): child is Node | string => !!child));
  return made;
}

/** A horizontal bar from 0 to 1, with ticks. The numbers stand beside it in words, so it is hidden from screen readers. */
export function bar(value: number, ticks: readonly number[] = []): HTMLElement {
  const part = (name: string, property: 'width' | 'left', share: number): HTMLElement => {
    const made = element('span', { class: name });
    made.style[property] = `${Math.min(1, Math.max(0, share)) * 100}%`;
    return made;
  };
  const marks = [...new Set(ticks)].map((tick) => part('tick', 'left', tick));
  return element('span', { class: 'bar', 'aria-hidden': 'true' }, [part('fill', 'width', value), ...marks]);
}
