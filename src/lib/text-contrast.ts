import { contrast, over, toneOf, type Tone } from './colour.js';

/** The contrast of an element's words with what lies behind them, 1 to 21; no number over an image, or where a colour cannot be read. */
export function textContrast(element: Element): number {
  let opacity = 1;
  const layers: Tone[] = [];
  for (let one: Element | null = element; one; one = one.parentElement) {
    const { backgroundImage, backgroundColor, opacity: part } = getComputedStyle(one);
    opacity *= +part;
    // an image may be of any colour
    layers.push(backgroundImage === 'none' ? toneOf(backgroundColor) : [NaN, 1]);
  }
  const first = layers.findIndex(([, cover]) => cover === 1);
  const back = layers.slice(0, first < 0 ? undefined : first + 1).reduceRight((below, layer) => over(layer, below), 1);
  const [light, cover] = toneOf(getComputedStyle(element).webkitTextFillColor);
  return contrast(over([light, cover * opacity], back), back);
}
