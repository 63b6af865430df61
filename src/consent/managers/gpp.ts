import type { ConsentState } from '../capability.js';
import type { PurposeMap } from '../consent-options.js';
import { openIab } from './iab-api.js';
import type { IabApi } from './iab-calls.js';
import { narrowed } from './iab-narrowed.js';
import type { OpenManager } from './manager.js';

export const kind = 'optout' as const;

const API: IabApi = { name: '__gpp', version: '1.1', ask: 'ping', endsInVersion: true };

/** The sections 6 to 27, without the `us` that each begins with. */
const SECTIONS = 'pv1 nat ca va co ut ct fl mt or tx de ia ne nh nj tn mn md in ky ri'.split(' ');

const SENSITIVE = 'SensitiveDataProcessing';
const CHILD = 'KnownChildSensitiveDataConsents';

/** Fields by their names, whichever section they stand in; a field that says no closes. */
const USUAL: PurposeMap = {
  export: [
    'SaleOptOut',
    'SharingOptOut',
    'TargetedAdvertisingOptOut',
    'OptOutSale',
    'Gpc',
    'PersonalDataConsents',
    'AdditionalDataProcessingConsent',
    SENSITIVE,
  ],
};

/** What a child without its parents' consent closes. */
const CLOSED: Partial<ConsentState> = { persist: 'denied', personalize: 'denied', measure: 'denied', learn: 'denied' };

/** 1 is "opted out" and "no consent" alike. */
const NO: readonly unknown[] = [1, true, 'Y', 'y'];

type Sections = Readonly<Record<string, unknown>>;

/**
 * The IAB's GPP 1.1, its sections of the United States: every opt-out, GPC and what is said of sensitive data or of a child closes at
 * once; only `ready` opens again. A section in force that cannot be read closes `export`; that of the TCF is heard by `tcf`.
 * @contract measured: @iabgpp/cmpapi 3.2.0; spec "CMP API Specification" 1.1
 */
export const open: OpenManager = (tools) => {
  let before: Partial<ConsentState> = {};
  return openIab(tools, API, {
    // its events tell no more than that something has changed
    take(data) {
      if (!data) before = {};
    },
    look({ cmpStatus, signalStatus, applicableSections, parsedSections, gppString }) {
      const applicable = [applicableSections].flat().map(Number);
      const sections = Object(parsedSections) as Sections;
      const isRead =
        applicable.length && applicable.every((id) => id === -1 || id === 2 || sections[`us${SECTIONS[id - 6]}`]);
      const has = (field: string, values = NO) => marked(sections, field, values);
      const says = { ...tools.says(USUAL, (field) => !has(field).length), ...(has(CHILD).length && CLOSED) };
      // a child whose parents consent is still nobody to advertise to
      if (has(CHILD, [1, 2]).length) says.export = 'denied';
      else if (!isRead && says.export === 'granted') says.export = 'unknown';
      const isReady = signalStatus === 'ready' && cmpStatus !== 'error';
      before = isReady ? says : narrowed(cmpStatus === 'error' ? {} : before, says);
      return {
        says: before,
        raw: { signalStatus: `${signalStatus}`, applicable, sensitive: has(SENSITIVE), gppString: `${gppString}` },
        note: isReady ? (isRead ? '' : 'unknown section') : 'not ready',
      };
    },
  });
};

/** Where a field of that name holds one of these values, such as `usnat.SensitiveDataProcessing.3`; sections are flat, or lists of parts. */
function marked(sections: Sections, field: string, values: readonly unknown[]): string[] {
  return Object.entries(sections).flatMap(([name, section]) =>
    [section].flat().flatMap((part: unknown) => {
      const held: unknown = typeof part === 'string' ? { OptOutSale: part[2] } : part;
      const list = [Object(held)[field]].flat() as unknown[];
      return list.flatMap((value, index) => (values.includes(value) ? `${name}.${field}.${index + 1}` : []));
    }),
  );
}
