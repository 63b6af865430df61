import { openNumbers } from './numbers.js';
import type { Text } from './open-phrases.js';
import type { Translation } from './open-translation.js';

export const { ago, days, duration, percent, rough, whole } = openNumbers('ja');

const VISIT = '今回のご訪問で';

/** 「商品を2回閲覧した」「商品を閲覧していない」. */
const did =
  (object: string, deed: string): Text =>
  (value) =>
    `${VISIT}${object}${value ? `${whole(value)}回${deed}した` : `${deed}していない`}`;
const pages =
  (kind: string): Text =>
  (value) =>
    `${VISIT}${kind}ページを${value ? `${whole(value)}ページ表示した` : '表示していない'}`;
const spent =
  (where: string): Text =>
  (value) =>
    `${where}を${duration(value)}間閲覧した`;
const within =
  (length: number): Text =>
  (value) =>
    `過去${length}日間に${whole(value)}回注文した`;
const ordered: Text = (value) => `このショップで${whole(value)}回注文した`;
const dated =
  (which: string): Text =>
  (value) =>
    `${which}のご注文が${ago(value)}である`;
const came =
  (which: string): Text =>
  (value) =>
    `${which}が${whole(value)}である`;
const returned: Text = (value) => `ご注文の${percent(value)}を返品した`;
const theme =
  (name: string): Text =>
  (value) =>
    `${name}に触れたレビューを${value ? '読んだ' : '読んでいない'}`;
const share =
  (which: string, rest: string): Text =>
  (value) =>
    `${which}の${percent(value)}が${rest}`;
const gap = (value: number, which: string) => `${which}の間隔が約${days(Math.max(1, value))}である`;
const known =
  (now: string): Text =>
  () =>
    `以前ご覧になった商品${now}`;

