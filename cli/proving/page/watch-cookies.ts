import type { Act } from '../act.js';
import { spyOn, spyOnField, type Spy } from './spy.js';

const nameOf = (cookie: unknown): string => String(cookie).split('=')[0]!.trim();
const text = (value: unknown): string => String(Object(value) === value ? Reflect.get(value as object, 'name') : value);

/** One that has run out as it is written is removed. */
const isRemoval = (cookie: unknown): boolean => {
  const [, age] = /;\s*max-age\s*=\s*(-?\d+)/i.exec(String(cookie)) ?? [];
  const [, date] = /;\s*expires\s*=\s*([^;]+)/i.exec(String(cookie)) ?? [];
  return age === undefined ? Date.parse(date ?? '') <= Date.now() : Number(age) <= 0;
};

/** Tells what is done to cookies and to `window.name`, where a page is what is watched. */
export function watchCookies(spy: Spy): void {
  if (typeof document === 'undefined') return;
  const cookie = (kind: Act['kind'], name: string) => ({ kind, place: 'cookie', name }) as const;
  spyOnField(Document.prototype, 'cookie', {
    get: () => cookie('read', '*'),
    set: (value) => cookie(isRemoval(value) ? 'remove' : 'write', nameOf(value)),
    spy,
  });
  const store = (globalThis as { CookieStore?: { prototype: object } }).CookieStore;
  spyOn(
    store?.prototype,
    {
      get: ([name]) => cookie('read', text(name)),
      getAll: () => cookie('read', '*'),
      set: ([name]) => cookie('write', text(name)),
      delete: ([name]) => cookie('remove', text(name)),
    },
    spy,
  );
  const field = (kind: Act['kind']) => ({ kind, place: 'window.name', name: 'name' }) as const;
  spyOnField(window, 'name', { set: () => field('write'), spy });
}
