import { openNumbers } from './numbers.js';
import type { Text } from './open-phrases.js';
import type { Translation } from './open-translation.js';

export const { ago, days, duration, one, percent, rough, whole } = openNumbers('de');

/** „nie“, „einmal“, „zweimal“, „3-mal“. */
export const often = (value: number): string => ['nie', 'einmal', 'zweimal'][value] ?? `${whole(value)}-mal`;

/** „1 Produkt“, „2 Produkte“. */
export const unit = (value: number, single: string, many: string): string =>
  `${rough(value)} ${one(value) ? single : many}`;

const VISIT = 'bei diesem Besuch';

const did =
  (done: string): Text =>
  (value) =>
    `Sie haben ${VISIT} ${often(value)} ${done}`;
const went =
  (done: string): Text =>
  (value) =>
    `Sie sind ${VISIT} ${often(value)} ${done}`;
const pages =
  (single: string, done: string): Text =>
  (value) =>
    `Sie haben ${VISIT} ${value ? unit(value, single, `${single}n`) : `keine ${single}n`} ${done}`;
const spent =
  (what: string): Text =>
  (value) =>
    `Sie waren ${duration(value)} auf ${what}`;
const within =
  (length: number): Text =>
  (value) =>
    `Sie haben in den letzten ${length} Tagen ${often(value)} bestellt`;
const ordered: Text = (value) => `Sie haben ${often(value)} in diesem Shop bestellt`;
const dated =
  (which: string): Text =>
  (value) =>
    `Ihre ${which} Bestellung war ${ago(value)}`;
const came =
  (which: string): Text =>
  (value) =>
    `${which} auf ${whole(value)}`;
const returned: Text = (value) => `Sie haben ${percent(value)} Ihrer Bestellungen zurückgegeben`;
const theme =
  (name: string): Text =>
  (value) =>
    `Sie haben ${value ? '' : 'keine '}Bewertungen gelesen, die ${name} erwähnen`;
const share =
  (which: string): Text =>
  (value) =>
    `${percent(value)} ${which}`;
const gap = (value: number, which: string) => `der Abstand Ihrer ${which} beträgt etwa ${days(Math.max(1, value))}`;
const known =
  (now: string): Text =>
  () =>
    `ein Produkt, das Sie angesehen hatten, ${now}`;

