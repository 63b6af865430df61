/** What the fields of a profile must be, the first row that tells the field. */
const FORMS: readonly (readonly [sign: RegExp, form: string])[] = [
  [/^profile$/, 'an object with customer and as_of'],
  [
    /\.customer$/,
    'given, or there is no profile: an opaque id, no e-mail address or telephone number, unless capture.hash names customer',
  ],
  [
    /\.as_of$/,
    'given, or there is no profile: a time that has passed, as an ISO date or in milliseconds since the epoch',
  ],
  [/_at$/, 'a time that has passed: an ISO date, or milliseconds since the epoch'],
  [/\.categories$/, 'an object of shares or orders by category, free of personal data'],
  [/\.categories\./, 'a share or a number of orders, one of 50'],
  [/\.traits$/, 'an object of traits'],
  [/\.traits\.[^.]*$/, 'one of 20 objects with value, source, legal_basis and collected_at, named in snake_case'],
  [/\.value$/, 'a number, or a text of up to 100 characters free of personal data'],
  [/\.source$/, 'a text that says where the value is from'],
  [/\.legal_basis$/, 'consent, contract, legal_obligation, vital_interests, public_task or legitimate_interests'],
  [/_levels$/, 'given with loyalty_level, and no less than it'],
  [/_rate$/, 'a number from 0 to 1'],
  [/(aov|value)$/, 'an amount such as 12.5'],
  [/^profile/, 'a whole number from 0'],
  [/\.iss$/, 'the origin of profile.url'],
  [/\.aud$/, 'the origin of the shop'],
  [/\.iat$/, 'when it was signed, in seconds: a time that has passed'],
  [/\.exp$/, 'when it ends, in seconds: to come, and at most 24 hours after iat'],
  [/\.(claims|profile)$/, 'an object'],
  [/\.nbf$/, 'a time that has passed, in seconds'],
  [/./, 'a text of up to 200 characters'],
];

/** What a field of a profile, or a claim of a signed one, must be, in words. */
export const profileForm = (field: string): string => FORMS.find(([sign]) => sign.test(field))![1];
