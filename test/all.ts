/* Runs every suite and ends with one line that counts all of them. Exit code 1 when anything failed or, in CI, was skipped. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firefox } from './e2e/engines/firefox.js';
import { installEngine } from './e2e/engines/install-engine.js';
import { webkit } from './e2e/engines/webkit.js';
import { installBrowser } from './e2e/find-browser.js';

type Count = Readonly<{ passed: number; failed: number; skipped: number }>;

const inCi = !!process.env['CI'];
const run = (command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;

function vitest(projects: readonly string[], env: NodeJS.ProcessEnv): Count {
  const file = join(mkdtempSync(join(tmpdir(), 'vitrine-')), 'results.json');
  const args = ['vitest', 'run', ...projects.flatMap((name) => ['--project', name])];
  const ok = run('npx', args, { ...env, VITRINE_RESULTS: file });
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(file, 'utf8'));
  // a file that cannot even be loaded fails without a failed test
  return {
    passed: numPassedTests,
    failed: ok ? numFailedTests : Math.max(1, numFailedTests),
    skipped: numPendingTests + numTodoTests,
  };
}

function training(): readonly Count[] {
  const python = ['python3.11', 'python3'].find((name) =>
    /3\.11\./.test(String(spawnSync(name, ['--version']).stdout)),
  );
  if (!python) return [skip('the tests of training/: no Python 3.11 was found. Install it to run them.')];
  const reproduced = run('training/run', ['--check'], { PYTHON: python });
  return [pytest(python), { passed: Number(reproduced), failed: Number(!reproduced), skipped: 0 }];
}

function pytest(python: string): Count {
  const file = join(mkdtempSync(join(tmpdir(), 'vitrine-')), 'pytest.xml');
  const ok = run('training/run', ['--test', `--junitxml=${file}`], { PYTHON: python });
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const count = (name: string) =>
    Number(new RegExp(`<testsuite [^>]*\\b${name}="(\\d+)"`).exec(readFileSync(file, 'utf8'))?.[1] ?? 0);
  const failed = count('failures') + count('errors');
  return {
    passed: count('tests') - failed - count('skipped'),
    failed: ok ? failed : Math.max(1, failed),
    skipped: count('skipped'),
  };
}

function skip(what: string): Count {
  console.warn(`SKIPPED: ${what}`);
  return { passed: 0, failed: inCi ? 1 : 0, skipped: 1 };
}

if (!run('npm', ['run', '--silent', 'build'])) {
  console.log('0 passed, 1 failed');
  process.exit(1);
}
const browser = installBrowser();
// vitest counts the tests of an engine that is missing as skipped
for (const missing of [firefox, webkit].map(installEngine)) if (missing) console.warn(`SKIPPED: ${missing}`);
const counts = [
  vitest(browser ? ['unit', 'build', 'pages', 'e2e'] : ['unit', 'build'], { CHROME_PATH: browser ?? '' }),
  ...training(),
  ...(browser
    ? []
    : [skip('the end-to-end tests: no Chrome or Chromium was found or could be installed. Set CHROME_PATH.')]),
];
const sum = (key: keyof Count) => counts.reduce((total, count) => total + count[key], 0);
const skipped = sum('skipped');
if (skipped) console.log(`${skipped} skipped; see the lines above`);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exit(sum('failed') || (inCi && skipped) ? 1 : 0);
