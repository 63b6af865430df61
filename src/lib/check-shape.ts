/** The part of JSON Schema (2020-12) that {@link checkShape} reads. */
export type Shape = Readonly<{
  type?: string;
  const?: unknown;
  enum?: readonly unknown[];
  anyOf?: readonly Shape[];
  pattern?: string;
  format?: string;
  minLength?: number;
  minimum?: number;
  maximum?: number;
  items?: Shape;
  properties?: Readonly<Record<string, Shape>>;
  required?: readonly string[];
  minProperties?: number;
  additionalProperties?: Shape | false;
  $ref?: string;
  $defs?: Readonly<Record<string, Shape>>;
  /** Ours: a fault inside makes the whole object a fault, instead of dropping the faulty property alone. */
  'x-whole'?: boolean;
}>;

type Tell = (path: string, fault: string) => void;
const FAULT = Symbol('fault');

const typeOf = (value: unknown) => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value);

const reads = (format: string, text: string) => {
  try {
    return !!(format === 'regex' ? new RegExp(text) : new URL(text, 'https://a'));
  } catch {
    return false; // the answer, not a failure
  }
};

/**
 * Checks plain data against a shape, tells every fault with its path, and returns the part that holds: a faulty property is
 * left out, and so is the nearest `x-whole` object around it. Returns undefined when nothing holds.
 */
export function checkShape(root: Shape, value: unknown, tell: Tell): unknown {
  const checked = check({ root, tell }, root, { value, path: '' });
  return checked === FAULT ? undefined : checked;
}

type Run = Readonly<{ root: Shape; tell: Tell }>;
type Place = Readonly<{ value: unknown; path: string }>;

function check(run: Run, shape: Shape, { value, path }: Place): unknown {
  if (shape.$ref) return check(run, run.root.$defs![shape.$ref.slice(8)]!, { value, path });
  // of the options one at most is for objects; it names the field inside that is wrong, and keeps the others
  const forObjects = typeOf(value) === 'object' && shape.anyOf?.find((option) => option.properties);
  if (forObjects) return check(run, forObjects, { value, path });
  const fault = faultOf(run, shape, value);
  if (fault) {
    run.tell(path, fault);
    return FAULT;
  }
  if (Array.isArray(value) && shape.items) return checkItems(run, shape.items, { value, path });
  // a shape that says nothing of an object's fields leaves them to whoever reads them
  if (typeOf(value) === 'object' && (shape.properties || shape.additionalProperties !== undefined))
    return checkObject(run, shape, { value, path });
  return value;
}

/** What is wrong with the value itself, its children aside. */
function faultOf(run: Run, shape: Shape, value: unknown): string | undefined {
  const type = typeOf(value);
  if (shape.anyOf) {
    const fits = (option: Shape) => check({ ...run, tell: () => {} }, option, { value, path: '' }) !== FAULT;
    return shape.anyOf.some(fits) ? undefined : `use ${shape.anyOf.map(wanted).join(' or ')}, not ${shown(value)}`;
  }
  const holds =
    (!shape.type || shape.type === type || (shape.type === 'integer' && Number.isInteger(value))) &&
    (!('const' in shape) || shape.const === value) &&
    (!shape.enum || shape.enum.includes(value)) &&
    (type !== 'number' ||
      ((value as number) >= (shape.minimum ?? -1e308) && (value as number) <= (shape.maximum ?? 1e308))) &&
    (type !== 'string' || textHolds(shape, value as string));
  return holds ? undefined : `use ${wanted(shape)}, not ${shown(value)}`;
}

const textHolds = (shape: Shape, text: string) =>
  text.length >= (shape.minLength ?? 0) &&
  (!shape.pattern || new RegExp(shape.pattern).test(text)) &&
  (!shape.format || reads(shape.format, text));

function wanted(shape: Shape): string {
  if ('const' in shape) return JSON.stringify(shape.const);
  if (shape.enum) return shape.enum.map((one) => JSON.stringify(one)).join(', ');
  const range = shape.maximum === undefined ? '' : ` from ${shape.minimum} to ${shape.maximum}`;
  const form = shape.pattern ? ` like ${shape.pattern}` : shape.format ? ` (${shape.format})` : '';
  return `${shape.minLength ? 'non-empty ' : ''}${shape.type}${range}${form}`;
}

const shown = (value: unknown) =>
  typeof value === 'object' ? typeOf(value) : (typeof value === 'string' ? `"${value}"` : String(value)).slice(0, 60);

function checkItems(run: Run, shape: Shape, { value, path }: Place): unknown {
  const items = (value as unknown[]).map((item, i) => check(run, shape, { value: item, path: `${path}[${i}]` }));
  return items.includes(FAULT) ? FAULT : items;
}

function checkObject(run: Run, shape: Shape, { value, path }: Place): unknown {
  const out: Record<string, unknown> = {};
  let faulty = false;
  for (const [key, child] of Object.entries(value as object)) {
    const at = path ? `${path}.${key}` : key;
    const known =
      shape.properties && Object.hasOwn(shape.properties, key) ? shape.properties[key] : shape.additionalProperties;
    const checked = known ? check(run, known, { value: child, path: at }) : FAULT;
    if (!known) run.tell(at, `no such field; use ${Object.keys(shape.properties ?? {}).join(', ')}`);
    if (checked === FAULT) faulty = true;
    // defineProperty, since a key such as __proto__ must stay plain data
    else Object.defineProperty(out, key, { value: checked, enumerable: true, writable: true, configurable: true });
  }
  for (const key of shape.required ?? []) {
    if (Object.hasOwn(out, key)) continue;
    if (!Object.hasOwn(value as object, key)) run.tell(path ? `${path}.${key}` : key, 'is missing');
    return FAULT;
  }
  if (Object.keys(value as object).length < (shape.minProperties ?? 0)) {
    run.tell(path, 'must not be empty');
    return FAULT;
  }
  return faulty && shape['x-whole'] ? FAULT : out;
}
