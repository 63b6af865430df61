/** Where a data layer has what consent mode goes by: places in the array, from 0. */
export type ConsentOrder = Readonly<{
  /** gtag() is used, so consent mode applies. */
  gtag: boolean;
  /** The first `consent default`. */
  defaultAt?: number;
  /** The first `consent update`. */
  updateAt?: number;
  /** The first tag or ecommerce event. */
  firstAt?: number;
  /** What stands there: `config` or the event's name. */
  first?: string;
}>;

/** Looks at a data layer for the order of consent and events. Never throws; what is no array has no order. */
export function readConsentOrder(layer: unknown): ConsentOrder {
  const order: { -readonly [Key in keyof ConsentOrder]: ConsentOrder[Key] } = { gtag: false };
  if (!Array.isArray(layer)) return order;
  layer.forEach((entry: unknown, place) => {
    try {
      const { 0: command, 1: what, event, ecommerce } = Object(entry) as Record<string, unknown>;
      if (Array.isArray(entry)) return;
      if (/^(js|config|event|consent)$/.test(String(command))) order.gtag = true;
      if (command === 'consent' && what === 'default') order.defaultAt ??= place;
      else if (command === 'consent' && what === 'update') order.updateAt ??= place;
      else if (command === 'config' || command === 'event' || (event && ecommerce)) {
        if (order.firstAt !== undefined) return;
        order.firstAt = place;
        order.first = command === 'config' ? command : String(command === 'event' ? what : event);
      }
    } catch {
      // an entry of the page may throw when it is read; it is no command then
    }
  });
  return order;
}
