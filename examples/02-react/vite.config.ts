import { cpSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Copies what Vitrine loads by URL, and only after consent, to `public/vitrine/`: `assets` of its config says where that is. */
const vitrineFiles: Plugin = {
  name: 'vitrine-files',
  configResolved({ root, publicDir }) {
    for (const file of [
      'vitrine.worker.js',
      'vitrine.engine.js',
      'vitrine.reading.js',
      'vitrine.fairness.js',
      'vitrine.operators.js',
      'vitrine.rulebook.js',
      'vitrine.phrases.en.js',
      'models',
      'ort',
    ]) {
      cpSync(join(root, 'node_modules/vitrine/dist', file), join(publicDir, 'vitrine', file), { recursive: true });
    }
  },
};

export default defineConfig({
  // where the server of these examples puts this shop; a shop at the root of its domain leaves it out
  base: '/02-react/',
  plugins: [react(), vitrineFiles],
});
