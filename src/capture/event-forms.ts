/** What the fields of an event must be, the first row that tells the field. */
const FORMS: readonly (readonly [sign: RegExp, form: string])[] = [
  [/^theme_/, 'a whole number from 0 to 99'],
  [/]$/, 'an object with item_id or item_name'],
  [/^items$/, 'one or more items'],
  [/(index|price|discount|quantity|value|scrolled|msec)$/, 'a number such as 12.5'],
  [/^currency/, 'a code such as EUR'],
  [/^(page_|referrer|device|utc|sort_|filter_)/, 'as docs/events.md has it'],
  [/^profile/, 'as docs/profile.md has it'],
  [/^params/, 'an object'],
  [/./, 'text or plain data, free of personal data'],
];

/** What a field of an event must be, in words: for people, since what reads the fields does without. */
export const eventForm = (field: string): string => FORMS.find(([sign]) => sign.test(field))![1];
