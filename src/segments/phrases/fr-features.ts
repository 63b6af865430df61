import { openNumbers } from './numbers.js';
import type { Text } from './open-phrases.js';
import type { Translation } from './open-translation.js';

export const { ago, days, duration, one, percent, rough, whole } = openNumbers('fr');

/** « 1 produit », « 2 produits ». */
export const unit = (value: number, single: string, many = `${single}s`): string =>
  `${rough(value)} ${one(value) ? single : many}`;

/** « une fois », « 2 fois ». */
export const often = (value: number): string => (value === 1 ? 'une fois' : `${whole(value)} fois`);

const VISIT = 'pendant cette visite';

/** « vous avez lu des avis 2 fois », « vous n’avez pas lu d’avis ». */
const did =
  (done: string, undone = done): Text =>
  (value) =>
    `${value ? `vous avez ${done} ${often(value)}` : `vous n’avez pas ${undone}`} ${VISIT}`;
const pages =
  (kind: string): Text =>
  (value) =>
    value
      ? `vous avez ouvert ${unit(value, `page ${kind}`, `pages ${kind}`)} ${VISIT}`
      : `vous n’avez pas ouvert de page ${kind} ${VISIT}`;
const spent =
  (where: string): Text =>
  (value) =>
    `vous avez passé ${duration(value)} ${where}`;
const within =
  (length: number): Text =>
  (value) =>
    `vous avez commandé ${often(value)} au cours des ${length} derniers jours`;
const ordered: Text = (value) => `vous avez commandé ${often(value)} dans cette boutique`;
const dated =
  (which: string): Text =>
  (value) =>
    `votre ${which} commande date d’${ago(value)}`;
const came =
  (which: string): Text =>
  (value) =>
    `${which} à ${whole(value)}`;
const returned: Text = (value) => `vous avez renvoyé ${percent(value)} de vos commandes`;
const theme =
  (name: string): Text =>
  (value) =>
    `vous ${value ? 'avez lu des avis' : 'n’avez pas lu d’avis'} qui parlent ${name}`;
const share =
  (which: string): Text =>
  (value) =>
    `${percent(value)} ${which}`;
const gap = (value: number, which: string) => `vos ${which} ont un intervalle d’environ ${days(Math.max(1, value))}`;
const known =
  (now: string): Text =>
  () =>
    `un produit que vous aviez vu ${now}`;

