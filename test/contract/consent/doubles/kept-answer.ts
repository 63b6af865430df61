import type { Answer } from '../double.js';

/** The page's globals, as a manager's script sets them. */
export const page = globalThis as unknown as Record<string, any>;

/** What a double has stored of an answer, for the pages and tabs that follow. */
export function keptAnswer(name: string) {
  const key = `double.${name}`;
  return {
    read: (): (Answer & { at: number }) | undefined => JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined,
    write: (answer: Answer) => localStorage.setItem(key, JSON.stringify({ ...answer, at: Date.now() })),
    clear: () => localStorage.removeItem(key),
  };
}

export const NO: Answer = { preferences: false, statistics: false, marketing: false };
export const YES: Answer = { preferences: true, statistics: true, marketing: true };

export const tell = (type: string, detail?: unknown, target: EventTarget = globalThis as never): void =>
  void target.dispatchEvent(new CustomEvent(type, { detail }));

export const fault = (): never => {
  throw new Error('the manager’s own fault');
};
