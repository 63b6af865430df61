import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import type { Sizes } from '../measure-bytes.js';
import { measureSizes } from '../measure-sizes.js';

/** One peer's script as its users load it. */
export type PeerFile = Readonly<{ id: string; package: string; version: string; how: string; sizes: Sizes }>;

const here = fileURLToPath(new URL('.', import.meta.url));
const modules = join(here, 'node_modules');

/** Where a peer ships a browser build. */
const shipped = [
  ['growthbook', '@growthbook/growthbook', 'dist/bundles/auto.min.js'],
  ['posthog', 'posthog-js', 'dist/array.js'],
  ['segment', '@segment/analytics-next', 'dist/umd/index.js'],
  ['snowplow', '@snowplow/browser-tracker', 'dist/index.umd.min.js'],
  ['optimizely', '@optimizely/optimizely-sdk', 'dist/optimizely.browser.umd.min.js'],
  ['web-vitals', 'web-vitals', 'dist/web-vitals.iife.js'],
] as const;

/** Where it does not: the smallest import that does the job. */
const bundled = [
  ['uniform', '@uniformdev/context', 'PeerUniform', 'Context, createLinearDecay'],
  ['ninetailed', '@ninetailed/experience.js', 'PeerNinetailed', 'Ninetailed'],
  ['athena', '@athena-tracker/tracker', 'PeerAthena', 'AthenaTracker'],
] as const;

/** Athena imports what only React Native has, and its models only where they are asked for; a page does without. */
const nativeOnly: Plugin = {
  name: 'native-only',
  setup({ onResolve, onLoad }) {
    const filter = /^(react|react-native|onnxruntime-react-native|onnxruntime-web|expo-crypto|expo-updates|crypto)$/;
    const names =
      'useState,useEffect,createElement,StyleSheet,View,ActivityIndicator,Text,AppState,PanResponder,InferenceSession,Tensor';
    onResolve({ filter }, ({ path }) => ({ path, namespace: 'native-only' }));
    onLoad({ filter: /./, namespace: 'native-only' }, () => ({
      contents: `const f=new Proxy(function(){},{get:(t,k)=>k==='then'?undefined:k===Symbol.toPrimitive?()=>'':f,apply:()=>f,construct:()=>f});
export default f;${names.replace(/\w+/g, 'export const $& = f;').replaceAll(',', '')}`,
    }));
  },
};

/** Installs the peers on first use: their lock file has changed, or they have never been here. */
function install(): void {
  const installed = join(modules, '.package-lock.json');
  const lock = join(here, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.log('Installing the peers into bench/peers/node_modules …');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit' });
  if (status !== 0) throw new Error('npm ci failed in bench/peers. Mend that, or run with ONLY=vitrine.');
}

/** Puts every peer's script into `folder`, as `<id>.js`. */
export async function buildPeers(folder: string): Promise<readonly PeerFile[]> {
  install();
  mkdirSync(folder, { recursive: true });
  const row = (id: string, name: string, how: string): PeerFile => {
    const { version } = JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8')) as { version: string };
    return { id, package: name, version, how, sizes: measureSizes([`${id}.js`], folder) };
  };
  const rows = shipped.map(([id, name, file]) => {
    copyFileSync(join(modules, name, file), join(folder, `${id}.js`));
    return row(id, name, `shipped: ${file}`);
  });
  // what Segment's file loads when it needs it, from beside itself
  const umd = join(modules, '@segment/analytics-next/dist/umd');
  for (const file of readdirSync(umd))
    if (/bundle.*\.js$/.test(file)) copyFileSync(join(umd, file), join(folder, file));
  for (const [id, name, globalName, names] of bundled) {
    await build({
      stdin: { contents: `export { ${names} } from '${name}';`, resolveDir: here },
      outfile: join(folder, `${id}.js`),
      globalName,
      bundle: true,
      minify: true,
      format: 'iife',
      platform: 'browser',
      target: 'es2020',
      define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
      plugins: [nativeOnly],
      logLevel: 'error',
      legalComments: 'none',
    });
    rows.push(row(id, name, `bundled: import { ${names} }`));
  }
  return rows;
}
