import { readFileSync } from 'node:fs';

/** Runs a file of a package as a page's classic script does. */
export function runFile(path: string): void {
  const source = readFileSync(`node_modules/${path}`, 'utf8');
  // without the names by which a file would take itself for a module
  new Function('exports', 'module', 'define', source).call(globalThis);
}

/** Takes every cookie of the document away. */
export function clearCookies(): void {
  for (const cookie of document.cookie.split('; '))
    document.cookie = `${cookie.split('=')[0]}=; path=/; expires=Thu, 01 Jan 1970 00:00:00 GMT`;
}
