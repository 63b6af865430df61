/** What reviews speak of. */
export type Theme = 'quality' | 'value' | 'fit' | 'style' | 'service' | 'durability';

/** One language's words by theme, separated by spaces. */
export type ThemeLanguage = Readonly<{
  language: string;
  /** Endings of an inflected word: behind a consonant, and in place of a final a, e, o or y. None: words are found inside others. */
  endings?: readonly [behind: string, inPlace: string];
  /** A word stands for itself and for itself with each ending; `=word` for itself only. Accents and capitals do not matter. */
  words: Readonly<Record<Theme, string>>;
}>;

/**
 * The words of each theme. To add one, write it behind the others of its theme; to add a language, add a row. A word must not
 * belong to two themes, in no language and no inflection (a test says which does), and needs no negation: what is counted is what
 * a review speaks of, not what it thinks of it.
 */
export const REVIEW_THEMES_DICTIONARY: readonly ThemeLanguage[] = [
  {
    language: 'en',
    endings: ['s es ed ing ly', 'es ed ing ies y'],
    words: {
      quality: 'quality material fabric craftsmanship workmanship stitch seam finish texture leather cotton premium',
      value: 'value price cost money cheap cheaper expensive worth affordable bargain overpriced pricey discount',
      fit: 'fit fitted fitting size tight loose snug baggy narrow waist sleeve width oversized undersized',
      style: 'style stylish design colour color look elegant pattern fashionable trendy gorgeous beautiful pretty',
      service: 'service delivery deliver shipping shipped seller support refund exchange packaging staff return arrive',
      durability:
        'durable durability sturdy robust lasts lasted lasting broke broken rip ripped torn =tore fade shrink shrank shrunk pilling hole wash',
    },
  },
  {
    language: 'de',
    endings: ['e en er es em n s', 'en n'],
    words: {
      quality: 'qualität material stoff verarbeitung verarbeitet naht nähte hochwertig leder baumwolle gewebe',
      value: 'preis preiswert günstig teuer =teure =teuren billig geld rabatt schnäppchen kosten =wert lohnt',
      fit: 'passform =passt =passen =größe =größen =sitz =sitzt =eng =enge =enger schnitt =ärmel bund weite',
      style: 'stil design farbe schick stylisch modisch muster optik =schöne =schönes =schöner hübsch',
      service:
        'service lieferung geliefert lieferzeit versand kundenservice kundendienst verkäufer rücksendung retoure umtausch verpackung erstattung',
      durability:
        'haltbar haltbarkeit langlebig robust stabil kaputt gerissen verblasst eingelaufen gewaschen waschen loch löcher abgenutzt strapazierfähig',
    },
  },
  {
    language: 'fr',
    endings: ['e s es', 'es ee ees'],
    words: {
      quality: 'qualité matière tissu finition couture confection cuir coton',
      value: 'prix cher abordable économique onéreux valeur promotion rentable coûte',
      fit: 'taille taillent coupe serré étroit ample ajusté pointure manche largeur longueur',
      style: 'style couleur élégant joli motif esthétique beau belle chic tendance',
      service:
        'service livraison colis vendeur remboursement remboursé échange emballage expédition client =sav retour',
      durability:
        'solide résistant durable durabilité robuste cassé déchiré usure lavage troué décoloré rétréci bouloche déteint',
    },
  },
  {
    language: 'es',
    endings: ['es', 'o a os as es'],
    words: {
      quality: 'calidad material tela tejido costura acabado confección cuero algodón',
      value: 'precio =caro =cara =caros =caras barato económico dinero oferta descuento rebaja',
      fit: 'talla tallaje tamaño ajuste ajustado corte ancho estrecho holgado manga cintura',
      style: 'estilo diseño color bonito elegante estampado precioso lindo',
      service: 'servicio envío entrega paquete vendedor devolución reembolso atención embalaje llegó',
      durability:
        'duradero durabilidad resistente robusto roto rompió rompe desgaste desgastado desgarrado lavado encogió descolorido agujero',
    },
  },
  {
    language: 'ja',
    words: {
      quality: '品質 質感 素材 生地 縫製 作り 仕立て 高級感',
      value: '値段 価格 コスパ 安い 安く 安か 割引 お得 セール 高価',
      fit: 'サイズ フィット 着丈 袖丈 丈感 身幅 きつい きつめ ゆるい ゆるめ ぴったり 大きめ 小さめ 着心地 履き心地',
      style: 'デザイン スタイル おしゃれ オシャレ お洒落 可愛い かわいい 見た目 似合 色味 カラー 色',
      service: 'サービス サポート 配送 発送 届 梱包 対応 返品 返金 交換 店員 ショップ',
      durability: '丈夫 頑丈 耐久 長持ち 壊れ 破れ 毛玉 色落ち 色あせ ほつれ 劣化 剥が 縮み 縮ん 洗濯',
    },
  },
];
