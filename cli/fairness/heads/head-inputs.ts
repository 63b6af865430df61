import type { FeatureId } from '../../../src/features/feature-vector.js';
import { proxyInputs, type ProxyInput } from '../proxies.js';
import { distressOf, strainedBy } from './vulnerability.js';

/** What a model reads that it should not, or only with care. */
export type HeadInputs = Readonly<{
  /** `id@version`. */
  model: string;
  labels: readonly string[];
  features: readonly FeatureId[];
  proxies: readonly ProxyInput[];
  /** Features, or labels, that tell of distress by themselves. */
  distress: readonly Readonly<{ name: string; why: string }>[];
  /** Features that may do so together. */
  strained: ReturnType<typeof strainedBy> | null;
}>;

type Head = Readonly<{ id: string; version: string; features: readonly FeatureId[]; labels: readonly string[] }>;

/** Goes through the inputs and labels of a model. */
export function headInputs({ id, version, features, labels }: Head): HeadInputs {
  const distress = [...features, ...labels, id].flatMap((name) => {
    const why = distressOf(name);
    return why === undefined ? [] : [{ name, why }];
  });
  return {
    model: `${id}@${version}`,
    labels,
    features,
    proxies: proxyInputs(features),
    distress,
    strained: strainedBy(features) ?? null,
  };
}

/** The id of the segment that a label makes: clusters and intent have families of their own. */
export function segmentOf(head: Readonly<{ id: string }>, label: string): string {
  // clusters_own is what training/run discover writes
  if (/^clusters(_own)?$/.test(head.id)) return `cluster:${label}`;
  return head.id === 'intent' ? 'intent:*' : `${head.id}:${label}`;
}
