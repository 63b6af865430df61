import type { ConsentLayer } from './consent-mode-layer.js';
import type { ManagerTools } from './manager.js';

/** Google's own store of consent, where one of its tags is on the page. */
export type ConsentTag = Readonly<{
  getConsentState?(type: string): unknown;
  addListener?(types: readonly string[], run: () => void): void;
  /** By consent type; one that nothing has named has none. */
  entries?: Readonly<Record<string, Readonly<{ update?: boolean }> | undefined>>;
}>;

const GRANTED = 1;

/** Hands back what looks up the tag's store of now, to which it listens: a tag may come late, and another may take its place. */
export function followTag({ changed, safe }: ManagerTools, types: readonly string[]): () => ConsentTag | undefined {
  let tag: ConsentTag | undefined;
  const hear = safe(() => changed());
  const look = (): ConsentTag | undefined => {
    const { google_tag_data: data } = window as { google_tag_data?: { ics?: ConsentTag } };
    if (data?.ics !== tag) {
      tag = data?.ics;
      tag?.addListener?.(types, hear);
    }
    return tag;
  };
  look();
  return look;
}

/** What updates have told of a type, the layer's and the tag's: `all` of them is what both agree on. */
export function updatesOf({ updates, defaults }: ConsentLayer, tag: ConsentTag | undefined) {
  const isFirst = !Object.keys(updates).length;
  const isOpen = (type: string) => tag?.getConsentState?.(type) === GRANTED;
  // one without entries does not tell what it owes to a default
  const inferred = (type: string) => (isFirst && isOpen(type) && defaults[type] === undefined) || undefined;
  const byTag = (type: string) => (tag?.entries ? tag.entries[type]?.update : inferred(type));
  const any = (type: string) => updates[type] ?? byTag(type);
  const all = (type: string) => {
    if (!tag?.getConsentState) return updates[type];
    if (any(type) === false || byTag(type) === false) return false;
    return (any(type) && isOpen(type)) || undefined;
  };
  return { any, all };
}
