import type { SensitiveNames } from './sensitive-kind.js';

/** English. */
export const en: SensitiveNames = {
  origin:
    '^race(?!.)|rac(ial|is[mt])|race (ethnicity|based|group|origin)|by race$|ethnic|caucasian|african american|black (people|customer|shopper|communit|famil|owned|history)|white (people|customer|shopper|famil)|(black|white) (wo)?m[ae]n(?!.)|hispanic|latin[oax]s?$|asian (american|people|customer|shopper|origin|communit)|asians$|arabs?$|(african|asian|jewish|arab|turkish|foreign) descent|national origin|nationalit|indigenous|native american|aborigin|roma people|gypsies|mixed race|biracial|skin colou?r|people of colou?r|bame$|bipoc|minorities|minority (group|customer|shopper)|castes?$',
  belief:
    'religio|faith (based|group|communit)|christians?$(?! (dior|louboutin|lacroix|siriano))|christianity|catholic|protestant|evangelical|mormon|jehovah|orthodox (church|jew|christian)|jews?$|jewish|judai|torah|synagog|kosher|hanukkah|chanukah|passover|yom kippur|bar mitzvah|muslim|moslem|islam|qur ?an|koran|mosque|halal|hijab|ramadan|eid (mubarak|al|sale|gift|collection)|^eid(?!.)|hindu|diwali|sikh|buddhis|atheis|agnostics|pagan|wicca|church(?!ill)|bible|gospel|prayer|worship|communion|baptis|christening|spirituality|scientolog|freemason|philosophical (belief|conviction)',
  politics:
    'political|politics|politicians?$|republican|democrats?$|democratic (party|voter)|conservatives$|conservative (voter|part)|labour (party|voter)|tory$|tories$|maga$|(left|right) wing|far (left|right)|socialis[mt]|communis[mt]|fascis[mt]|nazi|marxis|libertarian|elections?$|electoral|ballots?$|voters$|voter (group|registration|list|roll|base|profile)|voting (record|intention|behavio)|brexit|activists?$|protesters?$|party (member|affiliation)|green party|campaign (donor|donation|contribution)',
  union:
    '(trade|labou?r) union|unioni[sz]ed|unionist|union s? ?(member|rep$|reps$|dues|worker|organi[sz]er)|strike (action|ballot|fund)|on strike$|striking workers|collective bargaining|shop steward|picket line|works council|teamsters|organi[sz]ed labou?r',
  health:
    'health(?!y|i|ful)(?! (and |n )?(food|bars?$|snack|beauty|drink|club|kitchen|fitness))|medic(al|ation|are$|aid$)|medicin(?!e ?ball|al)|medicinal (product|herb|plant|use)|pharma|prescription|patients$|disease|illness|sickness|sick (people|leave)|diagnos|symptom|(?<!retail )therap|hospitals?$|hospitali[sz]|surgery|surgical|disabilit|disabled (people|person|customer|shopper)|wheelchair|pregnan|maternity|expecting (mother|parent|mum|mom)|m[ou]m to be|fertilit|ivf$|ovulat|miscarr|abortion|breastfe|postpartum|menopaus|menstrua|contracepti|condoms?$|erectile|impoten|incontinen|viagra|cancer|oncolog|tumou?r|diabet|insulin|asthma|allerg|epilep|arthrit|eczema|psoriasis|hiv$|std$|hepatitis|depress(ed|ion|ive)|anxiety|adhd|autis|bipolar|dementia|alzheimer|insomnia|ptsd|eating disorder|anorexi|bulimi|obes|overweight|addiction|drug (addict|abuse|user)|alcoholi|rehab|smoking cessation|quit smoking|nicotine|blood (pressure|sugar|glucose)|cholesterol|hearing aid|mobility aid|mental(ly| health)|chronic(ally)?$|migraine|covid|vaccin|weight loss|slimming|botox|acne(?! studio)',
  'sex-life':
    'sex$|sexual|sexy|sex (life|toy|partner|work|shop)|gays?$|lesbian|lgbt|queer|(bi|homo|hetero|pan|a)sexual|same sex|pride (month|week|parade|march|flag|sale|collection)|erotic|porn|fetish|bdsm|bondage|kink(s|sters?)?$|swingers$|polyamor|libido|adult (toy|shop|store|content)|vibrators?$|dildo|orgasm|virginity',
  'gender-identity':
    'trans gender|transsexual|trans (wom[ae]n|m[ae]n|people|person|communit|customer|shopper|rights|youth|pride)|^trans(?!.)|non binary|enby|gender (queer|fluid|identity|dysphoria|transition|affirming|non ?conforming|reassignment)|intersex|agender|pronouns|cisgender|two spirit|assigned (male|female)|drag queen',
  genes:
    'genetic|genom|dna$|heredit|brca|chromosom|gene (test|marker|mutation|variant|profile)|inherited (disease|condition)|ancestry (test|kit)|family history of|carrier (status|screening)|mutation carrier',
  biometrics:
    'biometric|finger print(?! (free|proof|resist))|face (id$|scan|recognition|print|template|geometry)|facial (recognition|scan|geometry|analysis)|iris (scan|recognition)|retinal? scan|voice ?print|voice (id$|recognition)|palm (scan|vein)|hand geometry|gait (analysis|recognition)|keystroke|typing pattern|liveness|emotion recognition',
  neural:
    'neural(?! (net|rank|model|engine))|neuro ?(data|feedback|tech|imaging|marketing|activity)|brain (wave|scan|data|activity|signal|computer|reading|implant|imaging)|eeg$|fmri|bci$|mind reading|thought (reading|decoding|data)|cortical',
  migration:
    'immigra|citizenship|citizen status|non citizen|refugee|asylum|visa (status|holder|applicant|expir|type)|undocumented|deport(ed|ation)|green card|residen(ce|cy) (permit|status)|work permit|naturali[sz](ed|ation)|migrants?$|foreign (national|born|worker|resident)|foreigners?$|illegal alien|expats?$|daca$|overstay|country of birth',
  location:
    '(precise|exact|live) (location|position)|gps (position|coordinate|location|track|data|trace)|^gps(?!.)|geo (location|fenc|tag|coordinate)|latitude|longitude|lat (lng|lon)|(home|street) address|house number|near (their )?home$|location (history|track|data|trace|trail)|whereabouts|movement (profile|pattern)|visited places|cell tower',
  'government-id':
    'passport (number|no$|id$|scan|copy|data)|social security|ssn$|national (id$|identity|insurance)|identity (card|document|number)|id (number|document|scan)|id cards?$(?! holder)|driver s? ?licen[cs]e|driving licen[cs]e|tax(payer)? (id$|number|file number)|military id$|voter id$|government (id$|issued)|nhs number|aadhaar|birth certificate',
  credentials:
    'pass (word|code|phrase)s?|credentials|pin (code|number)|login (data|detail|secret)|iban$|sort code|bank (account|detail|login|balance)|account (number|balance|password)|routing number|(credit|debit|bank) card (number|detail|data)|card (number|verification|security)|cvv|cvc$|security (code|question)|access token|api key|(secret|private) key|crypto wallet|seed phrase|one time (code|password)|otp$|two factor',
  messages:
    '(e ?mail|mail|message|chat|sms|dm|inbox|whatsapp|conversation|letter)s? (content|bod(y|ies)$|log|history|transcript|archive)|text messages?$|(private|direct) (message|chat|conversation|letter)|voice mail|phone (call|record)|call (log|record|history)|correspondence|wiretap|read (mail|email|message)',
  crime:
    'criminal|convict(s$|ed|ion)|felon|offenders?$|arrest(s$|ed$)|prison|inmate|jail|victims?$|domestic (violence|abuse)|abuse (victim|survivor)|survivors? of (abuse|violence)|rape(d|s)?$|stalk(ed|er)s?$|probation|parole|police (record|report)|crime (record|histor)|assault|traffick(ed|ing)|restraining order',
  minors:
    'minors?$(?! (change|update|key|fix|edit|league|tweak))|under ?aged?$|under (13|16|18)s?(?!\\d| ?(eur|usd|gbp|dollar|pound|buck|cm|kg))|teen agers?|pre ?teens?$|tweens?$|teens$|adolescen|juvenile|youngsters|school (child|kid|boy|girl)(ren|s)?$|(child(ren)?|kids?) (user|account|shopper|customer|profile|visitor|audience)|pupils$',
  hardship:
    'pay ?day (loan|advance|lend)|debt|indebted|bankrupt|insolven|(bad|poor) credit|credit (score|rating|problem|risk|repair|default|worth)|low (income|earner)|poverty|poor (people|famil|customer|shopper|household)|^poor(?!.)|unemploy|jobless|laid off|food (stamp|bank)|welfare (recipient|benefit)|on (benefits|welfare)|benefit claimant|overdraft|foreclos|evict(ed|ion)|homeless|financ(e|ial|ially) (hardship|distress|vulnerab|trouble|difficult|stress|struggl|problem|need)|cash strapped|struggling (famil|customer|shopper|household|financ)|pawn (shop|broker)|arrears|repossess|late payer|missed payment|money (problem|trouble|worr)|can ?no?t afford',
};
