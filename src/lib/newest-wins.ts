/** Values of one owner by their names, each with the time from which it holds. Plain data: structured clone keeps it. */
export type Newest<Value> = { owner?: string; readonly values: Map<string, Readonly<{ value: Value; at: number }>> };

/** What an owner's values were at a time. */
export type Told<Value> = Readonly<{ owner: string; at: number; values: Readonly<Record<string, Value | undefined>> }>;

/** Most names that are remembered: what is told of further ones is not taken. */
const MOST = 100;

/**
 * Takes what was told, name by name: the newest stays, and of the same time the one that came first. The first owner is the only one:
 * of another nothing is taken. Returns the names that were taken. Told in whatever order, values of different times come to the same.
 */
export function newestWins<Value>(known: Newest<Value>, { owner, at, values }: Told<Value>): readonly string[] {
  if ((known.owner ??= owner) !== owner) return [];
  const taken: string[] = [];
  for (const [name, value] of Object.entries(values)) {
    const before = known.values.get(name);
    if (value === undefined || (before ? before.at >= at : known.values.size >= MOST)) continue;
    known.values.set(name, { value, at });
    taken.push(name);
  }
  return taken;
}
