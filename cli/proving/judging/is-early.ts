import type { ProvedRequest } from '../proof.js';

const SCRIPT_OR_CONFIG = /\.(m?js|json)$/;
/** What works only under consent: the engine, the sources, the models. */
const LATE =
  /\/vitrine\.(page|worker|engine|reading|sources?|signals|words|governor|remember|operators|features|profile)\b|\.onnx$|\.wasm$|\/models\/|\/ort\//;
/** Room for a version behind a file's name, and for little else. */
const MOST_QUERY = 24;

/** Whether Vitrine may ask for it while nothing is granted: its first script, what hears consent or names a fault, and the config. */
export function isEarly({ method, bytes, url, holds }: ProvedRequest): boolean {
  const { pathname, search } = new URL(url);
  const isPlain = method === 'GET' && !bytes && !holds.length && search.length <= MOST_QUERY;
  return isPlain && SCRIPT_OR_CONFIG.test(pathname) && !LATE.test(pathname);
}
