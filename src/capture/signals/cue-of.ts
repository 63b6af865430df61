import type { Says } from '../words/words.js';

export type Cue = 'countdown' | 'stock' | 'offer';

type Standing = Readonly<{ element: Element; before: string | undefined }>;

const CUES = ['countdown', 'stock', 'offer'] as const;
const CLOCK = /\d\d? ?[:hm] ?\d\d/;
/** Where a clock shows how far something was played. */
const PLAYERS = '[class*=player],[class*=video],[class*=media]';

/** What presses in a text: words of the dictionary, or a clock that ticks; `before` is what stood there in the element. */
export function cueOf(says: Says, text: string, { element, before }: Standing): Cue | undefined {
  const ticks =
    before &&
    /\d/.test(before) &&
    /\d/.test(text) &&
    (CLOCK.test(text) || says('countdown', `${element.className} ${element.parentElement?.className}`)) &&
    !element.closest(PLAYERS);
  return ticks ? 'countdown' : CUES.find((cue) => says(cue, text));
}
