import type { SensitiveNames } from './sensitive-kind.js';

/** German. */
export const de: SensitiveNames = {
  origin:
    'rassisch|rassis[mt]|rasse(?!l|hund|katz)|ethni|hautfarbe|abstammung(?!stest)|(nationale|ethnische|ausländische|fremde) herkunft|herkunftsland|nationalität|migrationshintergrund|(schwarze|weisse) (menschen|kund)|farbige$|sinti|roma (familie|kund|herkunft)|(türkisch|arabisch|russisch|ausländisch)stämmig|(dunkel|hell)häutig|volksgruppe|minderheit|zigeuner|indigen|afrodeutsch',
  belief:
    'religi|glaube(ns?)?$|glaubensgemeinschaft|gläubige|konfession|christ(en$|lich|entum|in$)|katholi|evangelisch|protestant|kirche|taufe|taufkerze|kommunion|konfirmation|bibel|gebet|rosenkranz|jude(n|ntum)?$|jüdisch|koscher|synagoge|chanukka|muslim|moslem|islam|moschee|koran|ramadan|zuckerfest|kopftuch|hindu|buddhis|atheis|zeugen jehovas|sekten?$|weltanschau|freimaurer|fastenzeit',
  politics:
    'politi(k|sch)|wahl(kampf|berechtigt|verhalten|absicht|recht|programm|en$)|wähler|(bundestags|landtags|kommunal)wahl|partei|cdu$|csu$|spd$|fdp$|afd$|die linke$|grüne (partei|wähler)|(links|rechts)(extrem|radikal)|konservative$|sozialdemokrat|sozialis|kommunis|nazi|demonstrant|aktivist|volksbegehren',
  union:
    'gewerkschaft|betriebsr(a|ä)t|tarif(vertrag|kampf|streit|verhandlung)|streik|ver di$|ig metall|dgb$|arbeitskampf|personalr(a|ä)t|arbeitnehmervertret|mitbestimmung',
  health:
    'gesundheit(?! (und )?(beauty|schönheit|fitness))|krank|medizin(?!ball)|medikament|arznei|apotheke|rezept(pflicht|frei)|patient|arzt(?!serie|roman)|diagnos|symptom|therapi|klinik|operation|behinder|rollstuhl|schwanger|umstandsmode|werdende (mutter|mütter|mama|eltern)|kinderwunsch|fruchtbarkeit|eisprung|fehlgeburt|abtreibung|stillzeit|stillende|wechseljahr|menopause|menstruation|verhütung|kondom|potenzmittel|inkontinen|krebs(erkrank|patient|vorsorge|behandlung|therapie)|^krebs(?!.)|onkolog|tumor|diabet|insulin|asthma|allergi|epilep|arthrose|rheuma|neurodermitis|schuppenflechte|hiv$|geschlechtskrank|depress|angststörung|adhs|autis|demenz|alzheimer|schlafstörung|essstörung|magersucht|adipositas|übergewicht|sucht(?!e)|alkohol(sucht|ik|krank|abhängig)|raucherentwöhnung|blutdruck|blutzucker|cholesterin|hörgerät|pflegebedürf|psychisch|migräne|abnehmen|impf|pille danach',
  'sex-life':
    'sexuell|sexual|sexspielzeug|sexleben|schwul|lesb(e|en|isch\\w*)$|(homo|bi|hetero)sexuell|gleichgeschlecht|erotik|erotisch|porno|fetisch|swinger|csd$|pride monat|christopher street|gleitgel|libido|regenbogenfamilie|liebesspielzeug',
  'gender-identity':
    'transsexuell|transident|trans (frau|mann|männer|person|mensch|kund)|nicht binär|non ?binär|geschlechts(identität|umwandlung|angleich|dysphorie)|genderqueer|genderfluid|intersexuell|intergeschlecht|diverse?s? geschlecht|pronomen',
  genes:
    'genetisch|genetik|gentest|gen (test|analyse|mutation)|genom|dna (test|analyse|probe)|erbgut|erbkrank|erblich|erbanlage|chromosom|vererb|mutationsträger|abstammungstest',
  biometrics:
    'biometri|fingerabdr(u|ü)ck|gesichts(erkennung|scan|geometrie|analyse)|iris (scan|erkennung)|netzhaut scan|stimm(abdruck|erkennung|profil)|(hand)?venenscan|handvenen|gang(analyse|erkennung)|tippverhalten|lebenderkennung|emotionserkennung|unterschriftserkennung',
  neural:
    'neuronale? (daten|aktivität|signal)|neuro (daten|feedback|techn|marketing)|(ge)?hirn (strom|ströme|wellen|scan|aktivität|daten|signal|computer|implantat)|gedanken ?(lesen|daten)',
  migration:
    'einwander|zuwander|eingewander|migrant|migrationsstatus|staatsangehörig|staatsbürger|flüchtling|geflüchtet|asyl|aufenthalts(status|titel|erlaubnis|recht)|abschieb|visum|ausländer|einbürger|duldung|arbeitserlaubnis|geburtsland|niederlassungserlaubnis|spätaussiedler|staatenlos',
  location:
    'genaue[rn]? (standort|position|adresse)|standort (verlauf|daten|profil|verfolg)|gps (daten|koordinaten|standort|ortung|verlauf)|geo (daten|position|lokal|koordinaten)|breitengrad|längengrad|(wohn|privat|heimat)adresse|hausnummer|bewegungsprofil|aufenthaltsort|handyortung|funkzelle|live standort|ortungsdaten',
  'government-id':
    'personalausweis|ausweis (nummer|kopie|daten|dokument)|reisepass (nummer|kopie|daten)|passnummer|steuer (id$|nummer|identifikation)|sozialversicherung|rentenversicherung|krankenversicherten|führerschein (nummer|kopie|daten)|identitäts(nachweis|karte)|geburtsurkunde|dienstausweis|amtlicher ausweis',
  credentials:
    'passwort|passwörter|kennwort|(zugangs|anmelde|login) ?daten|pin nummer|geheimzahl|tan (nummer|liste|code)|konto ?(nummer|daten|stand)|bank ?(daten|verbindung|leitzahl)|karten ?(nummer|daten)|kreditkarten ?(nummer|daten)|prüfziffer|sicherheits ?(code|frage)|einmalpasswort|zugriffsschlüssel|private[rn]? schlüssel',
  messages:
    '(e ?mail|mail|nachrichten|chat|sms|brief|gesprächs|whatsapp)s? ?(inhalt|verlauf|protokoll|archiv)|private (nachricht|chat)|(direkt|privat)nachricht|posteingang|briefgeheimnis|anruf (liste|protokoll|verlauf)|gesprächs(daten|mitschnitt)|korrespondenz|kommunikationsinhalt|mitgelesen',
  crime:
    'straf(tat|täter|register|verfahren|gefangen|fällig)|vorbestraft|vorstrafe|verurteil|gefängnis|häftling|inhaftier|kriminell|kriminalität|verbrechen|opfer$|opferhilfe|gewaltopfer|häusliche gewalt|missbrauch|vergewaltig|stalking ?(opfer|anzeige)|bewährung|führungszeugnis|tatverdächt|polizei (akte|bericht)|festgenommen',
  minors:
    'minderjährig|unter (13|14|16|18)(?!\\d| ?(eur|cm|kg))|jugendliche[rn]?$(?! (schnitt|look|stil|mode))|teenager|teenies$|heranwachsend|schulkind|schüler(in|innen)?$|kinder (konto|profil|nutzer|kunde|account)|nicht volljährig|u1[68]$',
  hardship:
    'schuld(en|ner)|verschuldet|verschuldung|überschuld|insolven|zahlungsunfähig|pleite|kredit (würdig|ausfall|problem|risiko|ohne)|schufa|bonität|armut|arme (leute|famil|kund|haushalt)|geringverdien|niedriglohn|einkommensschwach|geringes einkommen|arbeitslos|hartz|bürgergeld|sozialhilfe|wohngeld|pfändung|inkasso|mahnung|dispo(kredit)?$|obdachlos|zwangs(räumung|versteiger)|geld(not|sorgen)|finanzielle? (not|schwierig|problem|sorgen|schwach|angeschlagen)|finanznot|pfandhaus|leihhaus|sofortkredit',
};
