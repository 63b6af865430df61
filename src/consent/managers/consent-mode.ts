import type { PurposeMap } from '../consent-options.js';
import { openConsentLayer, type Told } from './consent-mode-layer.js';
import { followTag, updatesOf } from './consent-mode-tag.js';
import type { OpenManager } from './manager.js';

const USUAL: PurposeMap = {
  contextual: ['functionality_storage'],
  persist: ['personalization_storage'],
  personalize: ['personalization_storage'],
  measure: ['analytics_storage'],
  learn: ['analytics_storage'],
  export: ['ad_user_data', 'ad_personalization'],
};

/**
 * Google Consent Mode v2. A purpose of a map is a consent type. Only an `update` is an answer: a default opens nothing, however often
 * it is given, nor does the end of `wait_for_update`; but `whereNotRequired` goes by defaults that grant, for every region. After an
 * update no default is heard, and there is no word on a capability none of whose types was ever named.
 *
 * A Google tag may have been told by a template, past the layer: where there is a tag, what both know must agree.
 * @contract measured for the layer; known for `google_tag_data.ics`, which Google does not document
 */
export const open: OpenManager = (tools) => {
  const { says, options } = tools;
  const map: PurposeMap = { ...USUAL, ...options.map?.['consent-mode'] };
  const types = [...new Set(Object.values(map).flat())];
  const readLayer = openConsentLayer(tools);
  const readTag = followTag(tools, types);
  /** What defaults had told when the first of these updates came: a later one must change nothing. */
  let before: Readonly<{ updates: Told; told: Told; named: readonly string[] }> | undefined;
  // what is said of other types is no news
  const among = (told: Told): Told => Object.fromEntries(types.map((type) => [type, told[type]]));

  return () => {
    const tag = readTag();
    const layer = readLayer();
    const { updates, defaults } = layer;
    const { any, all } = updatesOf(layer, tag);
    const said = Object.entries(says(USUAL, all));
    if (!Object.keys(updates).length && said.every(([, state]) => state === 'unknown')) {
      before = undefined;
      const presumed = says(USUAL, (type) => defaults[type]);
      const open = (options.whereNotRequired ?? []).filter((key) => presumed[key] === 'granted');
      const rest = said.filter(([key]) => !open.includes(key as never));
      const raw = { default: among(defaults) };
      return open[0] && { says: Object.fromEntries(rest), raw, notRequired: true, note: 'by default' };
    }
    if (before?.updates !== updates) {
      const named = types.filter((type) => defaults[type] !== undefined || tag?.entries?.[type]);
      before = { updates, told: among(defaults), named };
    }
    const { told, named } = before;
    const unnamed = types.filter((type) => any(type) === undefined && !named.includes(type));
    // one that the shop's map leaves empty stays closed
    const hasWord = (needed: readonly string[] = []) => !needed[0] || needed.some((type) => !unnamed.includes(type));
    return {
      says: Object.fromEntries(said.filter(([key]) => hasWord(map[key as never]))),
      raw: { update: among(updates), default: told },
      note: unnamed[0] ? `never named: ${unnamed.join(', ')}` : '',
    };
  };
};
