import { filled } from '../filled.js';
import type { Operators } from '../node.js';
import { elementType, numbers, zeroOf, type ElementType } from '../tensor.js';

type Convert = (x: never) => unknown;

/** Cast. `saturate` and `round_mode` concern 8-bit floats only, which this runtime has not. */
export const cast: Operators = {
  Cast(node) {
    const input = node.input(0);
    const type = elementType(node.int('to', 0));
    node.int('saturate', 1);
    node.text('round_mode', '');
    if (type === input.type) return { outputs: [input] };
    if (type === 'bool' && input.type === 'string') node.fail('a string cannot become bool');
    const convert = converter(input.type, type) as (x: number) => number;
    const from = numbers(input);
    return filled({ type, dims: input.dims }, (to) => {
      for (let i = 0; i < to.length; i++) to[i] = convert(from[i]!);
    });
  },
};

function converter(from: ElementType, to: ElementType): Convert {
  const [fromBig, toBig] = [isBig(from), isBig(to)];
  if (to === 'string') return from === 'float32' || from === 'float64' ? print : String;
  if (to === 'bool') return (x: unknown) => Number(Boolean(x) || x !== x);
  if (from === 'string') return toBig ? (x: string) => toInteger(parse(x)) : parse;
  if (toBig) return fromBig ? (x: bigint) => x : toInteger;
  // The lowest bits are what is left of too large an integer.
  return fromBig ? (to.startsWith('float') ? Number : (x: bigint) => Number(BigInt.asIntN(32, x))) : (x: number) => x;
}

function isBig(type: ElementType): boolean {
  return type !== 'string' && typeof zeroOf(type) === 'bigint';
}

/** What is no number or infinite has no integer; any will do. */
function toInteger(x: number): bigint {
  return Number.isFinite(x) ? BigInt(Math.trunc(x)) : 0n;
}

function parse(text: string): number {
  const special = { nan: NaN, inf: Infinity, '+inf': Infinity, '-inf': -Infinity } as Record<string, number>;
  const value = special[text.toLowerCase()];
  if (value !== undefined) return value;
  const number = text.trim() ? Number(text) : NaN;
  if (Number.isNaN(number)) throw new Error(`compact: "${text}" is no number`);
  return number;
}

/** Prints as C++ does with eight digits, after onnxruntime: an exponent below -4 or above 7, and no zeros at the end. */
function print(x: number): string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? 'NaN' : x < 0 ? '-INF' : 'INF';
  const short = Number(x.toPrecision(8));
  const size = Math.abs(short);
  if (size === 0) return Object.is(x, 0) ? '0' : '-0';
  return size >= 1e-4 && size < 1e8 ? String(short) : short.toExponential().replace(/(\D)(\d)$/, '$10$2');
}
