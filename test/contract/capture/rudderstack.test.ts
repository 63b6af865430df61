// @vitest-environment happy-dom
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sources } from '../../../src/capture/sources/ecommerce-spec/rudderstack.js';
import { hearSource } from './hear-source.js';
import { runScript } from './run-script.js';

type Client = Record<string, any>;
const page = window as unknown as { rudderanalytics?: any; RudderStackGlobals?: unknown };

/** As RudderStack's snippet does. */
function stub(): void {
  const array = [] as unknown[] & Client;
  for (const method of ['load', 'track', 'page', 'ready'])
    array[method] = (...said: unknown[]) => {
      if (Array.isArray(page.rudderanalytics)) page.rudderanalytics.push([method, ...said]);
      else page.rudderanalytics[method](...said);
    };
  page.rudderanalytics = array;
}
/** Its script reads the array and puts the client in its place. */
function load(): Client {
  const { RudderAnalytics } = runScript('@rudderstack/analytics-js/bundled');
  return new RudderAnalytics();
}
const config = {
  source: {
    id: 's',
    name: 's',
    writeKey: 'k',
    enabled: true,
    workspaceId: 'w',
    config: { statsCollection: {} },
    destinations: [],
  },
};
/** Until this, the client keeps what it is told. */
const ready = async (client: Client): Promise<void> => {
  client['load']('k', 'https://shop.example', { getSourceConfig: () => config, logLevel: 'NONE' });
  await new Promise((done) => setTimeout(done, 50));
};
const look = () => window.dispatchEvent(new Event('pagehide'));

const cup = { product_id: 'p1', sku: 'CUP', name: 'Cup', price: 18.99, currency: 'EUR' };
let open: ReturnType<typeof hearSource>;

const quiet = () => {};

beforeEach(() => {
  // nothing leaves this machine
  vi.stubGlobal('XMLHttpRequest', function () {
    return { open: quiet, send: quiet, setRequestHeader: quiet };
  });
  stub();
});
afterEach(() => {
  vi.unstubAllGlobals();
  open.end();
  delete page.rudderanalytics;
  delete page.RudderStackGlobals;
});

describe('RudderStack', () => {
  it('is heard once, from the stub’s queue through the client’s taking over', async () => {
    page.rudderanalytics.track('Product Viewed', cup);
    open = hearSource({ sources });
    page.rudderanalytics.track('Product Added', cup);
    const client = load();
    client['track']('Product Removed', cup);
    look();
    client['track']('Cart Viewed', { products: [cup] });
    await ready(client);
    look();
    page.rudderanalytics.track('Checkout Started', { products: [cup] });
    expect(open.names()).toEqual(['view_item', 'add_to_cart', 'view_cart', 'begin_checkout']);
    expect(open.heard[0]!.said).toMatchObject({ currency: 'EUR', items: [{ item_id: 'CUP', name: 'Cup' }] });
  });

  it('hears what a client that is not ready keeps for later', async () => {
    const client = load();
    client['load']('k', 'https://shop.example', { getSourceConfig: () => new Promise(() => {}), logLevel: 'NONE' });
    client['track']('Product Viewed', cup);
    open = hearSource({ sources });
    client['track']('Product Added', cup);
    expect(open.names()).toEqual(['view_item', 'add_to_cart']);
    expect(open.heard[0]!.said).toMatchObject({ items: [{ item_id: 'CUP' }] });
  });

  it('looks when a script has run', () => {
    open = hearSource({ sources });
    const script = document.createElement('script');
    const client = load();
    document.dispatchEvent(Object.assign(new Event('load')));
    document.head.append(script);
    script.dispatchEvent(new Event('load'));
    client['track']('Product Viewed', cup);
    expect(open.names()).toEqual(['view_item']);
  });

  it('leaves out what was said before, where that is asked for', () => {
    page.rudderanalytics.track('Product Viewed', cup);
    open = hearSource({ sources }, { backfill: false });
    page.rudderanalytics.track('Product Added', cup);
    look();
    expect(open.names()).toEqual(['add_to_cart']);
  });

  it('takes its hands off the client at the end, and not off somebody else’s', () => {
    const client = load();
    const { track } = client;
    open = hearSource({ sources });
    open.end();
    expect(client['track']).toBe(track);
    open = hearSource({ sources });
    const ours = client['track'];
    client['track'] = (...said: unknown[]) => ours(...said);
    const theirs = client['track'];
    open.end();
    expect(client['track']).toBe(theirs);
    client['track']('Product Viewed', cup);
    look();
    expect(open.heard).toEqual([]);
  });

  it('is heard under another name, and when the client is another', () => {
    const calls: unknown[] = [];
    const other = { track: (...said: unknown[]) => calls.push(said) };
    (page as Client)['shop'] = other;
    open = hearSource({ sources }, { named: 'shop' });
    other.track('Product Viewed', cup);
    const next = { track: (...said: unknown[]) => calls.push(said) };
    (page as Client)['shop'] = next;
    look();
    next.track('Product Added', cup);
    other.track('Product Added', cup);
    expect(open.names()).toEqual(['view_item', 'add_to_cart']);
    expect(calls).toHaveLength(3);
    delete (page as Client)['shop'];
  });

  it('takes anything as a call, and still hears the next one', () => {
    const value = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.oneof(fc.constant('Product Viewed'), value), value)), (calls) => {
        page.rudderanalytics = [
          ...calls.map((call) => ['track', ...call]),
          null,
          5,
          ['track'],
          ['track', 'Cart Viewed'],
        ];
        open = hearSource({ sources });
        expect(open.names().at(-1)).toBe('view_cart');
        open.end();
      }),
    );
  });
});
