/** Names of payment providers, which own them under every ending that they use, such as `paypal.com` and `mercadopago.com.br`. */
const NAMES =
  'paypal klarna stripe adyen adyenpayments mollie affirm afterpay clearpay sezzle scalapay sofort giropay paydirekt bancontact ' +
  'payconiq worldpay worldline worldline-solutions ogone v-psp sagepay opayo elavon paybox payplug multisafepay buckaroo saferpay datatrans ' +
  'app-wallee unzer heidelpay computop-paygate payone pay1 wirecard novalnet braintreegateway braintreepayments braintree-api ' +
  'authorize cybersource 2checkout squareup payu paypo przelewy24 tpay dotpay paynow imoje autopay gopay comgate barion redsys ' +
  'twint postfinance vipps mobilepay qliro dibspayment getalma paysafecard paysafe skrill neteller iyzipay razorpay paytm phonepe ' +
  'ccavenue billdesk cashfree mercadopago ebanx dlocal paidy komoju mul-pay alipay unionpay yookassa yoomoney ' +
  'cardinalcommerce arcot wlp-acs securecode rsa3dsauth 3dsecure';

/** Hosts of payment alone, whose owners do other things besides. */
const HOSTS =
  'shop.app pay.shopify.com checkout.shopify.com pay.google.com checkout.link.com pay.checkout.com connect.squareup.com ' +
  'portal.quadpay.com xpay.nexi.it 3dsecure.icscards.nl acs.netcetera.ch ideal.nl blik.com swish.nu ' +
  'tabby.ai tamara.co paypay.ne.jp pay.line.me pay.naver.com pay.weixin.qq.com pagseguro.uol.com.br';

const either = (words: string): string => words.replaceAll('.', '\\.').replaceAll(' ', '|');

/**
 * Whether a shopper who comes from this host comes back from paying: a provider's own host or one under it, or a page by which a
 * bank confirms a card. Banks have pages of their own too: a shop names those of its shoppers in `capture.domains`.
 */
export function isPaymentHost(host: string): boolean {
  return PAYMENT.test(host);
}

const PAYMENT = new RegExp(
  `^(.*\\.)?((${either(NAMES)}|pay(ments)?\\.amazon)\\.(com?\\.)?[a-z]{2,3}|${either(HOSTS)})$`,
);
