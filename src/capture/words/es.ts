import type { Dictionary } from './words.js';

/** What shoppers do: Spanish. */
export const words: Dictionary = {
  cart: '(a[ñn]ad(ir|e)|agregar?|meter|poner|echar) (\\S+ ){0,3}(carrito|carro|cesta|bolsa)\\b|comprar (ahora|ya)|^(comprar|lo quiero)$|(compra|a[ñn]adir) r[áa]pid[oa]|al (carrito|carro)$|(reservar|pedir) ahora|pre.?(compra|venta|pedido)',
  pay: '(finalizar|tramitar|realizar|completar|confirmar|hacer) (la |el |mi |tu )?(compra|pedido|pago)|\\bpagar\\b|(ir|proceder|pasar) (a|al|por) (la )?(caja|pago)\\b|pago (r[áa]pido|expr[ée]s)',
  wishlist:
    'lista de (deseos|favoritos|regalos)|(a|en|mis) (mis |los )?favoritos|^favoritos$|guardar (para|en|art[íi]culo)|me gusta$|mis deseos',
  compare: '\\bcompara[r]?\\b|\\bcomparador|\\bcomparaci[óo]n|comparativa',
  coupon: 'cup[óo]n|c[óo]digo.?(promo|de desc|desc|de regalo)|vale.?(de )?(desc|regalo|compra)|canjear|bono de desc',
  gallery:
    'galer[íi]a|miniaturas?\\b|(imagen|foto|diapositiva) (siguiente|anterior|del producto|principal|\\d)|(ver|m[áa]s|todas) (las )?(fotos|im[áa]genes)|(siguiente|anterior) (imagen|foto)',
  zoom: '\\bzoom|ampliar|ampliad|pantalla completa|\\blupa\\b|agrandar|(en|m[áa]s) grande\\b',
  sort: '\\bordenar|\\bordenad[oa]s?\\b|\\borden(aci[óo]n)?$|\\bclasificar por|orden de',
  filter: '\\bfiltr(ar|os?|ad[oa]s?)\\b|\\brefinar|afinar|acotar|limitar (por|a)|\\bfacetas?\\b',
  quantity: 'cantidad(es)?\\b|\\bcant\\b|n[úu]mero de (art|unid|piez)|cu[áa]nt[oa]s|^unidades\\b',
  price: '\\bprecios?\\b|\\d ?(€|eur\\b|mxn\\b)|\\$ ?\\d|\\bpvp\\b|\\bimporte\\b',
  brand: '\\bmarcas?\\b|dise[ñn]ador(es|as?)?\\b|fabricantes?\\b|\\bfirmas\\b',
  category: 'categor[íi]as?\\b|tipos? de (producto|art)|departamentos?\\b|secci[óo]n(es)?\\b|colecci[óo]n(es)?\\b',
  size: '\\btallas?\\b|\\btalles?\\b|tama[ñn]os?\\b',
  colour: '\\bcolor(es)?\\b|\\btonos?\\b|\\btonalidad(es)?\\b',
  newest:
    'm[áa]s (nuev|recient)|novedad(es)?\\b|reci[ée]n llegad|lo ([úu]ltimo|nuevo)\\b|[úu]ltim[oa]s (novedades|llegad|agregad|a[ñn]adid)|nuev[oa]s? (llegad|productos|primero|colecci)|fecha.{0,20}desc',
  rating:
    'valoraci[óo]n|mejor (valorad|calificad|puntuad)|puntuaci[óo]n|calificaci[óo]n|estrellas?\\b|opiniones de clientes',
  popular:
    '\\bpopular(es|idad)?\\b|m[áa]s (vendid|comprad|vist|desead|buscad)|superventas|tendencias?\\b|best.?sellers?',
  rising: '(^|[^s])ascendente|m[áa]s barat|menor (a mayor|precio)|(bajo|barato) (a|primero)\\b|precio m[áa]s bajo',
  falling: 'descendente|m[áa]s car[oa]s?\\b|mayor (a menor|precio)|(alto|caro) (a|primero)\\b|precio m[áa]s alto',
};
