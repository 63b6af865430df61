import { safeImage } from './safe-url.js';
import type { VariantConfig } from './slot-config.js';

/**
 * Fetches and decodes a variant's images, so that each of them shows at once; resolves to the address that failed, if any.
 * Undefined when there is nothing to wait for.
 */
export function decodeImages(root: Document, { content = {} }: VariantConfig): Promise<string | undefined> | undefined {
  const loads = Object.values(content).flatMap(({ image }) => {
    const probe = root.createElement('img');
    if (!image || !probe.decode || !safeImage(image.src)) return [];
    const { src, srcset = '', sizes = '' } = image;
    Object.assign(probe, { sizes, srcset, src });
    return probe.decode().then(
      () => undefined,
      () => src,
    );
  });
  return loads.length ? Promise.all(loads).then((failed) => failed.find(Boolean)) : undefined;
}
