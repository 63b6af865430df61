import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import vm from 'node:vm';

const require = createRequire(import.meta.url);

/** Runs a script of an npm package in the page, anew with each call, as a browser does; gives what it exports as CommonJS. */
export function runScript(path: string): any {
  const file = require.resolve(path);
  const module = { exports: {} };
  const run = vm.runInThisContext(`(function (module, exports) {${readFileSync(file, 'utf8')}\n})`, { filename: file });
  run.call(window, module, module.exports);
  return module.exports;
}
