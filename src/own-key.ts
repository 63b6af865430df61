/**
 * Removes a key of Vitrine's from localStorage, at once, or sets it, without a value: that it is there says all. `name` is what stands
 * behind `vitrine`: nothing for the head stub's, `-grant` for the mark of the grant (grant-marker.ts), `-opt-out` and `-objection` for flags.
 */
export function putKey(name: string, on?: boolean): void {
  try {
    if (on) localStorage.setItem(`vitrine${name}`, '');
    else localStorage.removeItem(`vitrine${name}`);
  } catch {
    // storage is refused or full: nothing is there, and nothing can be
  }
}