/** Features in German. */
export const features: Translation['features'] = {
  'informational_pages@1': pages('Informationsseite', 'geöffnet'),
  'product_pages@1': pages('Shopseite', 'geöffnet'),
  'product_seconds@1': spent('Shopseiten'),
  'item_views@1': did('Produkte angesehen'),
  'distinct_items@1': (value) =>
    `Sie haben ${VISIT} ${value ? unit(value, 'Produkt', 'verschiedene Produkte') : 'kein Produkt'} angesehen`,
  'repeat_item_views@1': went('zu einem Produkt zurückgekehrt'),
  'top_item_views@1': did('dasselbe Produkt angesehen'),
  'list_views@1': did('eine Produktliste angesehen'),
  'searches@1': did('gesucht'),
  'sale_views@1': did('reduzierte Produkte angesehen'),
  'sale_share@1': (value, all) => {
    const sale = all['sale_views@1'];
    if (value && value < 1 && sale)
      return `${sale} von ${Math.round(sale / value)} angesehenen Produkten und Listen waren reduziert`;
    return `${value < 1 ? `${percent(value)} der` : 'alle'} angesehenen Produkte und Listen waren reduziert`;
  },
  'coupon_interest@1': did('einen Gutschein eingesetzt oder gesucht'),
  'brand_focus@1': (value) => `${percent(value)} der angesehenen Produkte waren von einer Marke`,
  'brand_pages@1': pages('Markenseite', 'geöffnet'),
  'lookbook_pages@1': pages('Lookbook-Seite', 'geöffnet'),
  'gallery_interactions@1': did('Produktbilder oder Videos angesehen'),
  'detail_reads@1': did('Bewertungen oder eine Größentabelle gelesen'),
  'promotion_clicks@1': went('einem Angebot gefolgt'),
  'wishlist_adds@1': did('ein Produkt gemerkt'),
  'urgency_cues@1': did('ein befristetes Angebot beachtet'),
  'cart_adds@1': did('ein Produkt in den Warenkorb gelegt'),
  'cart_removes@1': did('ein Produkt aus dem Warenkorb entfernt'),
  'cart_quantity@1': (value) => `Sie haben ${unit(value, 'Produkt', 'Produkte')} im Warenkorb`,
  'checkouts@1': went('zur Kasse gegangen'),
  'seconds_per_page@1': (value) => `Sie waren im Schnitt ${duration(value)} auf einer Seite`,
  'scroll_depth@1': (value) => `Sie haben Seiten im Schnitt zu ${percent(value)} gelesen`,
  'events_per_minute@1': (value) => `Sie haben etwa ${whole(value)}-mal pro Minute etwas getan`,
  'add_pace@1': (value) =>
    value
      ? `Sie haben Ihren Warenkorb innerhalb von ${duration(60 / value - 60 || 1)} gefüllt`
      : `Sie haben ${VISIT} nichts in den Warenkorb gelegt`,
  'administrative_pages@1': pages('Konto- oder Warenkorbseite', 'geöffnet'),
  'administrative_seconds@1': spent('Konto- und Warenkorbseiten'),
  'informational_seconds@1': spent('Informationsseiten'),
  'returning_visitor@1': () => 'Sie waren schon einmal hier',
  'weekend@1': (value) => `Ihr Besuch begann ${value ? 'am Wochenende' : 'an einem Werktag'}`,
  'page_views@1': pages('Seite', 'geöffnet'),
  'cart_views@1': did('den Warenkorb angesehen'),
  'purchases@1': did('bestellt'),
  'engaged_seconds@1': (value) => `Sie haben ${duration(value)} gelesen und geschaut`,
  'session_seconds@1': (value) => `dieser Besuch dauert schon ${duration(value)}`,
  'sessions@1': (value) => `Sie haben diesen Shop ${often(value)} besucht`,
  'days_since_last_session@1': (value) => `Ihr letzter Besuch war ${ago(value)}`,
  'lifetime_purchases@1': ordered,
  'lifetime_value@1': came('Ihre Bestellungen kamen'),
  'days_since_order@1': dated('letzte'),
  'days_since_first_order@1': dated('erste'),
  'order_days@1': ordered,
  'mean_order_gap_days@1': (value) => gap(value, 'Bestellungen'),
  'order_days_30d@1': within(30),
  'order_days_90d@1': within(90),
  'order_days_180d@1': within(180),
  'order_days_365d@1': within(365),
  'spend_90d@1': came('Ihre Bestellungen der letzten 90 Tage kamen'),
  'spend_365d@1': came('Ihre Bestellungen der letzten 365 Tage kamen'),
  'mean_order_value@1': came('Ihre Bestellungen kamen im Schnitt'),
  'last_order_value@1': came('Ihre letzte Bestellung kam'),
  'first_order_value@1': came('Ihre erste Bestellung kam'),
  'returned_share@1': returned,
  'first_offer_response@1': () => 'Ihre erste Bestellung kam mit Angebot zustande',
  'order_categories@1': (value) => `Sie haben in einem Jahr aus ${unit(value, 'Kategorie', 'Kategorien')} bestellt`,
  'sorts_cheap@1': did('aufsteigend nach Preis sortiert'),
  'sorts_dear@1': did('absteigend nach Preis sortiert'),
  'sorts_new@1': did('nach Neuheit sortiert'),
  'sorts_best@1': did('nach Bewertung oder Beliebtheit sortiert'),
  'filters@1': did('eine Liste gefiltert'),
  'brand_filters@1': did('nach Marke gefiltert'),
  'price_filters@1': did('nach Preis gefiltert'),
  'theme_quality@1': theme('die Qualität'),
  'theme_value@1': theme('das Preis-Leistungs-Verhältnis'),
  'theme_fit@1': theme('die Passform'),
  'theme_style@1': theme('den Stil'),
  'theme_service@1': theme('den Service'),
  'theme_durability@1': theme('die Haltbarkeit'),
  'brand_affinity@1': share('dessen, was Sie angesehen und gewählt haben, war von einer Marke'),
  'category_affinity@1': share('dessen, was Sie angesehen und gewählt haben, war aus einer Kategorie'),
  'known_item_share@1': share('der Produkte dieses Besuchs kannten Sie schon'),
  'new_brand_share@1': share('der angesehenen Produkte sind von Marken, die Sie hier neu entdecken'),
  'visits_per_week@1': (value) => `Sie besuchen diesen Shop etwa ${rough(value)}-mal pro Woche`,
  'item_views_per_visit@1': (value) => `Sie sehen bei einem Besuch etwa ${unit(value, 'Produkt', 'Produkte')} an`,
  'pages_per_visit@1': (value) => `Sie öffnen bei einem Besuch etwa ${unit(value, 'Seite', 'Seiten')}`,
  'top_item_seconds@1': (value) => `Sie haben sich ${duration(value)} mit einem Produkt befasst`,
  'item_seconds_share@1': share('Ihrer Zeit hier galten Produkten'),
  'mean_visit_gap_days@1': (value) => gap(value, 'Besuche'),
  'days_since_first_visit@1': (value) => `der erste bekannte Besuch mit diesem Browser war ${ago(value)}`,
  'visits_30d@1': (value) => `Sie haben diesen Shop in den letzten 30 Tagen ${often(value)} besucht`,
  'search_refinements@1': did('eine Suche verfeinert'),
  'distinct_searches@1': (value) =>
    value ? `Sie haben ${VISIT} nach ${unit(value, 'Begriff', 'Begriffen')} gesucht` : `Sie haben ${VISIT} nie gesucht`,
  'sale_section_share@1': share('der geöffneten Listen zeigten reduzierte Produkte'),
  'wishlist_items@1': (value) => `auf Ihrem Merkzettel: ${unit(value, 'Produkt', 'Produkte')}`,
  'abandoned_step@1': () => 'Sie haben Produkte im Warenkorb zurückgelassen',
  'abandonments_30d@1': (value) =>
    `Sie haben in den letzten 30 Tagen ${often(value)} Produkte im Warenkorb zurückgelassen`,
  'days_since_abandonment@1': (value) => `Sie haben ${ago(value)} Produkte im Warenkorb zurückgelassen`,
  'review_section_views@1': went('zu den Bewertungen eines Produkts gekommen'),
  'review_reads@1': did('Bewertungen gelesen'),
  'size_guide_views@1': did('eine Größentabelle angesehen'),
  'delivery_reads@1': did('Hinweise zur Lieferung gelesen'),
  'returns_reads@1': did('Hinweise zur Rückgabe gelesen'),
  'compares@1': did('Produkte verglichen'),
  'variant_selects@1': did('eine Größe oder Farbe gewählt'),
  'item_copies@1': did('einen Produktnamen kopiert'),
  'tab_returns@1': went('auf diese Seite zurückgekehrt'),
  'tab_returns_long@1': went('nach einer Weile auf diese Seite zurückgekehrt'),
  'social_clicks@1': did('eine Schaltfläche eines sozialen Netzwerks benutzt'),
  'coupon_field_visits@1': did('das Gutscheinfeld benutzt'),
  'videos_watched@1': did('ein Produktvideo angesehen'),
  'price_drops_seen@1': known('ist jetzt reduziert'),
  'price_rises_seen@1': known('hat jetzt einen anderen Preis'),
  'review_growth_seen@1': known('hat neue Bewertungen'),
  'affiliate_arrivals@1': (value) => `Sie sind ${value ? '' : 'nicht '}über den Link eines Partners gekommen`,
  'known_orders@1': ordered,
  'known_days_since_order@1': dated('letzte'),
  'known_days_since_first_order@1': dated('erste'),
  'known_return_rate@1': returned,
  'known_aov@1': came('Ihre Bestellungen kamen im Schnitt'),
};
