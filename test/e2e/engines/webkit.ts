import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { WebDriver } from 'webdriver';
import type { Driven, Engine } from './engine.js';

/** How long the driver may take to answer, milliseconds. */
const PATIENCE = 60_000;

const has = (command: string): boolean => spawnSync('which', [command]).status === 0;

/** Debian has a folder for each kind of processor. */
function findMiniBrowser(libraries = '/usr/lib'): string | undefined {
  const folders = existsSync(libraries) ? readdirSync(libraries) : [];
  return folders.map((name) => join(libraries, name, 'webkit2gtk-4.1/MiniBrowser')).find((path) => existsSync(path));
}

/** WebKit as Debian builds it for GTK, by its own driver and with a screen in memory. */
export const webkit: Engine = {
  name: 'WebKit',
  missing: () =>
    findMiniBrowser() && has('WebKitWebDriver') && has('xvfb-run')
      ? undefined
      : 'no WebKitGTK with its driver: on Debian, apt-get install webkit2gtk-driver xvfb xauth',
  packages: ['webkit2gtk-driver', 'xvfb', 'xauth'],
  async open() {
    const driver = await startDriver();
    try {
      return await openSession(driver);
    } catch (cause) {
      driver.stop();
      throw cause;
    }
  },
};

type Driver = Readonly<{ port: number; stop(): void }>;

async function openSession({ port, stop }: Driver): Promise<Driven> {
  const capabilities = {
    browserName: 'MiniBrowser',
    'wdio:enforceWebDriverClassic': true,
    'webkitgtk:browserOptions': { binary: findMiniBrowser(), args: ['--automation'] },
  };
  const session = await WebDriver.newSession({
    hostname: '127.0.0.1',
    port,
    logLevel: 'error',
    connectionRetryTimeout: PATIENCE,
    capabilities,
  });
  return {
    goto: async (url) => void (await session.navigateTo(url)),
    async evaluate<T>(run: () => T | Promise<T>) {
      const script = `const done = arguments[0]; Promise.resolve().then(${run}).then((is) => done({ is }), (error) => done({ error: String(error) }))`;
      const answer = (await session.executeAsyncScript(script, [])) as { is?: T; error?: string };
      if (answer.error !== undefined) throw new Error(answer.error);
      return answer.is as T;
    },
    async close() {
      await session.deleteSession();
      stop();
    },
  };
}

async function startDriver(): Promise<Driver> {
  const port = await freePort();
  const args = ['-a', 'WebKitWebDriver', `--port=${port}`, '--host=127.0.0.1'];
  // its sandbox needs namespaces that a container does not give
  const env = { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' };
  // a group of its own, so that the screen ends with the driver
  const child = spawn('xvfb-run', args, { env, stdio: 'ignore', detached: true });
  const stop = (): void => {
    try {
      process.kill(-child.pid!, 'SIGTERM');
    } catch {
      // it has ended by itself
    }
  };
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined);
    if (answer?.ok) return { port, stop };
    await new Promise((next) => setTimeout(next, 100));
  }
  stop();
  throw new Error('WebKitWebDriver did not answer');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
