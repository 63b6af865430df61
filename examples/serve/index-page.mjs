import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Each example folder with the line that README.md has for it. */
export async function listExamples(folder) {
  const readme = await readFile(join(folder, 'README.md'), 'utf8');
  const names = (await readdir(folder)).filter((name) => /^\d\d-/.test(name)).toSorted();
  return names.map((name) => ({ name, about: lineAbout(readme, name) }));
}

function lineAbout(readme, name) {
  const line = readme.split('\n').find((text) => text.includes(`\`${name}\``)) ?? '';
  return line
    .replace(/^.*?`: /, '')
    .replaceAll('`', '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;');
}

/** The page at /, which lists the examples. */
export function renderIndex(examples) {
  const rows = examples.map(({ name, about }) => `<li><a href="/${name}/">${name}</a><p>${about}</p></li>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Vitrine examples</title>
<link rel="icon" href="data:,">
<style>
body { max-width: 42rem; margin: 3rem auto; padding: 0 1.25rem; font: 1rem/1.6 system-ui, sans-serif; color: #1f2b29; background: #faf8f4 }
ul { padding: 0; list-style: none } li { padding: 1rem 0; border-top: 1px solid #ddd6c8 } p { margin: 0 } a { font-weight: 600; color: #1f5a57 }
</style>
</head>
<body><main><h1>Vitrine examples</h1><ul>${rows.join('')}</ul></main></body>
</html>`;
}
