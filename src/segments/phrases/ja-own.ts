import { ago } from './ja-features.js';
import type { Clause } from './open-phrases.js';

const THINGS: Readonly<Record<string, string>> = {
  item_id: '商品',
  item_name: '商品',
  item_brand: 'ブランド',
  item_category: 'カテゴリー',
};

const did =
  (particle: string, deed: string, thing = '商品'): Clause =>
  ({ item, count }) =>
    `${item || thing}${particle}${count}回${deed}した`;
const of =
  (object: string, deed: string): Clause =>
  ({ item, count }) =>
    `${item ? `${item}の` : ''}${object}${count}回${deed}した`;

const just =
  (object: string, deed: string): Clause =>
  ({ count }) =>
    `${object}${count}回${deed}した`;

/** What is said of the shop's own segments, in Japanese. */
export const own = {
  'own.add_to_cart': did('をカートに', '追加'),
  'own.add_to_wishlist': did('を', '保存'),
  'own.ago': ({ days }) => `前回の操作が${ago(Number(days))}である`,
  'own.begin_checkout': just('レジを', '利用'),
  'own.distinct': ({ field = '', count }) => `${count}種類の${THINGS[field] ?? 'もの'}をご覧になった`,
  'own.gallery_interaction': of('写真を', '閲覧'),
  'own.hold': () => '先ほどの操作に合わせた',
  'own.not': () => 'まだ行っていない操作がある',
  'own.page_view': just('このようなページを', '表示'),
  'own.profile': () => 'お客様のアカウントの内容に合う',
  'own.purchase': just('', '注文'),
  'own.purchase-ago': ({ days }) => `前回のご注文が${ago(Number(days))}である`,
  'own.remove_from_cart': did('をカートから', '削除'),
  'own.review_read': of('レビューを', '閲覧'),
  'own.score': () => 'これまでのご訪問に合う',
  'own.search': just('', '検索'),
  'own.segment': () => '今回のご訪問の流れに合う',
  'own.select_promotion': just('特典を', '選択'),
  'own.sequence': ({ item }) => `${item ? `${item}での` : ''}一連の操作に合う`,
  'own.video_start': of('動画を', '再生'),
  'own.view_item': did('を', '閲覧'),
  'own.view_item_list': just('商品一覧を', '閲覧'),
} as const satisfies Readonly<Record<string, Clause>>;
