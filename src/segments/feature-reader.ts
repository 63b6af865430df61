import type { FeatureRow } from '../features/feature-row.js';
import type { FeatureId, FeatureVector } from '../features/feature-vector.js';

/** Where features are read: by their places where there is a row, else by name. */
export type Readable = Readonly<{ features: FeatureVector; row?: FeatureRow | undefined }>;

/** Gives the values of some features, in their order: 0 for what is not known. The next reading changes the list. */
export type FeatureReader = (from: Readable) => readonly number[];

/** Opens a reader of these features. Where they stand is looked up once. */
export function openFeatureReader(ids: readonly FeatureId[]): FeatureReader {
  const read = ids.map(() => 0);
  let order: FeatureRow['order'] | undefined;
  let places: readonly number[];
  return ({ features, row }) => {
    if (row && row.order !== order) {
      order = row.order;
      places = ids.map((id) => row.order.indexOf(id));
    }
    for (let index = 0; index < read.length; index++)
      read[index] = (row ? row.values[places[index]!] : features[ids[index]!]) ?? 0;
    return read;
  };
}
