/**
 * Removes a key of Vitrine's from localStorage, at once, or sets it, without a value: that it is there says all. `name` is what stands
 * behind `vitrine`: nothing for the head stub's, `-grant` for the mark of the grant (grant-marker.ts), `-opt-out` and `-objection` for flags.
 * With `cookie` the cookie of that name goes as well.
 */
export function putKey(name: string, on?: boolean, cookie?: boolean): void {
  try {
    if (cookie) document.cookie = `vitrine${name}=;path=/;max-age=-1`;
    if (on) localStorage.setItem(`vitrine${name}`, '');
    else localStorage.removeItem(`vitrine${name}`);
  } catch {
    // storage is refused or full: nothing is there, and nothing can be
  }
}
