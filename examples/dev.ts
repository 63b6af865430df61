/* `npm run dev`: builds again on every change and serves the examples. */
import { spawn } from 'node:child_process';
import { serveExamples } from './serve.mjs';

const { url, close } = await serveExamples();
console.log(`Examples: ${url}/`);
const rollup = spawn('npx', ['rollup', '--config', 'rollup.config.ts', '--configPlugin', 'esbuild', '--watch'], {
  stdio: 'inherit',
});
rollup.on('exit', (code) => {
  process.exitCode = code ?? 0;
  void close();
});
