/**
 * The window with one of the IAB's APIs, for a page that stands in a frame: the nearest, this one included, that has a frame of that
 * name, such as `__tcfapiLocator`; undefined where none has.
 */
export function iabFrame(locator: string): Window | undefined {
  for (let at: Window = window; ; at = at.parent) {
    try {
      if (at.frames[locator as never]) return at;
    } catch {
      // a window of another origin that has no such frame
    }
    if (at === at.top) return undefined;
  }
}
