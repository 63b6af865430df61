import { refusal, type Runtime } from './runtime.js';
import { savesData } from './saves-data.js';

/**
 * onnxruntime-web, loaded when the first model asks for it and the page is idle. Unless it was `asked` for by name, it refuses visits
 * that save data before anything is fetched.
 */
export function ortWhenIdle(
  { openOrt, whenIdle }: Readonly<{ openOrt: () => Promise<Runtime>; whenIdle: () => Promise<void> }>,
  asked: boolean,
): Runtime {
  const open = async (): Promise<Runtime> => {
    if (!asked && savesData()) throw refusal('runtime-too-heavy', 'Save-Data or 2g');
    await whenIdle();
    return openOrt();
  };
  let opening: Promise<Runtime> | undefined;
  return async (bytes) => (await (opening ??= open()))(bytes);
}
