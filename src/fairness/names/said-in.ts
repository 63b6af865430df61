/** A text that stands in plain data, and where. */
export type Said = Readonly<{ path: string; said: string }>;

/** Values that are looked through: what has more is refused as a segment in any case. */
const MOST = 5000;

/** Every text of plain data, its keys among them, however deep. */
export function saidIn(data: unknown): readonly Said[] {
  const texts: Said[] = [];
  const open: [path: string, value: unknown][] = [['', data]];
  // what is put in while it runs is looked through as well
  for (const [path, value] of open) {
    if (typeof value === 'string') texts.push({ path, said: value });
    if (typeof value !== 'object' || value === null || open.length > MOST) continue;
    for (const [key, part] of Object.entries(value)) {
      const isNumbered = Array.isArray(value);
      const at = path + (isNumbered ? `[${key}]` : `.${key}`);
      if (!isNumbered) texts.push({ path: at, said: key });
      open.push([at, part]);
    }
  }
  return texts;
}
