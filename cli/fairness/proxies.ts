import { proxyOf, type Proxy } from '../../src/fairness/proxies.js';
import type { FeatureId } from '../../src/features/feature-vector.js';

/** A feature that is a proxy, or that only moves with one where a day turns. */
export type ProxyInput = Readonly<{ feature: FeatureId; proxy: Proxy; direct: boolean }>;

/** Read off the shopper's clock, so that a time zone moves them, but around midnight alone. */
const CALENDAR = /^(weekday|weekend|quarter_\d)@/;

/** The features that are proxies. */
export const proxyInputs = (ids: readonly FeatureId[]): readonly ProxyInput[] =>
  ids.flatMap((feature): readonly ProxyInput[] => {
    const proxy = proxyOf(feature);
    if (proxy) return [{ feature, proxy, direct: true }];
    return CALENDAR.test(feature) ? [{ feature, proxy: 'time-zone', direct: false }] : [];
  });
