import type { ResolvedConfig } from './config.js';
import { lazily, type LazyOptions } from './lazily.js';
import type { VetSource } from './slots/slot.js';

/** Loads what vets variants that move a price, when the first of them is to be shown. */
export function vetLater(options: LazyOptions & Readonly<{ config: ResolvedConfig }>): VetSource {
  const { config, signal } = options;
  let source: VetSource | undefined;
  let asked = false;
  return (again) => {
    if (!asked) {
      asked = true;
      const open = ({ openVet }: typeof import('./slots/price/open-vet.js')) => {
        source = openVet({ ny: config.pricing?.law === 'ny', signal });
        again();
      };
      void lazily('price', open, options);
    }
    return source?.(again);
  };
}
