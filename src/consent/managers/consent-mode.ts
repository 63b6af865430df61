import type { PurposeMap } from '../consent-options.js';
import { openConsentLayer } from './consent-mode-layer.js';
import type { OpenManager } from './manager.js';

/** Google's own store of consent, where one of its tags is on the page. */
type Ics = Readonly<{
  getConsentState?(type: string): unknown;
  addListener?(types: readonly string[], run: () => void): void;
  entries?: Readonly<Record<string, Readonly<{ update?: boolean }> | undefined>>;
}>;

const USUAL = {
  contextual: ['functionality_storage'],
  persist: ['personalization_storage'],
  personalize: ['personalization_storage'],
  measure: ['analytics_storage'],
  learn: ['analytics_storage'],
  export: ['ad_user_data', 'ad_personalization'],
} satisfies PurposeMap;

const GRANTED = 1;

/**
 * Google Consent Mode v2. A purpose of a map is a consent type. Only an `update` is an answer: a default opens nothing, however often
 * it is given, nor does the end of `wait_for_update`; but `whereNotRequired` goes by defaults that grant, for every region.
 *
 * A Google tag may have been told by a template, past the layer: where there is a tag, what both know must agree.
 * @contract measured for the layer; known for `google_tag_data.ics`, which Google does not document
 */
export const open: OpenManager = (tools) => {
  const { says, changed, safe, options } = tools;
  const readLayer = openConsentLayer(tools);
  let ics: Ics | undefined;
  const followTag = () => {
    const { google_tag_data: data } = window as { google_tag_data?: { ics?: Ics } };
    if (data?.ics === ics) return;
    ics = data?.ics;
    const types = Object.values({ ...USUAL, ...options.map?.['consent-mode'] }).flat();
    ics?.addListener?.(
      types,
      safe(() => changed()),
    );
  };
  followTag();
  return () => {
    followTag();
    const { updates, defaults } = readLayer();
    const ask = (type: string) => {
      const told = updates[type];
      if (!ics?.getConsentState) return told;
      const isOpen = ics.getConsentState(type) === GRANTED;
      const update = ics.entries ? ics.entries[type]?.update : (isOpen && defaults[type] === undefined) || undefined;
      const answer = told ?? update;
      return answer === true && isOpen ? true : answer === false || update === false ? false : undefined;
    };
    const said = says(USUAL, ask);
    const raw = { update: updates, default: defaults };
    if (Object.keys(updates).length || Object.values(said).some((state) => state !== 'unknown'))
      return { says: said, raw };
    const presumed = says(USUAL, (type) => defaults[type]);
    const { whereNotRequired = [] } = options;
    const open = whereNotRequired.filter((key) => presumed[key] === 'granted');
    if (!open.length) return;
    const rest = Object.entries(said).filter(([key]) => !open.includes(key as never));
    return { says: Object.fromEntries(rest), raw, notRequired: true, note: 'by default' };
  };
};
