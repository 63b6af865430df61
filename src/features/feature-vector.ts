/** A feature's name and version, such as `cart_adds@1`. A changed definition is a new version, never a changed one. */
export type FeatureId = `${string}@${number}`;

/** Every feature's value after one event; missing knowledge is 0 unless the feature's definition says otherwise. */
export type FeatureVector = Readonly<Record<FeatureId, number>>;
