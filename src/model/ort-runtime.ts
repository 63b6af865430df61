import type * as Ort from 'onnxruntime-web';
import { refusal, type Runtime } from './runtime.js';

/** Absolute URLs of onnxruntime-web's ES bundle and, but in Node, its WASM file. */
export type OrtUrls = Readonly<{ module: string; wasm?: string }>;

/** The header of a WASM file is a whole module. */
const NOTHING = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

/**
 * Loads onnxruntime-web by URL, single-threaded. Rejects if there is no WebAssembly or the module cannot be loaded; its WASM file is
 * loaded with the first model.
 */
export async function openOrt({ module, wasm }: OrtUrls): Promise<Runtime> {
  try {
    // onnxruntime-web would print to the console what it is denied, and after it has been fetched.
    await WebAssembly.compile(NOTHING);
  } catch (cause) {
    throw refusal('runtime-blocked', (cause as Error).message);
  }
  const ort = (await import(/* @vite-ignore */ module)) as typeof Ort;
  ort.env.logLevel = 'error';
  ort.env.wasm.numThreads = 1;
  if (wasm !== undefined) ort.env.wasm.wasmPaths = { wasm };
  return async (bytes) => {
    // A failed initialisation is final: onnxruntime-web keeps its first error, asks for nothing again, and needs a new worker.
    // Every later model is refused with the very same words, so that it can be said once for all.
    const session = await ort.InferenceSession.create(bytes, { executionProviders: ['wasm'] });
    return {
      runtime: 'ort',
      async run(row) {
        const outputs = await session.run({ features: new ort.Tensor('float32', row, [1, row.length]) });
        return Object.fromEntries(Object.entries(outputs).map(([name, tensor]) => [name, tensor.data as Float32Array]));
      },
      close() {
        // Nothing hangs on it: what a failed release leaves goes with the worker.
        session.release().catch(() => undefined);
      },
    };
  };
}
