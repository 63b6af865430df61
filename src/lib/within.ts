/** The promise's value, or `late()` when it has not settled after `ms`; a rejection passes through. */
export function within<T, F>(promise: Promise<T>, ms: number, late: () => F): Promise<T | F> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<F>((resolve) => {
    timer = setTimeout(() => resolve(late()), ms);
  });
  return Promise.race([promise, deadline]).finally(() => clearTimeout(timer));
}
