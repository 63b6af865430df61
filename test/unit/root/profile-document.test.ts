import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ProfileConfig } from '../../../src/config.js';
import { explain } from '../../../src/explain.js';
import type { Trouble } from '../../../src/lib/report.js';
import { openDocument } from '../../../src/profile-document.js';
import { openSigner, type ProfileSigner } from '../../fixtures/profile-signer.js';

let server: Server;
let origin: string;
let answer: RequestListener;
let signer: ProfileSigner;
let asked: string[];

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    asked.push(
      `${request.method} ${request.url} ${request.headers.accept} ${request.headers.referer ?? 'no referrer'}`,
    );
    answer(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  signer = await openSigner(origin);
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

async function fetched(
  body: string | RequestListener,
  over: Partial<ProfileConfig> = {},
  signal = new AbortController().signal,
) {
  answer = typeof body === 'string' ? (_, response) => void response.end(body) : body;
  const problems: Trouble[] = [];
  const report = (problem: Trouble) => void problems.push(problem);
  const config = { url: '/profile.jws', keys: [signer.key as Record<string, unknown>], ...over };
  const profile = await openDocument(config, { origin, now: Date.now, report, signal });
  return { profile, problems, codes: problems.map(({ code, field }) => `${code} ${field}`) };
}
const status =
  (code: number): RequestListener =>
  (_, response) =>
    void response.writeHead(code).end();
const seconds = () => Math.floor(Date.now() / 1000);

describe('a signed profile', () => {
  it('is taken when everything holds', async () => {
    const iat = seconds() - 5;
    const { profile, problems } = await fetched(await signer.sign({ orders: 3 }, { iat, jti: 'one', sub: 'c-7' }));
    expect(problems).toEqual([]);
    expect(profile).toEqual({ customer: 'c-7', id: 'one', at: iat * 1000, profile: { orders: 3 } });
    expect(asked).toEqual(['GET /profile.jws application/jose no referrer']);
  });

  it.each(['ES256', 'EdDSA', 'RS256', 'PS256'])('may be signed by %s', async (alg) => {
    signer = await openSigner(origin, { alg, kid: 'k2' });
    const other = await openSigner(origin, { kid: 'k1' });
    const keys = [other.key, signer.key] as ProfileConfig['keys'];
    const { profile, codes } = await fetched(await signer.sign({}), { keys });
    expect(codes).toEqual([]);
    expect(profile).toMatchObject({ customer: 'c-1' });
  });

  it('is for any of several audiences', async () => {
    expect((await fetched(await signer.sign({}, { aud: ['https://other.example', origin] }))).codes).toEqual([]);
  });

  it.each([204, 404])('is nobody’s where the answer is %i', async (code) => {
    expect(await fetched(status(code))).toEqual({ profile: undefined, problems: [], codes: [] });
  });
});

describe('a signed profile is refused', () => {
  /** What is told of a document, which must be no profile. */
  const refused = async (token: string, over: Partial<ProfileConfig> = {}) => {
    const { profile, codes, problems } = await fetched(token, over);
    expect(profile).toBeUndefined();
    expect(explain(problems[0]!).message).toMatch(/^profile\.keys do not hold for the signed profile/);
    return codes;
  };
  const bySignature = ['profile-signature profile.keys'];

  it('when one byte was changed', async () => {
    const [header, , signature] = (await signer.sign({ orders: 3 })).split('.');
    const [, forged] = (await signer.sign({ orders: 300 })).split('.');
    expect(await refused(`${header}.${forged}.${signature}`)).toEqual(bySignature);
  });

  it('by another key of the same name, or one that is not in the config', async () => {
    const other = await openSigner(origin);
    expect(await refused(await other.sign({}))).toEqual(bySignature);
    expect(await refused(await (await openSigner(origin, { kid: 'k9' })).sign({}))).toEqual(bySignature);
    expect(await refused(await signer.signRaw('{}', { kid: undefined }))).toEqual(bySignature);
    expect(await refused(await signer.sign({}), { keys: [signer.key, other.key] as ProfileConfig['keys'] })).toEqual(
      bySignature,
    );
  });

  it('without a signature, and under a HMAC with what stands in the page', async () => {
    const header = Buffer.from(JSON.stringify({ alg: 'none', kid: 'k1' })).toString('base64url');
    const [, payload] = (await signer.sign({})).split('.');
    expect(await refused(`${header}.${payload}.`)).toEqual(bySignature);
    const secret = new TextEncoder().encode(JSON.stringify(signer.key).padEnd(64));
    expect(await refused(await new SignJWT({}).setProtectedHeader({ alg: 'HS256', kid: 'k1' }).sign(secret))).toEqual(
      bySignature,
    );
  });

  it('under an algorithm that the key is not for', async () => {
    signer = await openSigner(origin, { alg: 'RS256' });
    expect(await refused(await signer.sign({}), { keys: [{ ...signer.key, alg: 'PS256' }] })).toEqual(bySignature);
  });

  it.each(['', 'no', 'a.b.c', '<!doctype html>', '{}'])('when it is no document: %j', async (text) => {
    expect(await refused(text)).toEqual(bySignature);
  });

  it('when what was signed is not JSON', async () => {
    expect(await refused(await signer.signRaw('orders=3'))).toEqual(bySignature);
  });

  it.each<[string, () => Record<string, unknown>]>([
    ['iss', () => ({ iss: 'https://other.example' })],
    ['iss', () => ({ iss: undefined })],
    ['aud', () => ({ aud: 'https://other.example' })],
    ['aud', () => ({ aud: undefined })],
    ['aud', () => ({ aud: [] })],
    ['sub', () => ({ sub: '' })],
    ['sub', () => ({ sub: 7 })],
    ['jti', () => ({ jti: undefined })],
    ['iat', () => ({ iat: seconds() + 120, exp: seconds() + 600 })],
    ['iat', () => ({ iat: 'now' })],
    ['exp', () => ({ exp: undefined })],
    ['exp', () => ({ iat: seconds() - 600, exp: seconds() - 1 })],
    ['exp', () => ({ exp: seconds() + 90_000 })],
    ['exp', () => ({ iat: seconds() + 50, exp: seconds() + 40 })],
    ['nbf', () => ({ nbf: seconds() + 300 })],
    ['profile', () => ({ profile: 'all' })],
  ])('for its claim %s', async (claim, over) => {
    const { profile, codes, problems } = await fetched(await signer.sign({}, over()));
    expect(profile).toBeUndefined();
    expect(codes).toEqual([`profile-claims document.${claim}`]);
    expect(explain(problems[0]!).message).toMatch(
      new RegExp(`^document\\.${claim} must be .+; the signed profile is refused\\.$`),
    );
  });

  it('when its claims are no object', async () => {
    expect((await fetched(await signer.signRaw('null'))).codes).toEqual(['profile-claims document.claims']);
  });

  it('by a key that is private, secret or without a name, which is told', async () => {
    const keys = [signer.pair, { kty: 'oct', k: 'c2VjcmV0', kid: 'k2' }, { ...signer.key, kid: undefined }];
    const { profile, codes } = await fetched(await signer.sign({}), { keys: keys as ProfileConfig['keys'] });
    expect(profile).toBeUndefined();
    expect(codes).toEqual([
      'profile-key profile.keys[0]',
      'profile-key profile.keys[1]',
      'profile-key profile.keys[2]',
      'profile-signature profile.keys',
    ]);
  });
});

describe('the address of a signed profile', () => {
  const unreachable = ['profile-unreachable profile.url'];

  it.each([203, 401, 500])('gives none by answering %i', async (code) => {
    const { codes, problems } = await fetched(status(code));
    expect(codes).toEqual(unreachable);
    expect(problems[0]!.about).toBe(`answered ${code}`);
  });

  it('gives none by sending somewhere else, where nobody asks', async () => {
    expect((await fetched((_, response) => void response.writeHead(301, { location: '/other' }).end())).codes).toEqual(
      unreachable,
    );
    expect(asked).toHaveLength(1);
  });

  it('gives none by more than 32 KiB, however they come', async () => {
    const { codes, problems } = await fetched((_, response) => {
      for (let part = 0; part < 40; part++) response.write('x'.repeat(1024));
      // and never ends
    });
    expect(codes).toEqual(unreachable);
    expect(problems[0]!.about).toContain('longer than 32768 bytes');
  });

  it('gives none within 3 seconds', async () => {
    const before = Date.now();
    const { codes, problems } = await fetched((_, response) => void response.writeHead(200).write('a'));
    expect(codes).toEqual(unreachable);
    expect(problems[0]!.about).toContain('3000 ms');
    expect(Date.now() - before).toBeGreaterThan(2900);
    expect(Date.now() - before).toBeLessThan(5000);
  });

  it.each(['http://other.example/p', 'ftp://127.0.0.1/p', 'data:text/plain,x', 'http://['])(
    'is not asked if it is %s',
    async (url) => {
      expect((await fetched('', { url })).codes).toEqual(unreachable);
      expect(asked).toEqual([]);
    },
  );

  it('is not asked, or no longer listened to, and nothing is told, once Vitrine has ended', async () => {
    const gone = new AbortController();
    gone.abort();
    expect(await fetched('', {}, gone.signal)).toMatchObject({ profile: undefined, codes: [] });
    expect(asked).toEqual([]);
    const going = new AbortController();
    const { codes } = await fetched(() => going.abort(), {}, going.signal);
    expect(codes).toEqual([]);
    expect(asked).toHaveLength(1);
  });
});
