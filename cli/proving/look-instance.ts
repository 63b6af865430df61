import type { Vitrine } from '../../src/vitrine.js';

// These run in the page, each by itself: none may use anything that stands outside of it.

type Shown = { vitrine?: Vitrine };

/** Whether Vitrine works: its engine has answered and its models are there or have failed. */
export function isWorking(): boolean {
  const { vitrine } = globalThis as Shown;
  return ['ready', 'rules'].includes(vitrine?.outlook.get()?.models ?? '');
}

/** What keeps it closed, as `vitrine.consent.debug()` has it. */
export function whyClosed(): string {
  const { state, sources } = (globalThis as Shown).vitrine!.consent.debug();
  const said = sources.map(
    ({ source, counts, note }) => `${source}: ${JSON.stringify(counts)}${note ? ` (${note})` : ''}`,
  );
  return `personalize ${state.personalize}, persist ${state.persist}; ${said.join('; ') || 'nobody has spoken'}`;
}

/** Says an event that can be told again wherever it turns up. */
export function sayMarked(marker: string): void {
  const items = [{ item_id: marker, item_name: marker, item_brand: marker, item_category: marker, price: 1 }];
  (globalThis as Shown).vitrine!.track('view_item', { currency: 'EUR', value: 1, items });
  (globalThis as Shown).vitrine!.track('search', { search_term: marker });
}

/** The random id of the grant that the log stands under. */
export function grantId(): string | undefined {
  return (globalThis as Shown).vitrine?.outlook.get()?.grant;
}

/** Everything that is known, as the shopper may ask for it. */
export async function exported(): Promise<string> {
  return JSON.stringify(await (globalThis as Shown).vitrine!.export());
}

/** What is still told of the shopper although nothing may be known: names of what answers. */
export async function stillKnown(): Promise<readonly string[]> {
  const { outlook, segments, decisions, inspect } = (globalThis as Shown).vitrine!;
  const inspection = await inspect();
  return Object.entries({
    outlook: outlook.get() !== undefined,
    segments: segments.get().length > 0,
    decisions: decisions.get().length > 0,
    inspect: inspection !== undefined,
  }).flatMap(([name, known]) => (known ? name : []));
}
