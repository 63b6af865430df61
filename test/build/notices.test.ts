import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const notices = readFileSync('dist/THIRD-PARTY-NOTICES.txt', 'utf8');

/** The packages of whose code the source map of a file tells. */
const packagesOf = (map: string): readonly string[] => {
  const { sources } = JSON.parse(readFileSync(join('dist', map), 'utf8')) as { sources: readonly string[] };
  const names = sources.flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
  return [...new Set(names)];
};
const bundled = readdirSync('dist', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.js.map'))
  .flatMap((map) => packagesOf(map).map((name) => [name, map.replace(/\.map$/, '')] as const));

it('sees what is bundled', () => {
  expect(bundled).toContainEqual(['d3-sankey', 'cli.js']);
  expect(bundled).toContainEqual(['comlink', 'vitrine.worker.js']);
  expect(bundled).toContainEqual(['jose', 'vitrine.profile.js']);
});

it.each([...bundled, ['onnxruntime-web', 'ort/'] as const])(
  'the licence of %s, which is in %s, goes with it',
  (name, file) => {
    const folder = join('node_modules', name);
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    const head = notices.split('\n').find((line) => line.startsWith(`${name} ${version}, `));
    expect(head?.split(', in ')[1]?.split(', ')).toContain(file);
    for (const one of readdirSync(folder).filter((path) => /^licen[cs]e/i.test(path)))
      expect(notices).toContain(readFileSync(join(folder, one), 'utf8').trim());
  },
);

it('goes with the package', () => {
  const { files } = JSON.parse(readFileSync('package.json', 'utf8')) as { files: readonly string[] };
  expect(files).toContain('dist');
  expect(notices).toContain('Copyright 2015, Mike Bostock');
});
