import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Bytes as a visitor downloads them. */
export type Sizes = Readonly<{ raw: number; gzip: number; brotli: number }>;

/** Measures one file's content: raw, gzip -9, brotli 11 (9 above 4 MB, where 11 takes minutes). */
export function measureBytes(content: Uint8Array): Sizes {
  const quality = content.length > 4e6 ? 9 : 11;
  return {
    raw: content.length,
    gzip: gzipSync(content, { level: 9 }).length,
    brotli: brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).length,
  };
}
