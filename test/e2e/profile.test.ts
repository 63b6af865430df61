import type { BrowserContext } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { KeptProfile, Profile } from '../../src/capture/profile.js';
import { openSigner, type ProfileSigner } from '../fixtures/profile-signer.js';
import { changeConfig } from './change-config.js';
import { eachVisitor } from './each-visitor.js';
import { openVisitor, storedBy, type Stage, type Visitor } from './launch.js';
import { openShop } from './shop.js';

let stage: Stage;
let visitor: Visitor;
let signer: ProfileSigner;

const SOON = { timeout: 15_000 };
eachVisitor((its, one) => {
  [stage, visitor] = [its, one];
});

/** The shop's server: who is logged in tells a cookie; `document` is what it answers to whom. */
type Server = { document(customer: string): Promise<string>; readonly asked: Record<string, string>[] };

/** The shop with a signed profile in its config, on one device. */
async function openDevice({ context, page }: Visitor, document: Server['document']) {
  signer ??= await openSigner(stage.url);
  const server: Server = { document, asked: [] };
  await context.route('**/account/profile.jws', async (route) => {
    const headers = await route.request().allHeaders();
    server.asked.push(headers);
    const customer = /customer=([\w-]+)/.exec(headers['cookie'] ?? '')?.[1];
    await route.fulfill(customer ? { status: 200, body: await server.document(customer) } : { status: 204 });
  });
  await changeConfig(context, {
    models: false,
    capture: { sources: false, signals: false },
    profile: { url: '/account/profile.jws', keys: [signer.key] },
  });
  const shop = openShop(page, stage.url);
  const profiles = async (): Promise<readonly KeptProfile[]> =>
    ((await shop.inspect())?.events ?? []).flatMap(({ params }) => params.profile ?? []);
  const codes = async () => (await shop.problems()).map(({ code }) => code);
  const identify = (profile: Profile) => page.evaluate((told) => globalThis.vitrine.identify(told), profile);
  return { shop, server, profiles, codes, identify, logIn: (customer: string) => logIn(context, customer) };
}

const logIn = (context: BrowserContext, customer: string) =>
  context.addCookies([{ name: 'customer', value: customer, url: stage.url, httpOnly: true }]);

const sign = (customer: string) => signer.sign({ orders: 4, aov: 80, categories: { Boots: 1 } }, { sub: customer });
const facts = (profiles: readonly KeptProfile[]) => profiles.map((one) => one.facts);

describe('a profile that the shop has signed', () => {
  it('is the same on two devices on which a customer logs in, under a hash of each device’s own', async () => {
    const other = await openVisitor(stage);
    try {
      const devices = [await openDevice(visitor, sign), await openDevice(other, sign)];
      for (const { shop, logIn, profiles, server, codes } of devices) {
        await logIn('c-1');
        await shop.go('/');
        await shop.accept();
        await expect.poll(profiles, SOON).toMatchObject([{ facts: { orders: 4, aov: 80 }, categories: { Boots: 1 } }]);
        expect(server.asked).toHaveLength(1);
        expect(server.asked[0]).toMatchObject({ accept: 'application/jose', cookie: expect.stringContaining('c-1') });
        expect(server.asked[0]).not.toHaveProperty('referer');
        expect(await codes()).toEqual([]);
      }
      const [one, two] = await Promise.all(devices.map(async ({ profiles }) => (await profiles())[0]!.customer));
      expect(one).toMatch(/^h:[0-9a-f]{16}$/);
      expect(two).not.toBe(one);
      expect([...visitor.errors, ...other.errors]).toEqual([]);
    } finally {
      await other.context.close();
    }
  });

  it('is nobody’s while nobody is logged in', async () => {
    const { shop, server, profiles, codes } = await openDevice(visitor, sign);
    await shop.go('/');
    await shop.accept();
    await expect.poll(() => server.asked.length, SOON).toBe(1);
    await shop.quiet();
    expect(await profiles()).toEqual([]);
    expect(await codes()).toEqual([]);
  });

  it('is never asked for before consent, nor after a no', async () => {
    const { shop, server, logIn } = await openDevice(visitor, sign);
    await logIn('c-1');
    await shop.go('/');
    await visitor.page.waitForTimeout(1500);
    await shop.refuse();
    await visitor.page.waitForTimeout(500);
    await shop.go('/');
    await visitor.page.waitForTimeout(1500);
    expect(server.asked).toEqual([]);
    expect((await storedBy(visitor.page)).databases).toEqual([]);
  });

  it('is never asked for after a withdrawal, which empties what is kept of it', async () => {
    const { shop, server, profiles, logIn } = await openDevice(visitor, sign);
    await logIn('c-1');
    await shop.go('/');
    await shop.accept();
    await expect.poll(async () => (await profiles()).length, SOON).toBe(1);
    await shop.withdraw();
    await expect.poll(async () => (await storedBy(visitor.page)).databases, SOON).toEqual([]);
    await shop.go('/');
    await visitor.page.waitForTimeout(1500);
    expect(server.asked).toHaveLength(1);
  });

  it('is ignored when it comes again, and refused when it is older than the last', async () => {
    const now = Math.floor(Date.now() / 1000);
    const at = (iat: number, orders: number) => signer.sign({ orders }, { iat, exp: now + 600 });
    const { shop, server, profiles, codes, logIn } = await openDevice(visitor, () => at(now - 60, 4));
    await logIn('c-1');
    await shop.go('/');
    await shop.accept();
    await expect.poll(async () => facts(await profiles()), SOON).toEqual([{ orders: 4 }]);
    await shop.go('/');
    await expect.poll(() => server.asked.length, SOON).toBe(2);
    await shop.quiet();
    expect(await codes()).toEqual([]);
    server.document = () => at(now - 300, 9);
    await shop.go('/');
    await expect.poll(codes, SOON).toEqual(['profile-stale']);
    server.document = () => at(now - 5, 5);
    await shop.go('/');
    await expect.poll(async () => facts(await profiles()), SOON).toEqual([{ orders: 4 }, { orders: 5 }]);
  });

  it.each<[string, string, () => Promise<string>]>([
    [
      'whose signature is another’s',
      'profile-signature',
      async () => (await openSigner(stage.url)).sign({ orders: 9 }),
    ],
    [
      'that has ended',
      'profile-claims',
      () => signer.sign({ orders: 9 }, { iat: Date.now() / 1000 - 700, exp: Date.now() / 1000 - 100 }),
    ],
    ['for another shop', 'profile-claims', () => signer.sign({ orders: 9 }, { aud: 'https://other.example' })],
    ['that is too long', 'profile-unreachable', async () => 'x'.repeat(40_000)],
  ])('is refused if it is one %s', async (_, code, document) => {
    const { shop, profiles, codes, logIn } = await openDevice(visitor, document);
    await logIn('c-1');
    await shop.go('/');
    await shop.accept();
    await expect.poll(codes, SOON).toEqual([code]);
    await shop.quiet();
    expect(await profiles()).toEqual([]);
    expect(visitor.errors).toEqual([]);
  });

  it('comes also where no worker may start', async () => {
    await visitor.context.route('**/vitrine.worker.js', (route) => route.fulfill({ status: 404 }));
    const { shop, profiles, codes, logIn } = await openDevice(visitor, sign);
    await logIn('c-1');
    await shop.go('/');
    await shop.accept();
    await expect.poll(async () => (await profiles()).length, SOON).toBe(1);
    expect(await codes()).toEqual(['worker-blocked']);
  });
});

