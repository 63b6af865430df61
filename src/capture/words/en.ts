import type { Dictionary } from './words.js';

/** What shoppers do: English, and the names that code has for it on the shops of every language. */
export const words: Dictionary = {
  cart: '\\badd (.{0,20} )?to (\\w+ )?(cart|bag|basket|trolley)|add.?to.?(cart|bag|basket)|add.?cart|\\b(buy|order) (it )?now|quick.?(add|buy)\\b|pre.?order',
  pay: 'checkout|^check out( securely| now)?$|\\bpay (now|securely|by|with|[£$€])|(place|complete|confirm|submit|finish) (\\w+ )?(order|purchase|payment)|buy with|paypal (button|express)|(apple|google|shop) pay\\b',
  wishlist:
    'wish.?list|favou?rite (this|item)|(to|my|add) favou?rite|^favou?rites?$|save (for|to|item)|to (my )?list\\b',
  compare: '\\bcompar(e|ison)\\b(?! at)',
  coupon: 'coupon|(promo(tion(al)?)?|discount|offer|card).?(code|input|name)|voucher|\\bredeem',
  gallery:
    '\\bgaller(y|ies)\\b|thumb(nail)?s?\\b|(product|next|previous|prev|more) (image|photo|media|slide)s?\\b|\\b(image|photo|slide) \\d',
  zoom: '\\bzoom|magnif[iy]|light.?box\\b|full.?screen|\\benlarge|photoswipe|fancybox|(larger|bigger|full.size) (image|view|photo)',
  sort: '\\bsort(ed|ing|er)?\\b(?! of)|\\border ?by\\b|sortby',
  filter:
    '\\bfilter(s|ed|ing)?\\b|\\bfacets?\\b|\\brefine(ments?)?\\b|narrow (by|your|results)|layered nav|\\bshop by\\b',
  quantity: '\\bquantit(y|ies)\\b|\\bqty|number of (items|pieces|units)|how many',
  price: '\\bprices?\\b|\\bpricing\\b|[£$€] ?\\d|\\bamount\\b|\\b(rrp|msrp)\\b',
  brand: '\\bbrands?\\b|\\bdesigners?\\b|manufacturers?\\b|\\bvendors?\\b',
  category: '\\bcategor(y|ies)\\b|product.?types?\\b|\\bdepartments?\\b|\\bcollections?\\b',
  size: '\\bsizes?\\b|\\bwaist\\b|\\binseam\\b',
  colour: '\\bcolou?rs?\\b|\\bswatch(es)?\\b|\\bshades?\\b|\\bhues?\\b',
  newest:
    '\\bnewest\\b|\\blatest\\b|new (in|to old|first|arrivals?)\\b|what.s new|most recent|recently added|(created?|date) desc|^date$',
  rating: '\\bratings?\\b|(top|highest|best).?(rated|reviewed)|(customer|average) reviews?|\\bstars?\\b',
  popular: '\\bpopular(ity)?\\b|best.?sell(ing|er)|most (loved|viewed|bought)|\\btrending\\b|top sell(ing|er)',
  rising: '\\blow(est)? .{0,6}high|\\basc(ending)?\\b|\\bcheapest|lowest (price|first)',
  falling: '\\bhigh(est)? .{0,6}low|\\bdesc(ending)?\\b|most expensive|highest (price|first)',
};
