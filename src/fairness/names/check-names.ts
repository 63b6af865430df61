import type { SlotRule } from '../../decisions/decision.js';
import type { Trouble } from '../../lib/report.js';
import type { OwnSegment } from '../../segments/own/own-segment.js';
import { saidIn } from './said-in.js';
import type { TellsKind } from './sensitive-name.js';

/** What of a config is called by a name of the shop's own choice. */
export type Named<Season extends Readonly<{ id: string }> = Readonly<{ id: string }>> = Readonly<{
  slots: readonly SlotRule[];
  campaigns: Readonly<Record<string, string>>;
  seasons?: readonly Season[];
  words?: Readonly<Record<string, readonly string[] | undefined>>;
  /** The shop's own segments, by name. */
  segments?: Readonly<Record<string, OwnSegment>> | undefined;
}>;

/** What is left of it, and one `config-sensitive` for each name that is refused. */
export type CheckedNames<Season extends Readonly<{ id: string }>> = Readonly<{
  kept: Required<Named<Season>> & Readonly<{ segments: Readonly<Record<string, OwnSegment>> }>;
  troubles: readonly Trouble[];
}>;

/** The part of a segment's id that a shop chooses: the motive of a campaign, or all behind the family. */
const chosen = (id: string): string => id.replace(/^[a-z]+:(campaign-)?/, '');

/**
 * Leaves out slots, variants, motives, seasons, words and own segments whose names, or what they compare with, speak of what the law
 * protects.
 */
export function checkNames<Season extends Readonly<{ id: string }>>(
  { slots, campaigns, seasons = [], words = {}, segments = {} }: Named<Season>,
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
    segments: fairSegments(segments, fits),
  };
  return { kept, troubles };
}

type OwnSegments = Readonly<Record<string, OwnSegment>>;

/** Those whose names, and all that stands in them, say nothing of the kind. */
const fairSegments = (segments: OwnSegments, fits: (field: string, name: string) => boolean): OwnSegments =>
  Object.fromEntries(
    Object.entries(segments).filter(([name, own]) => {
      const field = `segments.${name}`;
      return fits(field, name) && saidIn(own).every(({ path, said }) => fits(field + path, said));
    }),
  );
