import { eventForm } from './capture/event-forms.js';
import { profileForm } from './capture/profile-forms.js';
import type { Problem, Trouble } from './lib/report.js';
import { MODEL_FORMS, MODEL_SENTENCES } from './model/model-sentences.js';

/** What went wrong and the remedy; behind the field, where there is one. */
const SENTENCES: Readonly<Record<string, string>> = {
  ...MODEL_SENTENCES,
  'budget-frozen':
    'is spent by three quarters: {about}; no further swap on this page view. Make that part cheaper or raise the limit',
  'budget-off': 'is spent: {about}; off for the rest of this page view. Make that part cheaper or raise the limit',
  'budget-sparing':
    'is half spent: {about}; events cross less often on this page view. Make that part cheaper or raise the limit',
  'capture-failed': 'could not be listened to; see the cause',
  'config-unreadable': 'The config could not be read, so Vitrine is off; mend the JSON block or its URL, see the cause',
  'config-sensitive':
    'is refused: it speaks of {about}, which the law protects (Article 9 GDPR and its like); rename it. See docs/fairness.md#sensitive-names',
  'config-urgency':
    'says that stock or time runs out, with nothing real behind it; let price.source name what the shop’s own feed fills',
  'consent-manager': '{about} could not be heard, so it stays closed; see the cause',
  'consent-missing':
    'No consent manager was found on this page, so everything stays closed; name yours in config.consent, or call vitrine.consent.set()',
  'consent-options': 'must be {about}; until then everything stays closed',
  'consent-source': 'The source of consent threw, so everything stays closed; mend it',
  'consent-value':
    'stays closed: use "granted", "denied" or "unknown" for contextual, persist, personalize, measure, learn and export, and a date for at',
  'engine-failed': 'The engine failed in {about}; see the cause',
  'engine-missing': 'No engine could start; the page stays the shop’s own. See the problems before',
  'engine-silent': 'The engine did not answer {about} in time; the page goes on without it',
  'event-malformed': 'must be {form}; it is left out of {about}',
  'event-unknown': '{about} is no event; use a name of docs/events.md',
  'event-unstorable': 'cannot be kept; pass numbers, strings and lists of items only',
  'memory-revoked': 'The consent to store was withdrawn; open the log again after a new grant',
  'memory-unavailable':
    'IndexedDB cannot be used ({about}); free storage or leave private mode. Until then this visit is kept in memory',
  'page-load': 'names a folder from which vitrine.{about}.js could not be loaded; correct it, or serve the file',
  'profile-claims': 'must be {form}; the signed profile is refused',
  'profile-conflict':
    'is another than the one known on this device, so the profile is refused; call vitrine.erase() when a customer logs out',
  'profile-field': 'must be {form}; it is left out',
  'profile-key':
    'must be a public EC, OKP or RSA key with a kid; it is not used. Replace a key whose private part was here',
  'profile-sensitive': 'tells or is called something sensitive; it is left out. Do not send it',
  'profile-signature': 'do not hold for the signed profile, which is refused: {about}',
  'profile-stale':
    'is older than that of the last signed profile, so this one is refused; sign a new one for each request',
  'profile-unkeyed': 'cannot be hashed on a page without HTTPS; the profile is refused',
  'profile-unknown': 'is no field of a profile; it is left out. What describes a person belongs into traits',
  'profile-unreachable': 'gave no signed profile: {about}. Answer with a JWS, or with 204 where nobody is known',
  'purge-failed': 'Something is still stored; close other tabs and call vitrine.erase()',
  'push-callback': 'A callback of vitrine.push() threw; see the cause',
  'segment-refused': 'is left out: {about}',
  'segment-unknown': 'can never show: there is no segment {about}; see docs/segments.md, and campaigns for motives',
  'slot-contested': 'is undone by the page again and again; choose an element it leaves alone',
  'slot-disclosure':
    'is not shown: no notice in sight beside its price ({about}); mend it as docs/fairness.md#the-notice says',
  'slot-element': 'matches nothing in the slot; correct the selector',
  'slot-failed': 'could not be shown; see the cause',
  'slot-image': 'has an image that cannot be loaded, {about}; correct it',
  'slot-list': 'is not shown: {about}; see docs/catalogue.md',
  'slot-missing': 'is not on this page, which may be meant; else mark its element',
  'slot-object': 'says {object} where there is none; give it segments that have one',
  'slot-prior': 'is not shown: it strikes a price through; let price.prior name the lowest of the last 30 days',
  'slot-proxy': 'is not decided, because it moves a price by {about}; choose other segments',
  'slot-refused': 'is not safe; docs/slots.md lists what is',
  'slot-selector':
    'is invalid, or matches the head, the body, the root of a framework, or over 100 elements; narrow it',
  'slot-shift': 'would shift the page; reserve {about}',
  'slot-source':
    'is not shown: its countdown or stock is not filled by the shop’s own feed; let price.source name what is',
  'slot-template': 'matches no <template>; add one to the page or correct the selector',
  'slot-unrendered': 'has no content, and no <Slot> renders it; give it one',
  'slot-variant': 'is not in the config; correct the name',
  'worker-blocked':
    'No worker could start; the engine runs on the page. Host vitrine.worker.js on the shop’s origin or allow worker-src blob: in the CSP',
};
const FORMS: Readonly<Record<string, (field: string) => string>> = {
  'event-malformed': eventForm,
  'profile-claims': profileForm,
  'profile-field': profileForm,
};
const MISFIT = 'does not fit <{about}>; correct the selector';

/** Gives a problem its message. The page loads this with its first problem: a healthy one does without. */
export function explain({ about, ...trouble }: Trouble): Problem {
  const { code, field } = trouble;
  const sentence = (code === 'slot-element' && about ? MISFIT : SENTENCES[code]) ?? `${code}; see docs/errors.md`;
  const named = (about ?? field ?? '').replace(/.*\W/, '');
  const form = FORMS[code]?.(field!) ?? MODEL_FORMS[named];
  const said = sentence.replace(/\{(about|form)\}/g, (_, what) => (what === 'form' && form) || (about ?? ''));
  return { ...trouble, message: `${field ? `${field} ` : ''}${said}.` };
}
