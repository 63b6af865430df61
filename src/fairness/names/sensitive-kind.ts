/** What a name may tell of a person that the law protects: GDPR articles 9 and 10, and what laws of US states call sensitive. */
export type SensitiveKind =
  | 'origin'
  | 'belief'
  | 'politics'
  | 'union'
  | 'health'
  | 'sex-life'
  | 'gender-identity'
  | 'genes'
  | 'biometrics'
  | 'neural'
  | 'migration'
  | 'location'
  | 'government-id'
  | 'credentials'
  | 'messages'
  | 'crime'
  | 'minors'
  | 'hardship';

/**
 * The words of one language, by what they tell: small letters; a word stands for all that begin with it, unless it ends in `$`; a
 * blank may be missing; `ä`, `ö` and `ü` may be written `ae`, `oe` and `ue`, and every accent may be missing. `(?!.)` is the end of the name.
 */
export type SensitiveNames = Readonly<Record<SensitiveKind, string>>;
