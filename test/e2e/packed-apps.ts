import { execFile, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const modules = resolve('node_modules');
const run = promisify(execFile);
/** Vitest's own NODE_ENV would turn a production build into another one, and colours would stand within what Vite prints. */
const { NODE_ENV: _, FORCE_COLOR: __, ...environment } = process.env;
const env = { ...environment, NO_COLOR: '1' } as unknown as NodeJS.ProcessEnv;

/** A copy of an example that has the packed package as its `vitrine`, installed as npm does. */
export type PackedApp = Readonly<{
  /** Type-checks and builds it; resolves to what Vite prints. */
  build(): Promise<string>;
  /** Starts Vite's development server. */
  dev(): Promise<Readonly<{ url: string; close(): void }>>;
}>;

/** The packed package and apps that use it, in a folder of their own, until `remove`. */
export type Packed = Readonly<{
  folder: string;
  /** Paths of the files in the tarball. */
  files: readonly string[];
  /** Where npm has installed the package. */
  installed: string;
  app(example: string): PackedApp;
  remove(): void;
}>;

/** Packs dist/ as `npm publish` would and installs the tarball in an empty folder. */
export async function openPacked(): Promise<Packed> {
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-packed-'));
  const npm = async (...args: string[]) => (await run('npm', args, { cwd: folder, env })).stdout;
  const [packed] = JSON.parse(await npm('pack', resolve('.'), '--json', '--silent'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true }));
  await npm('install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', `./${packed.filename}`);
  return {
    folder,
    files: packed.files.map(({ path }: { path: string }) => path),
    installed: join(folder, 'node_modules', packed.name),
    app: (example) => openApp(folder, example),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function openApp(folder: string, example: string): PackedApp {
  const cwd = join(folder, example);
  const generated = new Set(['node_modules', 'dist', 'public']);
  cpSync(join('examples', example), cwd, { recursive: true, filter: (path) => !generated.has(basename(path)) });
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(cwd, 'package.json'), 'utf8'));
  for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
    // all but the package under test is the repository's, to spare the registry
    const from = name === 'vitrine' ? join(folder, 'node_modules') : modules;
    if (!existsSync(join(from, name))) throw new Error(`examples/${example} needs ${name}, which is not installed.`);
    // beside the package as well: its peers are the app's
    for (const at of name === 'vitrine' ? [cwd] : [cwd, folder]) link(join(from, name), join(at, 'node_modules', name));
  }
  const vite = join(modules, 'vite/bin/vite.js');
  return {
    async build() {
      await run(process.execPath, [join(modules, 'typescript/bin/tsc'), '-p', '.'], { cwd, env }).catch(withOutput);
      const { stdout, stderr } = await run(process.execPath, [vite, 'build'], { cwd, env });
      return stdout + stderr;
    },
    dev: () => startDev(vite, cwd),
  };
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  if (!existsSync(path)) symlinkSync(target, path, 'junction');
}

/** `tsc` says what is wrong on its standard output, which the error leaves out. */
function withOutput(error: Error & { stdout?: string }): never {
  throw new Error(`${error.message}\n${error.stdout}`, { cause: error });
}

function startDev(vite: string, cwd: string): Promise<Readonly<{ url: string; close(): void }>> {
  const server = spawn(process.execPath, [vite, '--host', '127.0.0.1', '--port', '0'], { cwd, env });
  let printed = '';
  return new Promise((started, failed) => {
    const read = (chunk: Buffer) => {
      printed += String(chunk);
      const url = /http:\/\/127\.0\.0\.1:\d+\S*/.exec(printed)?.[0];
      if (url) started({ url, close: () => void server.kill() });
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
    server.on('exit', (code) => failed(new Error(`vite ended with ${code}: ${printed}`)));
  });
}
