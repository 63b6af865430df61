/** Not the inspector, which no shopper loads, and not the folder as a whole, in which a shop may keep anything. */
const OWN = /^(vitrine\.(?!inspector)|ort\/)|\.onnx$/;

/** The name of a file of Vitrine's own, in the folder at `assets`; undefined for any other. */
export function ownFile(url: string, assets: string): string | undefined {
  const file = url.startsWith(assets) ? url.slice(assets.length) : '';
  return OWN.test(file) ? file : undefined;
}
