import type { OfferMade } from '../decisions/offers/offer-config.js';
import type { VariantConfig } from './slot-config.js';

/** A variant with `{code}`, `{link}` and `{offer}` filled in: what is offered to this shopper, or in a preview to everybody. */
export const offered = (variant: VariantConfig, offer: OfferMade | undefined = variant.offer): VariantConfig =>
  offer
    ? JSON.parse(
        JSON.stringify(variant).replace(/{(code|link|offer)}/g, (_, name: string) =>
          JSON.stringify(offer[(name === 'offer' ? 'label' : name) as 'code'] ?? '').slice(1, -1),
        ),
      )
    : variant;
