import type { PurposeMap } from '../consent-options.js';
import { openIab } from './iab-api.js';
import type { IabApi } from './iab-calls.js';
import type { OpenManager } from './manager.js';

export const kind = 'optout' as const;

const API: IabApi = { name: '__uspapi', version: 1, ask: 'getUSPData' };

const USUAL: PurposeMap = { export: ['sale'] };

/**
 * The IAB's US Privacy string, such as `1YNN`, which GPP has taken the place of: its third letter is the opt-out of sale. It has no
 * events, so it is read whenever anything is.
 * @contract known: spec "US Privacy User Signal Mechanism" 1.0
 */
export const open: OpenManager = (tools) =>
  openIab(tools, API, {
    look(answered) {
      const uspString = `${answered.uspString}`;
      const [, sale] = /^1[-NY]([-NY])[-NY]$/i.exec(uspString) ?? [];
      const says = tools.says(USUAL, () => sale && !/y/i.test(sale));
      return { says, raw: { uspString }, ...(!sale && { note: 'no answer yet' }) };
    },
  });
