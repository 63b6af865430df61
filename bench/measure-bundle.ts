import { rollup } from 'rollup';
import files from '../rollup.config.js';
import { measureBytes, type Sizes } from './measure-bytes.js';

/** A file of operators by itself, which is what a part of the worker is to be built like. */
const LIKE = 'dist/vitrine.operators.js';

/**
 * Measures a module of src/ that has no file of its own, bundled by itself with the build's options. It brings what it imports, also
 * where the file that it is part of has that for other reasons: so this is the most that the part may weigh.
 */
export async function measureBundle(input: string): Promise<Sizes> {
  const like = files.find(({ output }) => output && 'file' in output && output.file === LIKE);
  if (!like?.plugins)
    throw new Error(`rollup.config.ts builds no ${LIKE} any more: name another file in measure-bundle.ts.`);
  const bundle = await rollup({ input, plugins: like.plugins });
  try {
    const { output } = await bundle.generate({ format: 'es' });
    return measureBytes(Buffer.from(output[0].code));
  } finally {
    await bundle.close();
  }
}
