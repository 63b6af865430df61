/** Drops the oldest key of a memory that holds one more than `most`. */
export function keepLatest(memory: Map<string, unknown>, most: number): void {
  if (memory.size > most) memory.delete(memory.keys().next().value!);
}
