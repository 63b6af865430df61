import type { Vet, VetSource } from '../slot.js';
import type { PriceConfig, VariantConfig } from '../slot-config.js';
import { whyUnseen } from './in-sight.js';

export type VetOptions = Readonly<{
  /** Whether the notice must be the sentence of New York's General Business Law 349-a. */
  ny: boolean;
  /** Ends the watch. */
  signal?: AbortSignal;
}>;

// what a template has taken the place of stands there still
const findIn = (slot: Element, selector: string): Element | undefined =>
  [...slot.querySelectorAll(selector)].find((one) => !one.closest('.vitrine-hidden,[hidden]'));

const isShown = (element: Element): boolean => element.getClientRects().length > 0;

/** Whether a price is struck through elsewhere than where the config says that the prior one stands. */
const isStruck = (slot: Element, prior: Element | undefined): boolean =>
  [...slot.querySelectorAll('*')].some(
    (one) =>
      isShown(one) &&
      /thr/.test(getComputedStyle(one).textDecorationLine) &&
      /\S/.test(one.textContent) &&
      !(prior?.contains(one) && /\d/.test(prior.textContent)),
  );

/** Whether what the shop's own feed should fill is empty, or is written by the variant. */
const isUnfed = (slot: Element, fed: Element | undefined, { content = {} }: VariantConfig): boolean =>
  !/\d/.test(fed?.textContent ?? '') ||
  Object.keys(content).some((selector) => {
    const written = selector === ':scope' ? slot : slot.querySelector(selector);
    return written?.contains(fed!) || fed!.contains(written);
  });

/**
 * Opens what vets variants that move a price, once they stand and before they are painted: the notice in sight with the price, a
 * struck price only where the config names the prior one, a countdown only from the shop's own feed. Looks again when a notice
 * changes its size or comes into view.
 */
export function openVet({ ny, signal }: VetOptions): VetSource {
  let again: () => void;
  const look = (): void => again();
  const watched = new WeakSet<Element>();
  const watches = [new ResizeObserver(look), new IntersectionObserver(look, { threshold: [0, 1] })];
  signal?.addEventListener('abort', () => watches.forEach((one) => one.disconnect()));

  const vet: Vet = (slot, variant) => {
    const { effect, exempt, prior, source, at, disclosure } = variant.price as PriceConfig;
    const find = (selector?: string) => (selector ? findIn(slot, selector) : undefined);
    const notice = find(disclosure);
    for (const one of watches) if (notice && !watched.has(notice)) one.observe(notice);
    if (notice) watched.add(notice);
    // nobody sees the price either; the watch tells when that changes
    if (!isShown(slot)) return undefined;
    // what lies around it there cannot be looked at from here
    if (slot.getRootNode() !== slot.ownerDocument) return ['slot-disclosure', 'root'];
    if (isStruck(slot, find(prior))) return ['slot-prior'];
    if (source && isUnfed(slot, find(source), variant)) return ['slot-source'];
    if (effect === 'none' || exempt) return undefined;
    const price = at ? find(at) : slot;
    const isWorded =
      !ny ||
      /THIS PRICE WAS SET BY AN ALGORITHM USING YOUR PERSONAL DATA/.test(
        notice?.textContent.replace(/\s+/g, ' ') ?? '',
      );
    const fault = notice && price ? (isWorded ? whyUnseen(notice, price) : 'words') : 'missing';
    return fault ? ['slot-disclosure', fault] : undefined;
  };
  return (call) => {
    again = call;
    return vet;
  };
}
