import { features } from './ja-features.js';
import { own } from './ja-own.js';
import { openTranslation } from './open-translation.js';
import type { About } from './phrases.js';

const DEVICES: Readonly<Record<string, string>> = {
  phone: 'スマートフォン',
  tablet: 'タブレット',
  desktop: 'パソコン',
};
const DAYPARTS: Readonly<Record<string, string>> = { morning: '朝', afternoon: '午後', evening: '夕方', night: '夜' };
const WEATHER: Readonly<Record<string, string>> = {
  clear: '晴れている',
  cloudy: '曇っている',
  rain: '雨が降っている',
  snow: '雪が降っている',
  storm: '嵐になっている',
  fog: '霧が出ている',
  hot: '暑い',
  cold: '寒い',
};
const ARRIVALS: Readonly<Record<string, string>> = {
  direct: '直接ショップに',
  internal: 'ショップの別のページから',
  search: '検索エンジンから',
  social: 'SNSから',
  email: 'メールから',
  paid: '広告から',
  referral: '別のサイトから',
};
const CONNECTIONS: Readonly<Record<string, string>> = {
  slow: '通信が遅い',
  saving: 'ブラウザーがデータの節約を求めている',
  fast: '通信が速い',
};

/** 「ジャケットほか2点」「商品2点」. */
function things({ name, count }: About): string {
  const others = Number(count) - 1;
  if (!name) return `商品${others + 1}点`;
  return others > 0 ? `${name}ほか${others}点` : String(name);
}

const GENERAL = 'これまでのご訪問の流れに合わせた';

/** Japanese: clauses end in the plain form, as they must before ため. */
export const phrases = /* @__PURE__ */ openTranslation({
  language: 'ja',
  features,
  general: GENERAL,
  sentences: {
    default: 'ここでは変更する理由がありません。',
    everyone: 'ここではすべてのお客様に表示しています。',
    because: (clause = GENERAL) => `${clause}ためです。`,
  },
  clauses: {
    ...own,
    'context.affiliate': ({ name }) => `提携サイトのリンクから${name || 'ここ'}に訪れた`,
    'context.affiliate-premium': ({ name }) => `提携サイトのリンクから当店の逸品${name ? `「${name}」` : ''}に訪れた`,
    'context.arrival': ({ name = '' }) => `${ARRIVALS[name]}訪れた`,
    'context.campaign': ({ name }) => `キャンペーン「${name}」から訪れた`,
    'context.connection': ({ name = '' }) => CONNECTIONS[name]!,
    'context.daypart': ({ name = '' }) => `お住まいの時間帯が${DAYPARTS[name] ?? name}である`,
    'context.device': ({ name = '' }) => `${DEVICES[name] ?? name}をご利用である`,
    'context.power': () => '軽いページがお使いの端末に合う',
    'context.season': ({ name }) => `「${name}」の時期である`,
    'context.weather': ({ name = '' }) => `お近くで${WEATHER[name]}`,
    'context.weekend': () => '週末である',
    'feature.account': () => 'お客様のアカウントの内容に合う',
    'feature.arrival': () => 'こちらへの訪れ方に合う',
    'feature.categories': () => 'ご注文の商品の種類に合う',
    'feature.circumstances': () => 'ご訪問の場所と時間に合う',
    'feature.prices': () => 'ご覧になった商品の価格に合う',
    'feature.rhythm': () => 'ご注文の間隔に合う',
    'feature.season': () => '今の季節に合う',
    'feature.step': ({ place }) => `${place === 1 ? '直前' : `${Number(place) - 1}つ前`}の操作に合う`,
    'feature.urgency': () => '期間限定の特典をご覧になった',
    'feature.way': () => 'ショップ内での進み方に合う',
    'gap.events': ({ events }) => `このショップが次を伝えていない：${events}`,
    'none.cart': () => 'カート内の商品が確認されていない',
    'none.focus': () => 'ご覧になったものの中に特に目立つものがなかった',
    'none.left-cart': () => 'カートに残された商品が確認されていない',
    'none.news': () => '以前ご覧になった商品に新たな変化が見られない',
    'none.offer': () => '初回のご注文前の特典の利用が確認されていない',
    'none.order': () => 'このブラウザーからのご注文が確認されていない',
    'none.order-within': ({ days }) => `過去${days}日間にこのブラウザーからのご注文が確認されていない`,
    'none.orders': () => 'ご注文についての情報が少ない',
    'none.return': () => 'このブラウザーからの返品が確認されていない',
    'none.saved': () => 'お気に入りの商品が確認されていない',
    'none.visit': () => 'このブラウザーからの以前のご訪問が確認されていない',
    'intent.brand': ({ name, count }) => `${name}の商品を${count}点閲覧した`,
    'intent.cart': ({ name }) => `カートに${name}がある`,
    'intent.category': ({ name, count }) => `「${name}」の商品を${count}点閲覧した`,
    'intent.checkout': () => 'レジに進んだ',
    'intent.general': () => '今回のご訪問ではまだ特定の商品が決まっていない',
    'intent.ordered': () => 'ご注文を済ませた',
    'intent.saved': ({ name }) => `${name}を保存した`,
    'intent.views': ({ name, count }) => `${name}を${count}回閲覧した`,
    'intent.visits': () => 'このようなご訪問がよくご注文につながる',
    'cart.abandoned': (about) => `カートに${things(about)}が残っていた`,
    'cart.coupon-away': () => 'クーポン欄のすぐ後に別の場所をご覧になった',
    'cart.coupon-failed': () => 'クーポンなしでご注文を進めた',
    'cart.coupon-field': ({ count }) => `クーポン欄を${count}回利用した`,
    'cart.filled': (about) => `カートに${things(about)}がある`,
    'cart.left-costs': () => 'ご注文の前にショップを離れた',
    'cart.read-delivery': () => '配送について確認した',
    'cart.saw-checkout': () => 'レジで費用をご覧になった',
    'cart.saw-delivery': () => '配送料をご覧になった',
    'cart.saw-total': () => 'カートの合計をご覧になった',
    'offer.currency': () => '別の通貨の価格に向けたものである',
    'offer.ended': () => 'この特典は終了している',
    'offer.language': () => '別の言語のページに向けたものである',
    'offer.moment': () => 'この特典は別の機会のためのものである',
    'offer.rollout': () => 'まだ全員には表示していない',
    'offer.rolled-out': () => '最初にご覧いただく方のお一人である',
    'offer.schedule': () => '今は表示する時期ではない',
    'offer.stacked': () => 'このページにはすでに特典がある',
    'offer.stock': () => 'この特典の在庫がない',
    'offer.tier': () => 'これまでのご訪問に合う特典ではない',
    'offer.unneeded': () => '特典がなくてもお探しのものが見つかりそうである',
    'suppress.complaint': () => 'お問い合わせがまだ対応中である',
    'suppress.list': () => 'ご紹介できる商品がまだ少ない',
    'suppress.order': () => '最近こちらでご注文いただいた',
    'suppress.owned': () => 'すでにご購入いただいている',
    'suppress.page': () => 'このページをそのままにしている',
    'suppress.return': () => '最近返品があった',
    'suppress.seen': () => 'すでに十分ご覧になった',
    'suppress.unlikely': () => 'これまでのご訪問に合うものがない',
  },
});
