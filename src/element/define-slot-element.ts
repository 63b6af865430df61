import { share, type Join } from '../lib/share.js';
import type { Outlook } from '../protocol.js';
import type { Vitrine } from '../vitrine.js';
import { openSlotView, type SlotView } from './slot-view.js';

/** What {@link defineSlotElement} defines, so that another instance can take over: an element is defined once per page. */
type SlotElement = CustomElementConstructor & Readonly<{ follow(vitrine: Vitrine): void }>;

/**
 * Defines the element of slots for any framework or none: `<vitrine-slot name="hero">` shows its own children, or in their place a copy of
 * its `<template data-variant="deal">`. Each change fires `vitrine-change` with `{ variant, object, items }`; a listener that renders the
 * variant itself calls `preventDefault()`. Called again, the elements follow the new instance. Does nothing on a server. Throws, as
 * `customElements.define` does, for a name that is invalid or taken by another element.
 */
export function defineSlotElement(vitrine: Vitrine | undefined, name = 'vitrine-slot'): void {
  if (!vitrine || !globalThis.customElements) return;
  const known = customElements.get(name) as Partial<SlotElement> | undefined;
  if (known?.follow) known.follow(vitrine);
  else customElements.define(name, slotElement(vitrine));
}

function slotElement(vitrine: Vitrine): SlotElement {
  let join: Join<Outlook | undefined> = share(vitrine.outlook);
  const connected = new Set<{ disconnectedCallback(): void; connectedCallback(): void }>();

  // a platform interface: an element cannot be made otherwise
  return class extends HTMLElement {
    static readonly observedAttributes = ['name'];
    static follow(next: Vitrine): void {
      const all = [...connected];
      for (const one of all) one.disconnectedCallback();
      join = share(next.outlook);
      for (const one of all) one.connectedCallback();
    }
    #view: SlotView | undefined;
    #leave: (() => void) | undefined;

    connectedCallback(): void {
      const slot = this.getAttribute('name');
      // moved without being told: connected is connected
      if (!slot || this.#view) return;
      this.dataset['vitrineSlot'] = slot;
      connected.add(this);
      const view = (this.#view = openSlotView(this));
      this.#leave = join((outlook) => view.show(outlook?.stands?.[slot]));
    }
    disconnectedCallback(): void {
      connected.delete(this);
      this.#leave?.();
      this.#view?.close();
      this.#view = this.#leave = undefined;
    }
    /** Moved by `moveBefore`, it keeps what it shows. */
    connectedMoveCallback(): void {}
    attributeChangedCallback(): void {
      if (!this.isConnected) return;
      this.disconnectedCallback();
      this.connectedCallback();
    }
  };
}
