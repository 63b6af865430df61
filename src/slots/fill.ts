import type { SegmentObject } from '../segments/segment.js';

/** Puts the object's name in place of every `{object}`. */
export const fill = (text: string, object?: SegmentObject): string =>
  text.replaceAll('{object}', () => object?.name ?? '');

/** Puts the object's id, URL-encoded, in place of every `{object}`. */
export const fillUrl = (url: string, object?: SegmentObject): string =>
  // A lone surrogate would make encodeURIComponent throw.
  url.replaceAll('{object}', () => encodeURIComponent((object?.id ?? '').replace(/\p{Cs}/gu, '')));
