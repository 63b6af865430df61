/**
 * Words by which a field that describes a person tells what the law protects (GDPR articles 9 and 10), beside those of
 * `sensitive-words.ts`: of goods they would be too many, of people they are not. The same form.
 */
export const SENSITIVE_TRAITS: Readonly<Record<string, string>> = {
  en:
    'health|medical|disease|illness|diagnos|therap|patient|disabled|handicap|sexuality|orientation|race$|racial|skin colou?r|national origin|ancestry|caste$|' +
    'faith|belief|creed|church|mosque|synagogue|atheis|union member|labou?r union|party member|biometric|fingerprint|genetic|dna$|criminal|conviction|offen[cs]e',
  de:
    'gesundheit|krank|erkrank|schwerkrank|diagnose|behinder|schwerbehinder|sexual|rasse|ethnie|hautfarbe|abstammung|herkunft|glaube|konfession|weltanschauung|kirche|moschee|parteimitglied|' +
    'biometri|fingerabdruck|genetisch|gentest|vorstrafe|straftat|verurteil',
  fr:
    'sante|maladie|handicap|race$|origine ethn|couleur de peau|ascendance|croyance|confession|foi$|eglise|mosquee|orientation|opinion|biometri|empreinte digitale|' +
    'genetique|casier judiciaire|condamnation|infraction',
  es:
    'salud|enfermedad|diagnostic|discapacid|raza|etnia|color de piel|ascendencia|creencia|fe$|mezquita|orientacion|afiliacion|biometri|huella dactilar|' +
    'genetic|antecedentes penales|condena|delito',
  ja: '健康|病気|病歴|障害|診断|人種|民族|肌の色|出自|信条|信仰|性的|性自認|党員|生体|指紋|遺伝|犯罪|前科',
};
