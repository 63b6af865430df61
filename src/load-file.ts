/** Loads one of Vitrine's own files from their folder. By URL: a classic worker has no chunks. */
export const loadFile = <Module>(assets: string, file: string): Promise<Module> =>
  import(/* @vite-ignore */ /* webpackIgnore: true */ assets + file);
