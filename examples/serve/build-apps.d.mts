/** Builds every example in `folder` that is an app of Vite's, with this repository's packages, and says so by `built(name)`. */
export function buildApps(folder: string, built: (name: string) => void): Promise<void>;
