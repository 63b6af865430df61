/** Numbers of two machines may differ by so much: float arithmetic is not the same on every one. */
const TOLERANCE = 1e-5;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Where two pieces of plain data differ, in words; numbers may by a hundred thousandth, and what is undefined is not there. */
export function differences(is: unknown, other: unknown, path = ''): readonly string[] {
  if (isObject(is) && isObject(other) && Array.isArray(is) === Array.isArray(other)) {
    const [ours, theirs] = [is as Record<string, unknown>, other as Record<string, unknown>];
    const keys = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
    return [...keys].flatMap((key) => differences(ours[key], theirs[key], path ? `${path}.${key}` : key));
  }
  const near = typeof is === 'number' && typeof other === 'number' && Math.abs(is - other) <= TOLERANCE;
  return near || Object.is(is, other) ? [] : [`${path} is ${JSON.stringify(is)}, not ${JSON.stringify(other)}`];
}
