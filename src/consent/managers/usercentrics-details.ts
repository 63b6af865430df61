import type { ManagerTools } from './manager.js';

/** What Usercentrics 3 tells of consent; the state of a category is `ALL_ACCEPTED`, `SOME_ACCEPTED` or `ALL_DENIED`. */
export type Details = Readonly<{
  consent?: Readonly<{ type?: unknown; required?: unknown; updatedAt?: number }>;
  categories?: Readonly<Record<string, Readonly<{ state?: unknown }>>>;
}>;

/** Usercentrics 3, as far as it is asked. */
export type Cmp = Readonly<{ isInitialized(): Promise<boolean>; getConsentDetails(): Promise<Details> }>;

/**
 * Asks for the details each time they are read, and hands back the last that were told: all of it is promises. Another answer than
 * before is `changed`; of questions that overlap the last one counts; `DENY_ALL` and another object in its place leave nothing known.
 */
export function keepDetails({ signal, safe, changed }: ManagerTools): (cmp: Cmp) => Details | undefined {
  let details: Details | undefined;
  let known = '';
  let asked: Cmp | undefined;
  let turn = 0;
  const forget = (): void => {
    details = undefined;
    known = '';
  };
  const ask = async (cmp: Cmp): Promise<void> => {
    const mine = ++turn;
    // a stand-in may throw until the real one is there
    const ready = await Promise.resolve(cmp)
      .then((there) => there.isInitialized())
      .catch(() => false);
    const now = ready ? await cmp.getConsentDetails() : undefined;
    if (mine !== turn) return;
    details = now;
    const text = JSON.stringify(now) ?? '';
    if (text === known) return;
    known = text;
    changed();
  };
  const deny = ({ detail }: Event & { detail?: { type?: unknown } }): void => {
    if (detail?.type === 'DENY_ALL') forget();
  };
  addEventListener('UC_UI_CMP_EVENT', deny, { signal });
  return (cmp) => {
    if (cmp !== asked) forget();
    asked = cmp;
    ask(cmp).catch(
      safe((cause: unknown) => {
        throw cause;
      }),
    );
    return details;
  };
}
