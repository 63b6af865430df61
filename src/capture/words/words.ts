/** What words on a page may be about, in every language of the dictionary. */
export type WordKey =
  | 'cart'
  | 'pay'
  | 'wishlist'
  | 'compare'
  | 'reviews'
  | 'sizes'
  | 'shipping'
  | 'returns'
  | 'coupon'
  | 'stock'
  | 'countdown'
  | 'offer'
  | 'gallery'
  | 'zoom'
  | 'video'
  | 'sort'
  | 'filter'
  | 'quantity'
  | 'about'
  | 'lookbook'
  | 'description'
  | 'details'
  | 'recommendations'
  | 'price'
  | 'brand'
  | 'category'
  | 'size'
  | 'colour'
  | 'newest'
  | 'rating'
  | 'popular'
  | 'rising'
  | 'falling';

/**
 * Words of one language, or a part of them: for each key a regular expression, without flags, that its words match. Words are told
 * apart by anything but letters and digits: names such as `add_to_cart` and `addToCart` are to be `spaced` before.
 */
export type Dictionary = Readonly<Partial<Record<WordKey, string>>>;

/** Whether a text, of any case, has words about something. */
export type Says = (key: WordKey, text: string) => boolean;
