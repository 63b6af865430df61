import { execFileSync } from 'node:child_process';
import type { Engine } from './engine.js';

/** Tries to install an engine that is missing, by the system's packages when root. Returns why it is still missing, if it is. */
export function installEngine({ missing, packages }: Engine): string | undefined {
  if (!missing() || process.getuid?.() !== 0) return missing();
  try {
    const command = `apt-get update -qq && apt-get install -y -qq --no-install-recommends ${packages.join(' ')}`;
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync('sh', ['-c', command], { stdio: 'ignore', timeout: 600_000, env });
  } catch {
    // no such system, or no network; the caller says what is missing
  }
  return missing();
}
