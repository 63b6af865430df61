import type { EventParams } from '../../../src/capture/shop-event.js';
import type { Recorded } from '../../../src/learning/summary.js';

/** One proxy set to one value, everything else of a session as it was. */
export type Change = Readonly<{ proxy: string; value: string; apply(log: readonly Recorded[]): readonly Recorded[] }>;

/** What is tried for each proxy that an event carries: every value of a closed list, and clocks around the world. */
const VALUES = {
  device: ['phone', 'tablet', 'desktop'],
  power: ['low', 'mid', 'high'],
  connection: ['saving', 'slow', 'fast'],
  utc_offset: [-480, -300, 0, 60, 330, 540, 780],
} as const satisfies Readonly<{ [K in keyof EventParams]?: readonly NonNullable<EventParams[K]>[] }>;

const LANGUAGES = ['en', 'de', 'ar'];

/** The proxies that can be changed. */
export const CHANGEABLE: readonly string[] = [...Object.keys(VALUES), 'language'];

/** The changes of the proxies asked for. Throws for one that no event carries. */
export function changesOf(proxies: readonly string[]): readonly Change[] {
  return proxies.flatMap((proxy) => {
    if (proxy === 'language')
      return LANGUAGES.map((value) => ({
        proxy,
        value,
        apply: (log) => log.map((event) => ({ ...event, language: value })),
      }));
    if (!Object.hasOwn(VALUES, proxy))
      throw new Error(`--change must name proxies of ${CHANGEABLE.join(', ')}, not ${proxy}`);
    const values: readonly (string | number)[] = VALUES[proxy as keyof typeof VALUES];
    return values.map((value) => ({
      proxy,
      value: String(value),
      apply: (log) => log.map((event) => onPage(event, proxy, value)),
    }));
  });
}

const onPage = (event: Recorded, proxy: string, value: string | number): Recorded =>
  event.name === 'page_view' ? { ...event, params: { ...event.params, [proxy]: value } } : event;
