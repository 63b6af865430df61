// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { SIGNS } from '../../../../src/capture/sources/signs.js';
import type { SourceName } from '../../../../src/capture/sources/source-names.js';

const seen = (name: SourceName, page: Readonly<Record<string, unknown>> = {}): boolean =>
  !!SIGNS[name]((usual) => page[usual]);

afterEach(() => {
  document.head.innerHTML = '';
});

describe('signs of analytics', () => {
  it('are seen in the stub as in the client that takes its place', () => {
    for (const [name, usual] of [
      ['adobe', 'adobeDataLayer'],
      ['segment', 'analytics'],
      ['rudderstack', 'rudderanalytics'],
      ['snowplow', 'snowplow'],
    ] as const) {
      expect(seen(name)).toBe(false);
      expect(seen(name, { [usual]: [] })).toBe(true);
      expect(seen(name, { [usual]: { track() {} } })).toBe(true);
      expect(seen(name, { [usual]: () => {} })).toBe(true);
    }
  });

  it('are seen where the page gives another name', () => {
    expect(seen('snowplow', { GlobalSnowplowNamespace: ['shop'] })).toBe(true);
    document.head.innerHTML = '<script data-global-segment-analytics-key="shop"></script>';
    expect(seen('segment')).toBe(true);
  });

  it('tell Commerce from a plain Adobe data layer, whatever stands in it', () => {
    const layer = (...entries: unknown[]) => ({ adobeDataLayer: entries });
    expect(seen('adobe-commerce', layer())).toBe(false);
    expect(seen('adobe-commerce', { adobeDataLayer: 'x' })).toBe(false);
    expect(
      seen(
        'adobe-commerce',
        layer(null, 1, 'x', () => {}, { page: {} }, { event: 'y' }),
      ),
    ).toBe(false);
    expect(seen('adobe-commerce', layer({ page: {} }, { productContext: null }))).toBe(true);
    expect(seen('adobe-commerce', { magentoStorefrontEvents: {} })).toBe(true);
  });
});
