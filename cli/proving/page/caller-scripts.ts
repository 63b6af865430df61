/** The name by which the watching script itself stands on a stack. */
export const WATCHER = 'vitrine-prove-watcher';

const FRAME = /((?:[a-z][\w+.-]*:\/\/|blob:)[^\s()]+?)(?::\d+){1,2}\)?$/i;

/** The addresses of the scripts on a stack, nearest first, without those that follow themselves; as V8, SpiderMonkey and JavaScriptCore print it. */
export function callerScripts(stack: string | undefined): readonly string[] {
  const scripts: string[] = [];
  for (const line of stack?.split('\n') ?? []) {
    const address = FRAME.exec(line.trim())?.[1];
    if (address && !address.includes(WATCHER) && address !== scripts.at(-1)) scripts.push(address);
  }
  return scripts;
}
