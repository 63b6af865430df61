import { writeFileSync } from 'node:fs';
import { openFolding, sessionNames } from './fold-session.js';

// npx tsx examples/sessions/update.ts [name…]: writes the timelines anew, one event a line, so that a diff tells what has changed
const { fold, close } = await openFolding();
const names = process.argv.slice(2);
for (const name of names.length ? names : sessionNames()) {
  const lines = (await fold(name)).map((line) => JSON.stringify(line));
  writeFileSync(new URL(`${name}.timeline.json`, import.meta.url), `[\n${lines.join(',\n')}\n]\n`);
}
close();
