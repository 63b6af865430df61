import type { ManifestEntry } from './manifest.js';

/** The name of a model's scores: its id, such as `intent`; for a shadow `intent~shadow`, which no segment asks for. */
export function scoreKey({ id, shadow }: Pick<ManifestEntry, 'id' | 'shadow'>): string {
  return shadow ? `${id}~shadow` : id;
}
