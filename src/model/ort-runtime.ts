import type * as Ort from 'onnxruntime-web';
import type { Runtime } from './runtime.js';

/** Absolute URLs of onnxruntime-web's ES bundle and, but in Node, its WASM file. */
export type OrtUrls = Readonly<{ module: string; wasm?: string }>;

/** Loads onnxruntime-web by URL, single-threaded. Rejects if the module cannot be loaded; WASM is loaded with the first model. */
export async function openOrt({ module, wasm }: OrtUrls): Promise<Runtime> {
  const ort = (await import(/* @vite-ignore */ module)) as typeof Ort;
  ort.env.logLevel = 'error';
  ort.env.wasm.numThreads = 1;
  if (wasm !== undefined) ort.env.wasm.wasmPaths = { wasm };
  return async (bytes) => {
    // A failed initialisation is final: onnxruntime-web keeps its first error, asks for nothing again, and needs a new worker.
    // Every later model is refused with the very same words, so that it can be said once for all.
    const session = await ort.InferenceSession.create(bytes, { executionProviders: ['wasm'] });
    return {
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
