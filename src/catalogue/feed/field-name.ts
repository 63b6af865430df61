/** Most names that are remembered: a feed has few. */
const MOST = 500;

/** Opens what gives a field's name as it is compared: `g:image_link`, `imageLink` and `image link` are all `image_link`. */
export function openFieldNames(): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const plain = name
      .trim()
      .replace(/^[a-z]+:/i, '')
      .replace(/([a-z\d])([A-Z])/g, '$1_$2')
      .replace(/[\s-]+/g, '_')
      .toLowerCase();
    if (known.size < MOST) known.set(name, plain);
    return plain;
  };
}
