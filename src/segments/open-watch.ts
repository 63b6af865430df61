import type { FeatureNews } from '../features/feature-news.js';
import type { FeatureId } from '../features/feature-vector.js';

/** Whether any feature of a list is among the news; of what is not known all may be. */
export type Watch = (news: FeatureNews | undefined) => boolean;

/** Watches these features. Where they stand is looked up once. */
export function openWatch(ids: readonly FeatureId[]): Watch {
  let of: FeatureNews['order'] | undefined;
  let mask: Int32Array;
  return (news) => {
    if (!news) return true;
    const { changed, order } = news;
    if (order !== of) {
      of = order;
      mask = new Int32Array(changed.length);
      for (const id of ids) {
        const place = order.indexOf(id);
        if (place >= 0) mask[place >> 5]! |= 1 << place;
      }
    }
    for (let word = 0; word < changed.length; word++) if (changed[word]! & mask[word]!) return true;
    return false;
  };
}
