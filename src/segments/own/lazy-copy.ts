/** A list of which a copy is made once something else is put into it. */
export type LazyCopy<T> = Readonly<{
  at(place: number): T | undefined;
  put(place: number, value: T): void;
  end(): readonly T[];
}>;

/** Opens a list that shall not be changed. */
export function openLazyCopy<T>(list: readonly T[]): LazyCopy<T> {
  let copy: T[] | undefined;
  return {
    at: (place) => (copy ?? list)[place],
    put(place, value) {
      if (value !== (copy ?? list)[place]) (copy ??= [...list])[place] = value;
    },
    end: () => copy ?? list,
  };
}
