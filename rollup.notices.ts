import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Plugin } from 'rollup';

/** Packages, by their folders, and the files of dist that have code of theirs; onnxruntime-web's are copied. */
const bundled = new Map([['node_modules/onnxruntime-web', new Set(['ort/'])]]);

const PACKAGE = /^.*?(node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)/;
const LICENCE = /^(licen[cs]e|copying|notice)(\.|$)/i;

/** Notes which packages' code each file has. */
export const collectNotices: Plugin = {
  name: 'collect-notices',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      for (const [id, { renderedLength }] of Object.entries(chunk.modules)) {
        const folder = renderedLength && PACKAGE.exec(id)?.[1]?.replaceAll('\\', '/');
        if (!folder) continue;
        const files = bundled.get(folder) ?? new Set();
        bundled.set(folder, files.add(basename(chunk.fileName)));
      }
    }
  },
};

function noticeOf(folder: string, files: ReadonlySet<string>): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Named;
  const texts = readdirSync(folder)
    .filter((file) => LICENCE.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8').trim());
  if (!texts.length && !license) throw new Error(`${folder} has no licence`);
  return [`${name} ${version}, ${license}, in ${[...files].toSorted().join(', ')}`, ...texts].join('\n\n');
}

type Named = Readonly<{ name: string; version: string; license: string }>;

/** Stands in the last row: writes the licences of all that is bundled, which minified files have lost. */
export const writeNotices: Plugin = {
  name: 'write-notices',
  writeBundle() {
    const notices = [...bundled].toSorted(([a], [b]) => (a < b ? -1 : 1)).map((one) => noticeOf(...one));
    const line = `\n\n${'-'.repeat(80)}\n\n`;
    writeFileSync('dist/THIRD-PARTY-NOTICES.txt', `${notices.join(line)}\n`);
  },
};
