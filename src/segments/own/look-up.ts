/** What a table has under a name of anybody's choice: nothing of what every object has. */
export const lookUp = <Value>(table: Readonly<Partial<Record<string, Value>>>, name: string): Value | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;
