import type { ConsentState } from '../consent/capability.js';
import { OPT_OUTS, type OptOut } from '../consent/opt-outs.js';
import { openVoices } from '../consent/open-voices.js';
import { readOnly, writable } from '../lib/readable.js';
import type { Vitrine } from '../vitrine.js';

/** Consent as a shop's page has it, open to a test from the first moment: what narrows does so at once, what widens a microtask later. */
export function openTestConsent(given: ConsentState): Pick<Vitrine, 'consent' | 'optOut' | 'object'> {
  const state = writable(given);
  const { say, all } = openVoices(state);
  let says = given;
  say({ source: 'set', says });
  const refuse =
    (source: OptOut) =>
    (on = true) =>
      say({ source, kind: 'optout', says: on ? OPT_OUTS[source] : {} });
  return {
    consent: {
      ...readOnly(state),
      set: (patch) => say({ source: 'set', says: (says = { ...says, ...patch }), raw: patch }),
      debug: () => ({ at: Date.now(), state: state.get(), policyVersion: 'test', sources: all() }),
    },
    optOut: refuse('opt-out'),
    object: refuse('objection'),
  };
}
