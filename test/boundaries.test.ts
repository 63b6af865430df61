import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const STAGES = [
  'consent',
  'capture',
  'memory',
  'features',
  'model',
  'segments',
  'decisions',
  'catalogue',
  'learning',
  'slots',
  'destinations',
];
/** Beside the stages: what several of them are held against. */
const RULES = 'fairness';
const PURE = new Set([RULES, 'features', 'segments', 'decisions', 'learning']);
/** Of the catalogue all but what fetches and reads the feed. */
const isPure = (path: string) => PURE.has(folder(path)) || /^catalogue\/(lists|ranking|shopper)\//.test(path);
/** Packages, and the only files that may import them. */
const PACKAGES: Record<string, RegExp> = {
  idb: /^memory\//,
  comlink: /^(worker)\.ts$/,
  jose: /^profile\/verify-document\.ts$/,
  'onnxruntime-web': /^model\/[^/]+\.ts$/,
  react: /^react\//,
  vue: /^vue\//,
  saxen: /^catalogue\/feed\/google\/xml-rows\.ts$/,
};

type Import = Readonly<{ from: string; to: string; typeOnly: boolean }>;

const IMPORT =
  /^(import|export)\s+(type\s)?[^;'"]*?from\s+'([^']+)'|\bimport\(\s*(?:\/\*.*?\*\/\s*)?'([^']+)'\)|^import\s+'([^']+)'/gms;

/** Every import of a source text. `import { type A, type B }` counts as a type import. */
function importsOf(from: string, source: string): Import[] {
  return [...source.matchAll(IMPORT)].map((match) => {
    const target = match[3] ?? match[4] ?? match[5]!;
    const names = /\{([^}]*)\}/
      .exec(match[0])?.[1]
      ?.split(',')
      .filter((name) => name.trim());
    const typeOnly = !!match[2] || (!!names?.length && names.every((name) => /^\s*type\s/.test(name)));
    const to = target.startsWith('.')
      ? relative('src', join('src', dirname(from), target)).replace(/\.js$/, '.ts')
      : target;
    return { from, to, typeOnly };
  });
}

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
const imports = files.flatMap((name) => importsOf(name, readFileSync(join('src', name), 'utf8')));
const folder = (path: string) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : '');
const offenders = (wrong: (one: Import) => boolean) => imports.filter(wrong).map(({ from, to }) => `${from} -> ${to}`);
const inside = ({ to }: Import) => to.endsWith('.ts') || to.endsWith('.json');

describe('who may import whom', () => {
  it('reads the imports of every file', () => {
    expect(imports.length).toBeGreaterThan(files.length);
    expect(importsOf('a/b.ts', "import { type X } from '../c.js';")).toEqual([
      { from: 'a/b.ts', to: 'c.ts', typeOnly: true },
    ]);
    expect(importsOf('a.ts', "import { x, type Y } from 'z';")[0]?.typeOnly).toBe(false);
    expect(importsOf('a.ts', "const p = import('./page.js');")[0]?.to).toBe('page.ts');
  });

  it('lib imports nothing of ours', () => {
    expect(offenders((one) => folder(one.from) === 'lib' && folder(one.to) !== 'lib' && inside(one))).toEqual([]);
  });

  it('a stage imports types of stages upstream, and values of lib and itself', () => {
    const wrong = (one: Import) => {
      const [from, to] = [folder(one.from), folder(one.to)];
      if (!STAGES.includes(from) || !inside(one) || to === from || to === 'lib') return false;
      return !(one.typeOnly && STAGES.includes(to) && STAGES.indexOf(to) < STAGES.indexOf(from));
    };
    expect(offenders(wrong)).toEqual([]);
  });

  it('the rules of fairness import types of stages, and values of lib and themselves', () => {
    const wrong = (one: Import) =>
      folder(one.from) === RULES &&
      inside(one) &&
      ![RULES, 'lib'].includes(folder(one.to)) &&
      !(one.typeOnly && STAGES.includes(folder(one.to)));
    expect(offenders(wrong)).toEqual([]);
    expect(imports.some((one) => folder(one.from) === RULES && STAGES.includes(folder(one.to)))).toBe(true);
  });

  it('what capture reads with is for the engine and contextual mode alone, and takes only types from what listens on the page', () => {
    const reading = (path: string) => path.startsWith('capture/reading/');
    const may = (from: string) => reading(from) || from === 'engine-platform.ts' || folder(from) === 'contextual';
    expect(offenders((one) => reading(one.to) && !may(one.from) && !one.typeOnly)).toEqual([]);
    const listening = ({ to }: Import) => folder(to) === 'capture' && !reading(to);
    expect(offenders((one) => reading(one.from) && listening(one) && !one.typeOnly)).toEqual([]);
  });

  it('react, vue, element and inspector import types only', () => {
    const wrong = (one: Import) =>
      ['react', 'vue', 'element', 'inspector'].includes(folder(one.from)) &&
      inside(one) &&
      folder(one.to) !== folder(one.from) &&
      !one.typeOnly &&
      folder(one.to) !== 'lib';
    expect(offenders(wrong)).toEqual([]);
  });

  it('what stands in for Vitrine in tests takes values of consent and lib, and nothing takes any of its own', () => {
    const mayTake = ({ to }: Import) => ['testing', 'consent', 'lib'].includes(folder(to)) || to === 'problems.ts';
    expect(offenders((one) => folder(one.from) === 'testing' && inside(one) && !one.typeOnly && !mayTake(one))).toEqual(
      [],
    );
    const own = new Set(['react', 'vue', 'element', 'testing']);
    expect(offenders((one) => own.has(folder(one.to)) && folder(one.from) !== folder(one.to))).toEqual([]);
  });

  it('packages are imported only where they belong, the runtime by its types in one file', () => {
    const packages = imports.filter((one) => !inside(one) && !one.to.startsWith('node:'));
    const wrong = packages.filter((one) => !PACKAGES[one.to]?.test(one.from)).map(({ from, to }) => `${from} -> ${to}`);
    expect(wrong).toEqual([]);
    expect(
      new Set(packages.filter((one) => one.to === 'onnxruntime-web').map((one) => one.from)).size,
    ).toBeLessThanOrEqual(1);
  });

  it('pure stages read no clock, no chance and no platform', () => {
    const impure =
      /\b(Date\.now|new Date\(\)|Math\.random|performance\.|crypto\.|indexedDB|document\.|window\.|localStorage|fetch\()/;
    const wrong = files.filter((name) => isPure(name) && impure.test(readFileSync(join('src', name), 'utf8')));
    expect(wrong).toEqual([]);
  });

  it('values do not import each other in circles', () => {
    const next = (from: string) =>
      imports.filter((one) => one.from === from && !one.typeOnly && inside(one)).map((one) => one.to);
    const circles: string[] = [];
    const visit = (path: string[]) => {
      for (const to of next(path.at(-1)!)) {
        if (path.includes(to)) circles.push([...path, to].join(' -> '));
        else visit([...path, to]);
      }
    };
    for (const name of files) visit([name]);
    expect(circles).toEqual([]);
  });
});
