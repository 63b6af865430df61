import type { Undo } from './undo.js';

/** Where an element was, by how far the page was scrolled. */
export type Box = readonly [element: Element, box: DOMRect, scrolled: number];

const boxOf = (element: Element): DOMRect => element.getBoundingClientRect();

/** The boxes of what a swap in a slot's element might move: itself first, all in it, and what follows it. */
export const boxesOf = (element: Element): readonly Box[] =>
  [element, element.nextElementSibling, ...element.querySelectorAll('*')].flatMap((one) =>
    one ? [[one, boxOf(one), scrollY] as const] : [],
  );

/** Lets what has become lower keep its room, where CSS can do that. */
export function holdRoom(boxes: readonly Box[], undo: Undo): void {
  const [[slot]] = boxes as [Box];
  const rooms = boxes.flatMap(([one, { height }]) => {
    const lack = height - boxOf(one).height;
    const room = lack > 0.5 && lack < height && slot.contains(one) && one.localName !== 'img';
    // as the element's own box-sizing counts it
    return room ? [[one, parseFloat(getComputedStyle(one).height) + lack] as const] : [];
  });
  for (const [one, room] of rooms) if (room) undo.write(one, 'min-height', `${room}px`);
}

const differ = (one: number, other: number): boolean => Math.abs(one - other) > 1;

/** What has grown, or else moved, and its height by now; undefined where all that stays is where it was, but for what is set apart. */
export function whatShifts(boxes: readonly Box[], isApart: (one: Element) => boolean): string | undefined {
  const now = new Map(boxes.map(([one]) => [one, boxOf(one)]));
  const moved = boxes.find(([one, was, scrolled], i) => {
    const { top, left, height } = now.get(one)!;
    return (
      (height &&
        was.height &&
        (differ(top + scrollY, was.top + scrolled) || differ(left, was.left)) &&
        !isApart(one)) ||
      (!i && differ(height, was.height))
    );
  });
  const [one] = (moved && boxes.find(([one, { height }]) => now.get(one)!.height > height + 1)) ?? moved ?? [];
  return one && `${Math.ceil(now.get(one)!.height)}px for ${one.localName}`;
}
