import { describe, expect, it } from 'vitest';
import { safeImage, safeLink, safeSrcset } from '../../../src/slots/safe-url.js';

describe('safeLink', () => {
  it.each([
    '/sale',
    'sale?x=1#y',
    '#top',
    '//cdn.example/a',
    'https://example.org',
    'HTTP://EXAMPLE.ORG',
    'mailto:a@b.c',
    'tel:+41',
    '',
  ])('lets %j stand', (url) => expect(safeLink(url)).toBe(true));
  it.each([
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001 JaVaScRiPt:alert(1)',
    'java\tscript\r:alert(1)',
    'vbscript:x',
    'data:text/html,<script>1</script>',
    'blob:https://example.org/1',
    'file:///etc/passwd',
    'intent://x',
    'https://[broken',
  ])('refuses %j', (url) => expect(safeLink(url)).toBe(false));
});

describe('safeImage', () => {
  it.each([
    'hero.jpg',
    '//cdn.example/hero.jpg',
    'data:image/png;base64,AAAA',
    'DATA:image/webp,x',
    'blob:https://a.b/c',
  ])('lets %j stand', (url) => expect(safeImage(url)).toBe(true));
  it.each(['data:image/svg+xml,<svg/>', 'data:text/html,x', 'data:image/pngx,', 'java\nscript:1', 'mailto:a@b.c'])(
    'refuses %j',
    (url) => expect(safeImage(url)).toBe(false),
  );
});

describe('safeSrcset', () => {
  it.each([
    '',
    'a.jpg',
    'a.jpg 1x, b.jpg 2x',
    'a.jpg 1x,b.jpg 2x',
    'https://cdn.example/w_400,h_300/a.jpg 400w, https://cdn.example/w_800,h_600/a.jpg 800w',
    'data:image/png;base64,AA== 1x, b.jpg 2x',
    ' a.jpg , b.jpg 2x ',
  ])('lets %j stand', (srcset) => expect(safeSrcset(srcset)).toBe(true));
  it.each([
    'javascript:1 1x',
    'a.jpg 1x,javascript:1 2x',
    'a.jpg, data:text/html,x 2x',
    'a.jpg 1x, data:image/svg+xml,x 2x',
    ',, javascript:1',
  ])('refuses %j', (srcset) => expect(safeSrcset(srcset)).toBe(false));
});
