import type { SlotRule } from '../../decisions/decision.js';
import type { Trouble } from '../../lib/report.js';
import type { TellsKind } from './sensitive-name.js';

/** What of a config is called by a name of the shop's own choice. */
export type Named<Season extends Readonly<{ id: string }> = Readonly<{ id: string }>> = Readonly<{
  slots: readonly SlotRule[];
  campaigns: Readonly<Record<string, string>>;
  seasons?: readonly Season[];
  words?: Readonly<Record<string, readonly string[] | undefined>>;
}>;

/** What is left of it, and one `config-sensitive` for each name that is refused. */
export type CheckedNames<Season extends Readonly<{ id: string }>> = Readonly<{
  kept: Required<Named<Season>>;
  troubles: readonly Trouble[];
}>;

/** The part of a segment's id that a shop chooses: the motive of a campaign, or all behind the family. */
const chosen = (id: string): string => id.replace(/^[a-z]+:(campaign-)?/, '');

/** Leaves out slots, variants, motives, seasons and words whose names speak of what the law protects. */
export function checkNames<Season extends Readonly<{ id: string }>>(
  { slots, campaigns, seasons = [], words = {} }: Named<Season>,
  tells: TellsKind,
): CheckedNames<Season> {
  const troubles: Trouble[] = [];
  const fits = (field: string, ...names: readonly string[]): boolean => {
    const about = names.map(tells).find(Boolean);
    if (about) troubles.push({ code: 'config-sensitive', field, about });
    return !about;
  };
  const kept = {
    campaigns: Object.fromEntries(
      Object.entries(campaigns).filter(([campaign, motive]) => fits(`campaigns.${campaign}`, campaign, motive)),
    ),
    slots: slots.flatMap((rule) => {
      const { slot, variants } = rule;
      if (!fits(`slots.${slot}`, slot)) return [];
      const own = variants.filter(({ name, segments, except }) => {
        const field = `slots.${slot}.variants.${name}`;
        return (
          fits(field, name) &&
          fits(`${field}.segments`, ...segments.map(chosen)) &&
          fits(`${field}.except`, ...except.map(chosen))
        );
      });
      return [own.length < variants.length ? { slot, variants: own } : rule];
    }),
    seasons: seasons.filter(({ id }, place) => fits(`seasons[${place}].id`, id)),
    words: Object.fromEntries(
      Object.entries(words).map(([key, own = []]) => [
        key,
        own.filter((word, place) => fits(`capture.words.${key}[${place}]`, word)),
      ]),
    ),
  };
  return { kept, troubles };
}
