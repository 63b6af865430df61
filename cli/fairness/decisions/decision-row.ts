/** What a variant does to the price that a shopper pays. */
export type PriceEffect = 'lower' | 'raise';

/** One decision of a file: what was shown in a slot, to whom, and what is known of them. */
export type DecisionRow = Readonly<{
  slot: string;
  variant: string;
  /** Active segments, as far as the file has them. */
  segments: readonly string[];
  /** Who it was; rows of one person hang together. */
  key: string | undefined;
  /** Rows of one pair differ in nothing but a proxy. */
  pair: string | undefined;
  /** What was changed for this row: it is a trial, and nobody was shown it. */
  changed: string | undefined;
  /** Whether somebody was held out, as far as the file says. */
  control: boolean | undefined;
  score: number | undefined;
  /** Share of 1: whether what the shop hopes for came. */
  outcome: number | undefined;
  effect: PriceEffect | undefined;
  groups: Readonly<Record<string, string>>;
  proxies: Readonly<Record<string, string>>;
}>;

/** Which columns tell groups and which proxies; a `+` joins two of them. */
export type Named = Readonly<{ groups: readonly string[]; proxies: readonly string[] }>;

/** What is wrong with a field. */
export type FieldFault = Readonly<{ field: string; message: string }>;

type Fields = Readonly<Record<string, unknown>>;
type Fault = (field: string, message: string) => undefined;

/** Reads one row of a table or one object of NDJSON. Each fault names its field; undefined if there is one. */
export function readDecisionRow(
  fields: Fields,
  named: Named,
  report: (fault: FieldFault) => void,
): DecisionRow | undefined {
  let faults = 0;
  const fault: Fault = (field, message) => {
    faults += 1;
    report({ field, message });
    return undefined;
  };
  const text = (field: string, least = ''): string => textOf(fields[field]) ?? (fault(field, least), '');
  const row: DecisionRow = {
    slot: text('slot', 'must name the slot, such as "offer"; one decision a row'),
    variant: text('variant', 'must name the variant that was shown; "default" is the shop’s own content'),
    segments: segmentsOf(fields['segments'], fault),
    key: textOf(fields['key']),
    pair: textOf(fields['pair']),
    changed: textOf(fields['changed']),
    control: controlOf(fields, fault),
    score: numberOf(fields, 'score', fault),
    outcome: numberOf(fields, 'outcome', fault),
    effect: effectOf(fields['price_effect'], fault),
    groups: valuesOf('groups', { fields, listed: named.groups, fault }),
    proxies: valuesOf('proxies', { fields, listed: named.proxies, fault }),
  };
  const propensity = numberOf(fields, 'propensity', fault);
  if (propensity !== undefined && !(propensity > 0 && propensity <= 1))
    fault('propensity', `must be above 0 and at most 1, not ${propensity}: the variant was shown, so it could be`);
  return faults ? undefined : row;
}

/** What stands in a cell, in words; undefined for nothing. */
function textOf(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'object') return value instanceof Date ? value.toISOString().slice(0, 10) : undefined;
  return String(value).trim() || undefined;
}

function segmentsOf(value: unknown, fault: Fault): readonly string[] {
  const given = Array.isArray(value) ? value : String(textOf(value) ?? '').split(/[\s|,;]+/);
  const wrong = given.find((id) => typeof id !== 'string' || (id !== '' && !/^[a-z_-]+:\S+$/i.test(id)));
  if (wrong !== undefined || (typeof value === 'object' && value !== null && !Array.isArray(value)))
    fault(
      'segments',
      `must be ids such as "cluster:discount-seeker", in a list or with spaces between, not ${shown(wrong ?? value)}`,
    );
  return [...new Set(given.filter(Boolean))].toSorted();
}

const FLAGS: Readonly<Record<string, boolean>> = { true: true, 1: true, yes: true, false: false, 0: false, no: false };

function controlOf(fields: Fields, fault: Fault): boolean | undefined {
  const field = textOf(fields['control']) === undefined && fields['holdout'] !== undefined ? 'holdout' : 'control';
  const said = textOf(fields[field]);
  if (said === undefined) return undefined;
  return FLAGS[said.toLowerCase()] ?? fault(field, `must be true or false, not ${shown(fields[field])}`);
}

function numberOf(fields: Fields, field: string, fault: Fault): number | undefined {
  const said = textOf(fields[field]);
  if (said === undefined) return undefined;
  const value = said === 'true' ? 1 : said === 'false' ? 0 : Number(said);
  return Number.isFinite(value) ? value : fault(field, `must be a number, not ${shown(fields[field])}`);
}

const EFFECTS: Readonly<Record<string, PriceEffect>> = {
  lower: 'lower',
  lowers: 'lower',
  raise: 'raise',
  raises: 'raise',
};

function effectOf(value: unknown, fault: Fault): PriceEffect | undefined {
  const said = textOf(value)?.toLowerCase();
  if (said === undefined || said === 'none') return undefined;
  return EFFECTS[said] ?? fault('price_effect', `must be lower, raise or none, not ${shown(value)}`);
}

type Asked = Readonly<{ fields: Fields; listed: readonly string[]; fault: Fault }>;

/** Of an object `groups`, of columns such as `groups.age_band`, and of those that the command line names. */
function valuesOf(kind: 'groups' | 'proxies', { fields, listed, fault }: Asked): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  const take = (name: string, field: string, value: unknown): void => {
    const said = textOf(value);
    if (said !== undefined) values[name] = said;
    else if (typeof value === 'object' && value !== null)
      fault(field, `must be a text, a number or true or false, not ${shown(value)}`);
  };
  const whole = fields[kind];
  if (typeof whole === 'object' && whole !== null && !Array.isArray(whole))
    for (const [name, value] of Object.entries(whole)) take(name, `${kind}.${name}`, value);
  else if (textOf(whole) !== undefined || Array.isArray(whole))
    fault(
      kind,
      `must be an object, such as {"age_band":"30-39"}, or columns such as ${kind}.age_band, not ${shown(whole)}`,
    );
  for (const [field, value] of Object.entries(fields))
    if (field.startsWith(`${kind}.`) && field.length > kind.length + 1)
      take(field.slice(kind.length + 1), field, value);
  for (const name of listed)
    for (const part of name.split('+')) if (values[part] === undefined) take(part, part, fields[part]);
  for (const name of listed.filter((one) => one.includes('+'))) {
    const parts = name.split('+').map((part) => values[part]);
    if (parts.every((part) => part !== undefined)) values[name] = parts.join(' + ');
  }
  return values;
}

const shown = (value: unknown): string => JSON.stringify(value)?.slice(0, 40) ?? String(value);
