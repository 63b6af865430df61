const link = /^(https?|mailto|tel):/;
const image = /^(https?:|blob:|data:image\/(png|jpeg|webp|gif|avif)[;,])/i;
// The URL ends at white space or at a comma before white space; what follows up to a comma is its descriptor.
const candidate = /[\s,]*(\S+?)(?:,*$|,+\s|\s+[^,]*(?:,|$))/g;

// The platform's own parser, so that `java\nscript:` and its kin are seen as a browser would see them.
function matches(url: string, allowed: RegExp): boolean {
  try {
    return allowed.test(new URL(url, 'https://shop.invalid/').href);
  } catch {
    // Not a URL at all: refused, and the caller reports it.
    return false;
  }
}

/** Whether an address may stand in a link: relative, http, https, mailto or tel. */
export const safeLink = (url: string): boolean => matches(url, link);

/** Whether an address may be an image: relative, http, https, blob, or a data URL of a bitmap. */
export const safeImage = (url: string): boolean => matches(url, image);

/** Whether every candidate of a `srcset` may be an image. */
export const safeSrcset = (srcset: string): boolean =>
  [...srcset.matchAll(candidate)].every(([, url = '']) => safeImage(url));

/** Whether a custom property may have this value: one declaration, whose addresses may be images. */
export const safeValue = (value: string): boolean =>
  !/[\\;{}!]/.test(value) && [...value.matchAll(/url\(\s*["']?([^"')]*)/gi)].every(([, url = '']) => safeImage(url));
