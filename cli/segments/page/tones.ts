import { ENDS } from '../survey/open-flows.js';

/** Okabe and Ito's colours, which most people can tell apart, without black. */
const TONES = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00', '#8a7a00', '#7a5195'];
const END = '#888';

/** Gives each name a colour, the next one as it is first asked for; the ends of ways are grey. */
export function openTones(): (name: string) => string {
  const tones = new Map<string, string>(Object.values(ENDS).map((name) => [name, END]));
  let last = 0;
  return (name) => {
    const tone = tones.get(name) ?? TONES[last++ % TONES.length]!;
    tones.set(name, tone);
    return tone;
  };
}