/** Features in Japanese. */
export const features: Translation['features'] = {
  'informational_pages@1': pages('案内'),
  'product_pages@1': pages('ショップの'),
  'product_seconds@1': spent('ショップのページ'),
  'item_views@1': did('商品を', '閲覧'),
  'distinct_items@1': (value) => `${VISIT}商品を${value ? `${whole(value)}点閲覧した` : '閲覧していない'}`,
  'repeat_item_views@1': did('同じ商品を', '再訪'),
  'top_item_views@1': did('一つの商品を', '閲覧'),
  'list_views@1': did('商品一覧を', '閲覧'),
  'searches@1': did('', '検索'),
  'sale_views@1': did('セール商品を', '閲覧'),
  'sale_share@1': (value, all) => {
    const sale = all['sale_views@1'];
    if (value && value < 1 && sale)
      return `ご覧になった商品と一覧${Math.round(sale / value)}件のうち${sale}件がセール対象だった`;
    return `ご覧になった商品と一覧の${value < 1 ? percent(value) : 'すべて'}がセール対象だった`;
  },
  'coupon_interest@1': did('クーポンを', '利用または検索'),
  'brand_focus@1': (value) => `ご覧になった商品の${percent(value)}が同じブランドだった`,
  'brand_pages@1': pages('ブランド'),
  'lookbook_pages@1': pages('ルックブックの'),
  'gallery_interactions@1': did('商品の写真や動画を', '閲覧'),
  'detail_reads@1': did('レビューやサイズ表を', '閲覧'),
  'promotion_clicks@1': did('特典を', '選択'),
  'wishlist_adds@1': did('商品を', '保存'),
  'urgency_cues@1': did('期間限定の特典を', '確認'),
  'cart_adds@1': did('商品をカートに', '追加'),
  'cart_removes@1': did('商品をカートから', '削除'),
  'cart_quantity@1': (value) => `カートに商品が${whole(value)}点ある`,
  'checkouts@1': did('レジを', '利用'),
  'seconds_per_page@1': (value) => `1ページを平均${duration(value)}間閲覧した`,
  'scroll_depth@1': (value) => `ページを平均${percent(value)}まで読んだ`,
  'events_per_minute@1': (value) => `1分あたり約${whole(value)}回操作した`,
  'add_pace@1': (value) =>
    value ? `${duration(60 / value - 60 || 1)}以内にカートに商品を入れた` : `${VISIT}カートに何も入れていない`,
  'administrative_pages@1': pages('アカウントやカートの'),
  'administrative_seconds@1': spent('アカウントやカートのページ'),
  'informational_seconds@1': spent('案内ページ'),
  'returning_visitor@1': () => '以前にもご訪問いただいた',
  'weekend@1': (value) => `ご訪問が${value ? '週末' : '平日'}に始まった`,
  'page_views@1': pages(''),
  'cart_views@1': did('カートを', '確認'),
  'purchases@1': did('', '注文'),
  'engaged_seconds@1': spent('ページ'),
  'session_seconds@1': (value) => `今回のご訪問が${duration(value)}続いている`,
  'sessions@1': (value) => `このショップを${whole(value)}回訪問した`,
  'days_since_last_session@1': (value) => `前回のご訪問が${ago(value)}である`,
  'lifetime_purchases@1': ordered,
  'lifetime_value@1': came('ご注文の合計'),
  'days_since_order@1': dated('前回'),
  'days_since_first_order@1': dated('初回'),
  'order_days@1': ordered,
  'mean_order_gap_days@1': (value) => gap(value, 'ご注文'),
  'order_days_30d@1': within(30),
  'order_days_90d@1': within(90),
  'order_days_180d@1': within(180),
  'order_days_365d@1': within(365),
  'spend_90d@1': came('過去90日間のご注文の合計'),
  'spend_365d@1': came('過去365日間のご注文の合計'),
  'mean_order_value@1': came('ご注文の平均額'),
  'last_order_value@1': came('前回のご注文額'),
  'first_order_value@1': came('初回のご注文額'),
  'returned_share@1': returned,
  'first_offer_response@1': () => '初回のご注文で特典を利用した',
  'order_categories@1': (value) => `1年間に${whole(value)}種類のカテゴリーから注文した`,
  'sorts_cheap@1': did('価格の安い順に', '整列'),
  'sorts_dear@1': did('価格の高い順に', '整列'),
  'sorts_new@1': did('新着順に', '整列'),
  'sorts_best@1': did('評価順または人気順に', '整列'),
  'filters@1': did('一覧を', '選別'),
  'brand_filters@1': did('ブランドで', '選別'),
  'price_filters@1': did('価格で', '選別'),
  'theme_quality@1': theme('品質'),
  'theme_value@1': theme('価格に見合う価値'),
  'theme_fit@1': theme('サイズ感'),
  'theme_style@1': theme('スタイル'),
  'theme_service@1': theme('サービス'),
  'theme_durability@1': theme('丈夫さ'),
  'brand_affinity@1': share('ご覧やお選びになった商品', '一つのブランドだった'),
  'category_affinity@1': share('ご覧やお選びになった商品', '一つのカテゴリーだった'),
  'known_item_share@1': share('今回ご覧になった商品', '以前にもご覧になったものだった'),
  'new_brand_share@1': share('ご覧になった商品', '初めてのブランドだった'),
  'visits_per_week@1': (value) => `このショップを週に約${rough(value)}回訪問している`,
  'item_views_per_visit@1': (value) => `1回のご訪問で商品を約${rough(value)}点閲覧している`,
  'pages_per_visit@1': (value) => `1回のご訪問で約${rough(value)}ページを表示している`,
  'top_item_seconds@1': spent('一つの商品'),
  'item_seconds_share@1': share('ご訪問の時間', '商品の閲覧だった'),
  'mean_visit_gap_days@1': (value) => gap(value, 'ご訪問'),
  'days_since_first_visit@1': (value) => `このブラウザーから確認された最初のご訪問が${ago(value)}である`,
  'visits_30d@1': (value) => `過去30日間にこのショップを${whole(value)}回訪問した`,
  'search_refinements@1': did('検索条件を', '変更'),
  'distinct_searches@1': (value) => `${VISIT}${value ? `${whole(value)}種類の言葉を検索した` : '検索していない'}`,
  'sale_section_share@1': share('表示した一覧', 'セール商品だった'),
  'wishlist_items@1': (value) => `お気に入りに商品が${whole(value)}点ある`,
  'abandoned_step@1': () => 'カートに商品が残っていた',
  'abandonments_30d@1': (value) => `過去30日間に${whole(value)}回カートに商品が残っていた`,
  'days_since_abandonment@1': (value) => `${ago(value)}にカートに商品が残っていた`,
  'review_section_views@1': did('商品のレビュー欄を', '表示'),
  'review_reads@1': did('レビューを', '閲覧'),
  'size_guide_views@1': did('サイズ表を', '閲覧'),
  'delivery_reads@1': did('配送の案内を', '閲覧'),
  'returns_reads@1': did('返品の案内を', '閲覧'),
  'compares@1': did('商品を', '比較'),
  'variant_selects@1': did('サイズや色を', '選択'),
  'item_copies@1': did('商品名を', 'コピー'),
  'tab_returns@1': did('このページを', '再訪'),
  'tab_returns_long@1': did('しばらくしてこのページを', '再訪'),
  'social_clicks@1': did('SNSのボタンを', '利用'),
  'coupon_field_visits@1': did('クーポン欄を', '利用'),
  'videos_watched@1': did('商品動画を', '視聴'),
  'price_drops_seen@1': known('が今は値下げされている'),
  'price_rises_seen@1': known('の価格が変わった'),
  'review_growth_seen@1': known('に新しいレビューがある'),
  'affiliate_arrivals@1': (value) => `提携サイトのリンクから訪問${value ? 'した' : 'していない'}`,
  'known_orders@1': ordered,
  'known_days_since_order@1': dated('前回'),
  'known_days_since_first_order@1': dated('初回'),
  'known_return_rate@1': returned,
  'known_aov@1': came('ご注文の平均額'),
};
