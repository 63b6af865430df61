/**
 * Words of goods and pages that would tell what the law protects (GDPR article 9, and what US states call sensitive): health, sex
 * life and orientation, religion, politics, ethnic origin, union membership, and money trouble. One row a language, without accents; a word stands for all
 * that begin with it, unless it ends in `$`.
 */
export const SENSITIVE_WORDS: Readonly<Record<string, string>> = {
  en:
    'health care|healthcare|medicine(?! ball)|medicinal|medication|pharma|prescription|over the counter|painkiller|pain relief|antidepress|antibiotic|insulin|diabet|' +
    'hiv$|std test|sti test|pregnan|fertility|ovulation|menopaus|contracepti|condom(?!ini)|viagra|sildenafil|erectile|impoten|incontinen|hemorrhoid|haemorrhoid|' +
    'cancer|oncolog|psoriasis|eczema|epilep|asthma|allergy relief|antihistamin|laxative|antifung|wart remover|warts$|nicotine|smoking cessation|alcoholism|' +
    'mental health|depressi|anxiety|adhd|autis|disabilit|wheelchair|mobility aid|hearing aid|blood pressure|blood glucose|' +
    'adult toy|sex$|sexual|sex toy|sexy|erotic|porn|fetish|bdsm|bondage|vibrator|dildo|personal lubric|adult shop|adult store|adults only|' +
    'lgbt|gay$|gays$|lesbian|transgender|queer|' +
    'religio|christian$|christianity|catholic|protestant|bible|gospel|rosar|crucifix|communion|baptism|jewish|judaic|judaism|torah|kosher|menorah|kippah|' +
    'islam|muslim|quran|koran|hijab|halal|prayer|buddhis|hindu|sikh|spiritualit|' +
    'politic|campaign sign|election|trade union|ethnic|immigra|' +
    'payday loan|debt relief|debt consolidation|bankrupt|bad credit|pawn shop',
  de:
    'gesundheitspflege|arznei|medikament|medizin(?!ball)|apotheke|rezeptpflichtig|schmerzmittel|schwanger|fruchtbarkeit|ovulation|verhutung|verhuetung|kondom|' +
    'potenz|inkontinen|hamorrhoid|haemorrhoid|allergie|abfuhrmittel|abfuehrmittel|nagelpilz|raucherentwohn|blutdruck|blutzucker|rollstuhl|horgerat|hoergeraet|pflegebedarf|' +
    'erotik|erotisch|sexspielzeug|sexuell|gleitgel|schwul|lesbisch|' +
    'religios|religioes|christlich|katholisch|evangelisch|bibel|rosenkranz|kruzifix|kirchenbedarf|taufe|taufk|kommunion|judisch|juedisch|muslim|gebet|buddhist|' +
    'politik|partei$|gewerkschaft|ethnisch|schuldner|kredit ohne schufa|insolvenz',
  fr:
    'soins de sante|medicament|pharmacie|ordonnance|antidouleur|grossesse|fertilite|contracepti|preservatif|erectile|incontinence|hemorroid|cancer|allergie|laxatif|mycose|' +
    'sevrage tabagique|tension arterielle|glycemie|fauteuil roulant|aide auditive|sextoy|erotique|sexuel|lubrifiant intime|homosexuel|' +
    'religieu|chretien|catholique|protestant|chapelet|crucifix|bapteme|communion|juif|juive|casher|musulman|coran|priere|bouddhis|' +
    'politique$|syndica|ethnique|surendettement|rachat de credit',
  es:
    'medicament|medicina|farmacia|receta medica|analgesic|embaraz|fertilidad|anticoncepti|preservativo|condon|disfuncion erectil|incontinencia|hemorroid|cancer|alergia|laxante|' +
    'dejar de fumar|tension arterial|glucosa|silla de ruedas|juguete sexual|erotic|sexual|lubricante intimo|homosexual|' +
    'religio|cristian|catolic|protestante|biblia|rosario|crucifijo|iglesia|bautizo|comunion|judio|judia|musulman|coran|oracion|budis|' +
    'politica$|sindica|etnic|sobreendeuda|prestamo rapido',
  ja: '医薬品|医療|処方|薬局|鎮痛|妊娠|避妊|コンドーム|糖尿|血圧|血糖|がん治療|うつ病|アレルギー薬|介護用品|車椅子|補聴器|アダルト|ラブグッズ|性具|同性愛|宗教|仏壇|仏具|数珠|神棚|聖書|十字架|教会|コーラン|ハラール|政治|選挙|労働組合|債務整理|自己破産',
};
