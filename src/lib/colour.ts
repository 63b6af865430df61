/** How light a colour is to the eye, 0 to 1 and even by sight, and how far it covers, 0 to 1. */
export type Tone = readonly [light: number, cover: number];

const gamma = 2.2;

// https://bottosson.github.io/posts/oklab/, of which only the luminance is wanted
const fromOklab = (light: number, a: number, b: number): number =>
  1.1125 * (light - 0.1056 * a - 0.0639 * b) ** 3 -
  0.0408 * (light + 0.3963 * a + 0.2158 * b) ** 3 -
  0.0717 * (light - 0.0895 * a - 1.2915 * b) ** 3;

/** Reads a colour as browsers compute it: `rgb()`, `color()` of an RGB space, `oklab()`, `oklch()`; of any other no number. */
export function toneOf(text: string): Tone {
  const [, form, parts = ''] = /^(rgb|color|okl..)a?\((?:[a-z]\S+ )?(.*)\)/.exec(text) ?? [];
  const [x = NaN, y = 0, z = 0, cover = 1] = parts.split(/[ ,/]+/).map((one) => (one === 'none' ? 0 : parseFloat(one)));
  const linear = (given: number): number => {
    const part = form === 'rgb' ? given / 255 : given;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  const turn = (z * Math.PI) / 180;
  const luminance =
    form === 'oklab'
      ? fromOklab(x, y, z)
      : form === 'oklch'
        ? fromOklab(x, y * Math.cos(turn), y * Math.sin(turn))
        : 0.2126 * linear(x) + 0.7152 * linear(y) + 0.0722 * linear(z);
  return [Math.max(0, luminance) ** (1 / gamma), cover];
}

/** One tone seen over another that covers all. */
export const over = ([light, cover]: Tone, back: number): number => light * cover + back * (1 - cover);

/** The contrast of two tones that cover all, 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: number, other: number): number {
  const [light, dark] = [one, other].map((tone) => tone ** gamma + 0.05) as [number, number];
  return light > dark ? light / dark : dark / light;
}
