import { openSession, sessionNames } from '../../../examples/sessions/fold-session.js';
import type { ResolvedConfig } from '../../../src/config.js';
import type { LoggedEvent } from '../../../src/memory/logged-event.js';
import { readConfig } from '../../../src/read-config.js';
import { OTTO_CONFIG, ottoLogs } from '../../fixtures/otto.js';

/** What is folded in Node and in a browser: the rows of a log, and the shop's config. */
export type Recording = Readonly<{ config: ResolvedConfig; rows: readonly LoggedEvent[] }>;

const OTTO = ['otto-0', 'otto-1', 'otto-2', 'otto-3'];

/** The worked examples, and weeks of four real shoppers. */
export const recordingNames: readonly string[] = [...sessionNames(), ...OTTO];

/** Opens one of them. */
export async function openRecording(name: string): Promise<Recording> {
  const place = OTTO.indexOf(name);
  if (place < 0) return openSession(name);
  const config = readConfig(OTTO_CONFIG, ({ message }) => {
    throw new Error(message);
  });
  return { config, rows: (await ottoLogs())[place]! };
}
