import type { Inspection } from '../protocol.js';
import type { InspectorOptions } from './open-inspector.js';
import type { Section } from './panel.js';

/** Fills a section with what was heard. */
export type FillHearing = (section: Section, inspection: Inspection) => Promise<void>;

/** Loads, with the first use, what judges what was heard. */
export function hearingFiller({ load, config, assets = '' }: InspectorOptions): FillHearing {
  const { dataLayer = 'dataLayer' } = config?.capture ?? {};
  let loading: ReturnType<NonNullable<typeof load>> | undefined;
  return async (section: Section, { hearing, events }: Inspection): Promise<void> => {
    try {
      const chunk = await (loading ??= load?.('hearing', assets));
      if (!chunk) return;
      const { view, count } = chunk.hearingView({ hearing, events, dataLayer });
      section.show(view, count);
    } catch {
      loading = undefined;
      section.show('vitrine.hearing.js could not be loaded.', '');
    }
  };
}
