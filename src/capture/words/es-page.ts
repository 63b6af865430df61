import type { Dictionary } from './words.js';

/** What pages show, and what presses: Spanish. */
export const words: Dictionary = {
  stock:
    '[úu]ltim[oa]s? (\\d+|unidad|pieza|art[íi]culo|existencia|par|disponible|talla)|(s[óo]lo|quedan?|restan) (quedan? )?(s[óo]lo )?\\d+(?! ?(hora|minuto|d[íi]a))|(poc[oa]s|escas[oa]s) (unidad|existencia|disponible|pieza)|casi agotad|(bajo stock|stock bajo)|(stock|unidades) limitad|a punto de agotarse|se agota|alta demanda',
  countdown:
    '(termina|acaba|finaliza|expira|vence|caduca) (en|hoy|esta noche|pronto|ma[ñn]ana)|cuenta (atr[áa]s|regresiva)|tiempo restante|(quedan|faltan|s[óo]lo) .{0,5}(hora|minuto|d[íi]a)|[úu]ltimas horas|p[íi]delo (en|antes)',
  offer:
    'oferta (limitada|rel[áa]mpago|especial|del d[íi]a|flash|de la semana|por tiempo|exclusiva)|s[óo]lo (hoy|este fin|por hoy|por tiempo)|tiempo limitado|[úu]ltima oportunidad|venta (flash|rel[áa]mpago)|hasta agotar|fin de existencias|[úu]ltimos d[íi]as',
  reviews:
    '^(?!.*(escrib|dejar?\\b|publicar)).*(opini[óo]n(es)?\\b|rese[ñn]as?\\b|valoraci[óo]n(es)?\\b|comentarios? de|testimonios?|calificaciones)',
  sizes:
    '(gu[íi]a|tabla|cuadro) (de )?(talla|medida|tama[ñn]o|talle|n[úu]mero)|(mi|qu[ée]|tu) (talla|talle)\\b|ayuda (con|de) (la )?talla|conversi[óo]n de talla',
  shipping: '\\benv[íi]os?\\b|\\bentregas?\\b|gastos de env|\\bdespacho|recogida en',
  returns: 'devoluci[óo]n(es)?\\b|\\bcambios\\b|reembolso|desistimiento|\\bdevolver\\b',
  video: '\\bv[íi]deos?\\b|reproducir|\\bver (el |la )?(clip|pel[íi]cula|en acci)|tr[áa]iler',
  about:
    '(sobre|acerca de) (nosotr[oa]s|la (marca|empresa)|m[íi])(?![a-z])|qui[ée]n(es)? (somos|soy)|(nuestr[oa]s?) (historia|marca|filosof[íi]a|valores|misi[óo]n|compromiso|equipo|taller)|historia de la marca|con[óo]cenos',
  lookbook:
    'lookbook|(compra|comprar|completa|consigue|ver) (el|este|tu) look|inspiraci[óo]n|insp[íi]rate|ideas de (look|estilo|outfit)|editorial(es)?\\b|consejos de estilo|gu[íi]a de estilo|\\brevista\\b',
  description:
    'descripci[óo]n|(informaci[óo]n|resumen|presentaci[óo]n) (del|de|sobre el) (producto|art)|(sobre|acerca de) (este|el) (producto|art)',
  details:
    '^(?!.*(cuenta|pedido|contacto|pago)).*(detalles?\\b|caracter[íi]sticas|especificaciones|ficha t[ée]cnica|composici[óo]n|materiales|cuidados?\\b|ingredientes|dimensiones|datos t[ée]cnicos|modo de empleo)',
  recommendations:
    '(tambi[ée]n|quiz[áa]s?|puede|podr[íi]a) .{0,12}(gust|interes|encant)|(productos|art[íi]culos) (relacionados|similares|recomendados|parecidos|vistos)|tambi[ée]n (compraron|vieron|compran)|recomendaciones|recomendados? para|vistos recientemente|combina con|te recomendamos|comprados? juntos',
};