describe('a customer who logs out of a shared device', () => {
  it('is not mixed with the next: refused until the shop erases, then known afresh', async () => {
    const { shop, profiles, codes, identify, logIn } = await openDevice(visitor, sign);
    await logIn('c-1');
    await shop.go('/');
    await shop.accept();
    await expect.poll(async () => (await profiles()).length, SOON).toBe(1);
    const [first] = await profiles();
    await logIn('c-2');
    await shop.go('/');
    await expect.poll(codes, SOON).toEqual(['profile-conflict']);
    await identify({ customer: 'c-2', as_of: Date.now(), orders: 40 });
    await expect.poll(codes, SOON).toEqual(['profile-conflict', 'profile-conflict']);
    expect((await shop.problems())[0]!.message).toContain('vitrine.erase()');
    expect(await profiles()).toEqual([first]);
    await visitor.page.evaluate(() => globalThis.vitrine.erase());
    await expect.poll(async () => (await profiles()).length, SOON).toBe(1);
    const [second] = await profiles();
    expect(second!.customer).not.toBe(first!.customer);
    expect(visitor.errors).toEqual([]);
  });
});

describe('vitrine.identify()', () => {
  const told: Profile = {
    customer: 'c-1',
    as_of: '2026-01-05',
    orders: 7,
    store_orders: 2,
    traits: {
      age_band: { value: '35-44', source: 'account form', legal_basis: 'consent', collected_at: '2025-06-01' },
    },
  };

  it('joins what the shop says on the page with what it signed, each field as it was known last', async () => {
    const { shop, profiles, codes, identify, logIn } = await openDevice(visitor, sign);
    await logIn('c-1');
    await shop.go('/');
    await identify(told);
    expect((await storedBy(visitor.page)).databases).toEqual([]);
    await shop.accept();
    await expect.poll(async () => (await profiles()).length, SOON).toBe(2);
    const [page, document] = await profiles();
    expect(page).toMatchObject({ facts: { orders: 7, store_orders: 2 }, traits: { age_band: { value: '35-44' } } });
    expect(document).toMatchObject({ customer: page!.customer, facts: { orders: 4 } });
    await identify(told);
    await shop.quiet();
    expect(await profiles()).toHaveLength(2);
    expect(await codes()).toEqual([]);
  });

  it('refuses by name what may not stand in a profile, keeps the rest, and throws nothing into the page', async () => {
    const { shop, profiles, identify } = await openDevice(visitor, sign);
    await shop.go('/');
    await shop.accept();
    const { collected_at: _, ...undated } = told.traits!['age_band']!;
    const bad = {
      ...told,
      email: 'anna@shop.example',
      traits: { age_band: undated, religion: told.traits!['age_band'] },
    };
    await identify(bad as unknown as Profile);
    await expect.poll(async () => (await profiles()).length, SOON).toBe(1);
    await expect
      .poll(async () => (await shop.problems()).map(({ code, message }) => `${code} ${message.split(' ')[0]}`), SOON)
      .toEqual(
        expect.arrayContaining([
          'profile-unknown profile.email',
          'profile-field profile.traits.age_band.collected_at',
          'profile-sensitive profile.traits.religion',
        ]),
      );
    expect(await profiles()).toEqual([
      { customer: expect.stringMatching(/^h:/), as_of: Date.UTC(2026, 0, 5), facts: { orders: 7, store_orders: 2 } },
    ]);
    await visitor.page.evaluate(() => {
      for (const said of [null, undefined, 5, 'c-1', document.body, new Proxy({}, { ownKeys: () => fail() })])
        globalThis.vitrine.identify(said as never);
      function fail(): never {
        throw new Error('the page’s own');
      }
    });
    await shop.quiet();
    expect(await profiles()).toHaveLength(1);
    expect(visitor.errors).toEqual([]);
  });
});
