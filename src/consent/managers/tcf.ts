import type { PurposeMap } from '../consent-options.js';
import { openIab } from './iab-api.js';
import type { IabApi } from './iab-calls.js';
import { narrowed } from './iab-narrowed.js';
import type { ManagerTools, OpenManager, Said } from './manager.js';

const API: IabApi = { name: '__tcfapi', version: 2, ask: 'ping', byEvents: true };

/** Purposes by their numbers. */
const USUAL: PurposeMap = {
  contextual: ['11'],
  persist: ['1'],
  personalize: ['1', '5', '6'],
  measure: ['8'],
  learn: ['10'],
  export: ['1', '3', '4'],
};

/**
 * IAB Europe's TCF 2.2 to 2.4: what a stored or completed choice consents to. A dialog that is open may narrow it, never widen it;
 * legitimate interest opens nothing.
 * @contract measured: @iabtechlabtcf/cmpapi and stub 1.5.21; spec "Consent Management Platform API" v2.3
 */
export const open: OpenManager = (tools) => {
  let said: Said | undefined;
  let dialogs = 0;
  return openIab(tools, API, {
    take(data, success) {
      said = success === true ? after(said, Object(data)) : undefined;
    },
    // listeners are never told of an error
    look: ({ cmpStatus }) =>
      cmpStatus === 'error' ? { says: tools.says(USUAL, () => undefined), raw: { cmpStatus }, note: 'error' } : said,
  });

  function after(before: Said | undefined, data: TcData): Said | undefined {
    const { cmpStatus, eventStatus, gdprApplies, tcString, tcfPolicyVersion } = data;
    if (cmpStatus !== 'loaded') return;
    if (eventStatus === 'cmpuishown') {
      dialogs++;
      if (gdprApplies === true && before?.says)
        return { ...before, says: narrowed(before.says, permitted(data, tools)) };
      return gdprApplies === false && before?.notRequired ? before : undefined;
    }
    if (eventStatus !== 'tcloaded' && eventStatus !== 'useractioncomplete') return;
    const raw = { eventStatus, gdprApplies };
    if (gdprApplies === false) return { notRequired: true, raw };
    // an empty string: nobody has chosen yet
    if (gdprApplies !== true || tcString === '') return;
    return {
      says: permitted(data, tools),
      chosen: lastUpdated(tcString),
      // the same choice made again is another one: `dialogs`
      raw: { ...raw, policy: Number(tcfPolicyVersion), dialogs, tcString: `${tcString}` },
    };
  }
};

/** The parts of TCData that are read; none of them is sure to be there. */
type TcData = Readonly<Record<'cmpStatus' | 'eventStatus' | 'gdprApplies' | 'tcString' | 'tcfPolicyVersion', unknown>> &
  Readonly<Record<'purpose' | 'vendor' | 'publisher', Vectors | undefined>>;
type Vectors = { readonly [name: string]: Vectors | undefined };

/** What the shopper consents to. */
function permitted({ purpose, vendor, publisher }: TcData, { says, options }: ManagerTools) {
  const { vendorId, usePublisher } = options;
  const consents = (usePublisher ? publisher : purpose)?.consents;
  const isOn = (vector: Vectors | undefined, id: string | number) => (vector?.[id] as unknown) === true;
  const hasVendor =
    vendorId === undefined || (isOn(vendor?.consents, vendorId) && isOn(vendor?.disclosedVendors, vendorId));
  // a restriction other than "by consent" takes the purpose away, or leaves it to legitimate interest
  const isFree = (id: string) => ((publisher?.restrictions?.[id]?.[vendorId!] ?? 1) as unknown) === 1;
  return says(USUAL, (id) => hasVendor && isFree(id) && isOn(consents, id));
}

/** When a TC string was last updated, in its letters 8 to 13: deciseconds since the epoch, six bits a letter. */
function lastUpdated(tcString: unknown): number | undefined {
  const [, letters = ''] = /^C[\w-]{6}([\w-]{6})/.exec(`${tcString}`) ?? [];
  const base64 = [...letters.replaceAll('-', '+').replaceAll('_', '/')];
  return base64.reduce((sum, letter) => sum * 64 + atob(`AAA${letter}`).charCodeAt(2), 0) * 100 || undefined;
}
