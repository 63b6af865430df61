import { readFileSync } from 'node:fs';
import { measureBytes, type Sizes } from './measure-bytes.js';

/** Measures a set of files of dist/, each compressed by itself. */
export function measureSizes(files: readonly string[], dist = 'dist'): Sizes {
  const sum = { raw: 0, gzip: 0, brotli: 0 };
  for (const file of files) {
    const { raw, gzip, brotli } = measureBytes(readFileSync(`${dist}/${file}`));
    sum.raw += raw;
    sum.gzip += gzip;
    sum.brotli += brotli;
  }
  return sum;
}
