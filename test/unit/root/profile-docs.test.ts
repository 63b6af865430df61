import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ProfileSigner } from '../../fixtures/profile-signer.js';
import { readFacts } from '../../../src/capture/reading/profile/read-facts.js';
import type { Trouble } from '../../../src/lib/report.js';
import { openDocument } from '../../../src/profile-document.js';

const docs = readFileSync('docs/profile.md', 'utf8');
/** Where `jose` can be found from. */
const folder = resolve('node_modules/.cache/vitrine-profile-docs');

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  for (const [, code] of docs.matchAll(/```js\n([\s\S]*?)```/g)) {
    const [, name] = /^\/\/ ([\w-]+\.mjs)/.exec(code!) ?? [];
    if (name) writeFileSync(join(folder, name), code!);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

type Answering = { customerOf(): string | undefined; profileOf(customer: string): object };
type Signing = { answerProfile(shop: Answering): Parameters<typeof createServer>[1] };

it('the server of docs/profile.md, with keys made as it says, signs what Vitrine takes', async () => {
  const printed = execFileSync('node', [join(folder, 'make-key.mjs')], { encoding: 'utf8' });
  const keys = JSON.parse(printed) as { public: ProfileSigner['key']; private: ProfileSigner['pair'] };
  expect(keys.public).not.toHaveProperty('d');
  process.env['PROFILE_KEY'] = JSON.stringify(keys.private);
  const { answerProfile } = (await import(pathToFileURL(join(folder, 'sign-profile.mjs')).href)) as Signing;
  let customer: string | undefined = 'c-20931';
  const server = createServer(answerProfile({ customerOf: () => customer, profileOf: () => ({ orders: 7 }) }));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const problems: Trouble[] = [];
    const ask = () =>
      openDocument(
        { url: address, keys: [keys.public as Record<string, unknown>] },
        {
          origin: address,
          now: Date.now,
          report: (one) => void problems.push(one),
          signal: new AbortController().signal,
        },
      );
    // the shop of the example is another one than this test's server
    expect(await ask()).toBeUndefined();
    expect(problems).toEqual([{ code: 'profile-claims', field: 'document.iss' }]);
    const source = readFileSync(join(folder, 'sign-profile.mjs'), 'utf8').replace('https://shop.example', address);
    writeFileSync(join(folder, 'here.mjs'), source);
    const here = (await import(pathToFileURL(join(folder, 'here.mjs')).href)) as Signing;
    server.removeAllListeners('request');
    server.on('request', here.answerProfile({ customerOf: () => customer, profileOf: () => ({ orders: 7 }) })!);
    expect(await ask()).toMatchObject({ customer: 'c-20931', profile: { orders: 7 } });
    customer = undefined;
    expect(await ask()).toBeUndefined();
    expect(problems).toHaveLength(1);
  } finally {
    server.close();
    server.closeAllConnections();
    delete process.env['PROFILE_KEY'];
  }
});

it('docs/profile.md lists every fact that a profile may hold', () => {
  const listed = [...docs.matchAll(/^\| (`[a-z_]+`(?:, `[a-z_]+`)*) +\|/gm)].flatMap(([, names]) =>
    names!.split(', ').map((name) => name.slice(1, -1)),
  );
  const unknown: string[] = [];
  const facts = Object.fromEntries(listed.map((name) => [name, 'no']));
  readFacts(facts, Date.now(), (name) => void unknown.push(name));
  // every one that the code reads is one that the page names, and the other way round
  const source = readFileSync('src/capture/profile.ts', 'utf8');
  const typed = [
    ...source
      .slice(source.indexOf('ProfileFacts'), source.indexOf('export type Profile ='))
      .matchAll(/^ {2}(\w+)\?:/gm),
  ];
  expect(unknown.toSorted()).toEqual(typed.map(([, name]) => name!).toSorted());
});
