import type { Heard } from '../../heard.js';

/**
 * Who speaks. One array carries two forms, GTM's objects and gtag's commands, and gtag may speak to Google Ads alone, which numbers goods by
 * the merchant's feed; a page that uses several says things twice.
 */
export function speaker({ source, said }: Heard): string {
  if (source !== 'data-layer') return source;
  const told = typeof said === 'object' && said !== null ? (said as Readonly<Record<string, unknown>>) : {};
  if ([told['send_to']].flat().every((target) => /^(AW|DC)-/.test(String(target)))) return 'google-ads';
  return 'event' in told || 'ecommerce' in told ? source : 'gtag';
}