/** Features in French. */
export const features: Translation['features'] = {
  'informational_pages@1': pages('d’information'),
  'product_pages@1': pages('de la boutique'),
  'product_seconds@1': spent('sur des pages de la boutique'),
  'item_views@1': did('regardé des produits', 'regardé de produits'),
  'distinct_items@1': (value) =>
    value
      ? `vous avez regardé ${unit(value, 'produit', 'produits différents')} ${VISIT}`
      : `vous n’avez pas regardé de produits ${VISIT}`,
  'repeat_item_views@1': did('revu un produit', 'revu de produit'),
  'top_item_views@1': did('regardé le même produit', 'regardé de produit'),
  'list_views@1': did('parcouru une liste de produits', 'parcouru de liste de produits'),
  'searches@1': did('utilisé la recherche'),
  'sale_views@1': did('regardé des produits en promotion', 'regardé de produits en promotion'),
  'sale_share@1': (value, all) => {
    const sale = all['sale_views@1'];
    if (value && value < 1 && sale)
      return `${sale} sur ${Math.round(sale / value)} produits et listes que vous avez regardés étaient en promotion`;
    const share = value < 1 ? `${percent(value)} des` : 'tous les';
    return `${share} produits et listes que vous avez regardés étaient en promotion`;
  },
  'coupon_interest@1': did('utilisé ou cherché un code promo', 'utilisé ou cherché de code promo'),
  'brand_focus@1': (value) => `${percent(value)} des produits que vous avez regardés étaient d’une même marque`,
  'brand_pages@1': pages('de marque'),
  'lookbook_pages@1': pages('de lookbook'),
  'gallery_interactions@1': did('regardé des photos ou des vidéos', 'regardé de photos ni de vidéos'),
  'detail_reads@1': did('lu des avis ou un guide des tailles', 'lu d’avis ni de guide des tailles'),
  'promotion_clicks@1': did('suivi une offre', 'suivi d’offre'),
  'wishlist_adds@1': did('enregistré un produit', 'enregistré de produit'),
  'urgency_cues@1': did('remarqué une offre limitée', 'remarqué d’offre limitée'),
  'cart_adds@1': did('ajouté un produit au panier', 'ajouté de produit au panier'),
  'cart_removes@1': did('retiré un produit du panier', 'retiré de produit du panier'),
  'cart_quantity@1': (value) => `vous avez ${unit(value, 'produit')} dans votre panier`,
  'checkouts@1': did('ouvert la caisse'),
  'seconds_per_page@1': (value) => `vous restez en moyenne ${duration(value)} sur une page`,
  'scroll_depth@1': (value) => `vous lisez en moyenne ${percent(value)} d’une page`,
  'events_per_minute@1': (value) => `vous avez fait ${unit(Math.round(value), 'geste')} par minute`,
  'add_pace@1': (value) =>
    value
      ? `vous avez rempli votre panier en ${duration(60 / value - 60 || 1)}`
      : `vous n’avez rien mis dans votre panier ${VISIT}`,
  'administrative_pages@1': pages('de compte ou de panier'),
  'administrative_seconds@1': spent('sur des pages de compte ou de panier'),
  'informational_seconds@1': spent('sur des pages d’information'),
  'returning_visitor@1': () => 'ce n’est pas votre première visite',
  'weekend@1': (value) => `votre visite a commencé ${value ? 'le week-end' : 'en semaine'}`,
  'page_views@1': (value) =>
    value ? `vous avez ouvert ${unit(value, 'page')} ${VISIT}` : `vous n’avez pas ouvert de page ${VISIT}`,
  'cart_views@1': did('consulté votre panier'),
  'purchases@1': did('passé commande'),
  'engaged_seconds@1': spent('à lire et à regarder'),
  'session_seconds@1': (value) => `cette visite dure depuis ${duration(value)}`,
  'sessions@1': (value) => `vous avez visité cette boutique ${often(value)}`,
  'days_since_last_session@1': (value) => `votre dernière visite date d’${ago(value)}`,
  'lifetime_purchases@1': ordered,
  'lifetime_value@1': came('vos commandes s’élèvent'),
  'days_since_order@1': dated('dernière'),
  'days_since_first_order@1': dated('première'),
  'order_days@1': ordered,
  'mean_order_gap_days@1': (value) => gap(value, 'commandes'),
  'order_days_30d@1': within(30),
  'order_days_90d@1': within(90),
  'order_days_180d@1': within(180),
  'order_days_365d@1': within(365),
  'spend_90d@1': came('vos commandes des 90 derniers jours s’élèvent'),
  'spend_365d@1': came('vos commandes des 365 derniers jours s’élèvent'),
  'mean_order_value@1': came('vos commandes s’élèvent en moyenne'),
  'last_order_value@1': came('votre dernière commande s’élevait'),
  'first_order_value@1': came('votre première commande s’élevait'),
  'returned_share@1': returned,
  'first_offer_response@1': () => 'votre première commande s’est faite avec une offre',
  'order_categories@1': (value) => `vous avez commandé dans ${unit(value, 'catégorie')} en un an`,
  'sorts_cheap@1': did('trié par prix croissant'),
  'sorts_dear@1': did('trié par prix décroissant'),
  'sorts_new@1': did('trié par nouveauté'),
  'sorts_best@1': did('trié par note ou popularité'),
  'filters@1': did('filtré une liste', 'filtré de liste'),
  'brand_filters@1': did('filtré par marque'),
  'price_filters@1': did('filtré par prix'),
  'theme_quality@1': theme('de la qualité'),
  'theme_value@1': theme('du rapport qualité-prix'),
  'theme_fit@1': theme('de la coupe'),
  'theme_style@1': theme('du style'),
  'theme_service@1': theme('du service'),
  'theme_durability@1': theme('de la solidité'),
  'brand_affinity@1': share('de ce que vous avez regardé et choisi était d’une même marque'),
  'category_affinity@1': share('de ce que vous avez regardé et choisi était d’une même catégorie'),
  'known_item_share@1': share('des produits de cette visite, vous les aviez déjà vus'),
  'new_brand_share@1': share('des produits regardés sont de marques nouvelles pour vous'),
  'visits_per_week@1': (value) => `vous visitez cette boutique environ ${rough(value)} fois par semaine`,
  'item_views_per_visit@1': (value) => `vous regardez environ ${unit(value, 'produit')} par visite`,
  'pages_per_visit@1': (value) => `vous ouvrez environ ${unit(value, 'page')} par visite`,
  'top_item_seconds@1': spent('sur un même produit'),
  'item_seconds_share@1': share('de votre temps ici est allé à des produits'),
  'mean_visit_gap_days@1': (value) => gap(value, 'visites'),
  'days_since_first_visit@1': (value) => `la première visite connue depuis ce navigateur date d’${ago(value)}`,
  'visits_30d@1': (value) => `vous avez visité cette boutique ${often(value)} au cours des 30 derniers jours`,
  'search_refinements@1': did('précisé une recherche', 'précisé de recherche'),
  'distinct_searches@1': (value) =>
    value ? `vous avez fait ${unit(value, 'recherche')} ${VISIT}` : `vous n’avez pas fait de recherche ${VISIT}`,
  'sale_section_share@1': share('des listes ouvertes étaient en promotion'),
  'wishlist_items@1': (value) => `vous avez ${unit(value, 'produit')} dans votre liste d’envies`,
  'abandoned_step@1': () => 'vous avez laissé des produits dans votre panier',
  'abandonments_30d@1': (value) =>
    `vous avez laissé des produits dans votre panier ${often(value)} au cours des 30 derniers jours`,
  'days_since_abandonment@1': (value) => `vous avez laissé des produits dans votre panier ${ago(value)}`,
  'review_section_views@1': did('consulté les avis sur un produit'),
  'review_reads@1': did('lu des avis', 'lu d’avis'),
  'size_guide_views@1': did('consulté un guide des tailles', 'consulté de guide des tailles'),
  'delivery_reads@1': did('lu les informations de livraison'),
  'returns_reads@1': did('lu les informations de retour'),
  'compares@1': did('comparé des produits', 'comparé de produits'),
  'variant_selects@1': did('choisi une taille ou une couleur', 'choisi de taille ni de couleur'),
  'item_copies@1': did('copié le nom d’un produit'),
  'tab_returns@1': did('retrouvé cette page'),
  'tab_returns_long@1': did('retrouvé cette page après un moment'),
  'social_clicks@1': did('utilisé un bouton de réseau social', 'utilisé de bouton de réseau social'),
  'coupon_field_visits@1': did('utilisé le champ du code promo'),
  'videos_watched@1': did('regardé une vidéo de produit', 'regardé de vidéo de produit'),
  'price_drops_seen@1': known('est maintenant en promotion'),
  'price_rises_seen@1': known('est maintenant à un autre prix'),
  'review_growth_seen@1': known('est accompagné de nouveaux avis'),
  'affiliate_arrivals@1': (value) => `votre visite ${value ? 'passe' : 'ne passe pas'} par le lien d’un partenaire`,
  'known_orders@1': ordered,
  'known_days_since_order@1': dated('dernière'),
  'known_days_since_first_order@1': dated('première'),
  'known_return_rate@1': returned,
  'known_aov@1': came('vos commandes s’élèvent en moyenne'),
};
