/* `npx tsx bench/micro/run.ts stages | curves | catalogue | replay [events] [own segments | core]`: the engine's pure stages in Node. */
import { asShipped } from './as-shipped.js';
import type { MEASURES } from './main.js';

const [name = 'stages', ...args] = process.argv.slice(2);
console.log(await asShipped(name as keyof typeof MEASURES, ...args));
