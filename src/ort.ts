import { openOrt } from './model/ort-runtime.js';
import type { Runtime } from './model/runtime.js';

/** Loads the onnxruntime-web that lies beside this module: built as a file of its own, since few pages need it. */
export function openOrtBeside(): Promise<Runtime> {
  const beside = (file: string): string => new URL(file, import.meta.url).href;
  return openOrt({ module: beside('ort.wasm.bundle.min.mjs'), wasm: beside('ort-wasm-simd-threaded.wasm') });
}
