import type { RuntimeChoice } from '../../src/model/open-runtime.js';
import type { InputChoice } from '../inputs/open-input.js';
import { readOptions } from '../running/read-options.js';
import type { MiningLimits } from './mining/mined.js';

/** What `vitrine segments` was asked. */
export type SegmentOptions = Readonly<{
  input: Omit<InputChoice, 'stdin'>;
  out: string | undefined;
  config: string | undefined;
  /** A folder; undefined for the models that come with Vitrine, false for none. */
  models: string | undefined | false;
  runtime: RuntimeChoice;
  html: string | undefined;
  json: boolean;
  /** Whose changes are printed. */
  tracks: readonly string[];
  mining: MiningLimits | undefined;
}>;

const OWN = {
  config: { type: 'string' },
  models: { type: 'string' },
  'no-models': { type: 'boolean' },
  runtime: { type: 'string', default: 'auto' },
  html: { type: 'string' },
  json: { type: 'boolean' },
  track: { type: 'string', default: 'intent,cluster' },
  mine: { type: 'boolean' },
  support: { type: 'string' },
  k: { type: 'string' },
  most: { type: 'string' },
  level: { type: 'string' },
} as const;

const MINING = ['support', 'k', 'most', 'level'] as const;

/** Reads the arguments. Throws, naming the option, for what it does not know or what does not go together. */
export function readSegmentOptions(args: readonly string[]): SegmentOptions {
  const { input, at, out, own } = readOptions(args, OWN);
  const text = (name: string): string | undefined => own[name] as string | undefined;
  if (at !== undefined)
    throw new Error('--at belongs to features and summaries: segments are looked at after every event');
  const runtime = text('runtime')!;
  if (runtime !== 'auto' && runtime !== 'compact' && runtime !== 'ort')
    throw new Error(`--runtime must be auto, compact or ort, not ${runtime}`);
  const stray = own['mine'] ? undefined : MINING.find((name) => own[name] !== undefined);
  if (stray) throw new Error(`--${stray} belongs to --mine`);
  if (own['no-models'] && text('models') !== undefined) throw new Error('--models and --no-models exclude each other');
  return {
    input,
    out,
    config: text('config'),
    models: own['no-models'] ? false : text('models'),
    runtime,
    html: text('html'),
    json: own['json'] === true,
    tracks: text('track')!.split(','),
    mining: own['mine'] ? limitsOf(text) : undefined,
  };
}

function limitsOf(text: (name: string) => string | undefined): MiningLimits {
  const number = (name: (typeof MINING)[number], fallback: number, fits: readonly [number, number]): number => {
    const value = Number(text(name) ?? fallback);
    if (value >= fits[0] && value <= fits[1]) return value;
    throw new Error(`--${name} must be a number from ${fits[0]} to ${fits[1]}, not ${text(name)}`);
  };
  return {
    support: number('support', 0.01, [0.0001, 1]),
    k: number('k', 50, [2, 1e9]),
    most: Math.floor(number('most', 12, [1, 50])),
    level: number('level', 0.05, [1e-9, 0.5]),
  };
}
