import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Bytes of a set of files as a visitor downloads them, each compressed by itself. */
export type Sizes = Readonly<{ raw: number; gzip: number; brotli: number }>;

/** Measures files of dist/: raw, gzip -9, brotli 11 (9 above 4 MB, where 11 takes minutes). */
export function measureSizes(files: readonly string[], dist = 'dist'): Sizes {
  const sum = { raw: 0, gzip: 0, brotli: 0 };
  for (const file of files) {
    const bytes = readFileSync(`${dist}/${file}`);
    const quality = bytes.length > 4e6 ? 9 : 11;
    sum.raw += bytes.length;
    sum.gzip += gzipSync(bytes, { level: 9 }).length;
    sum.brotli += brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).length;
  }
  return sum;
}
