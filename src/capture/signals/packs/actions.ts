import type { SourcePack } from '../../source-pack.js';
import { couponField } from '../coupon-field.js';
import { detailReads } from '../detail-reads.js';
import { gallery } from '../gallery.js';
import { hearActs } from '../hearing/hear-acts.js';

/** What shoppers look into: pictures, details, coupons. */
export const sources: SourcePack['sources'] = {
  actions: hearActs('click focusin touchstart touchend', [gallery(), detailReads, couponField]),
};
