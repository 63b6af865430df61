import type { SensitiveNames } from './sensitive-kind.js';

/** French. */
export const fr: SensitiveNames = {
  origin:
    'ethni|origines? (ethnique|raciale|nationale|étrangère|africaine|maghrébine|asiatique)|couleur de (la )?peau|nationalité|minorités? (ethnique|visible)|personnes? (noire|blanche|de couleur)|maghrébin|gitan(s|es)?$|tsigane|roms$|autochtone|métis(se)?s?$|communauté (noire|asiatique|africaine|maghrébine)|afro ?descend|asiatiques$|arabes$|issus? de l ?immigration',
  belief:
    'religi|croyan(t|ce)|chrétien|catholi|protestant|évangéli|église|messe$|baptême|communion|chapelet|crucifix|bible|coran$|prière|juifs?$|juives?$|judaï|casher|synagogue|hanoucca|musulman|islam|mosquée|halal|ramadan|aïd (el|moubarak)|hindou|bouddhi|athée|agnostiques$|franc maçon|convictions? philosophique|carême|voile islamique|sectes?$',
  politics:
    'politiques?$(?! (de|d|retour|confidentialit|cookie|commercial|tarif|prix))|politicien|parti (politique|socialiste|communiste|républicain)|électeur|électora|électrice|élections?$|intention de vote|vote (blanc|de gauche|de droite)|extrême (gauche|droite)|républicains$|socialis|communis|militant|manifestant|gilets jaunes$|fascis|anarchis|écologistes$|front national|rassemblement national',
  union:
    'syndica(t|l)|syndiqué|cgt$|cfdt$|grève|gréviste|comité d ?entreprise|délégué (syndical|du personnel)|prud ?hom|convention collective|représentants? du personnel|force ouvrière',
  health:
    'santé(?! (et )?(beauté|bien ?être))|malad|médica|médecin(?!e ?ball)|pharmaci|ordonnance|patiente?s$|diagnosti|symptôme|thérap(?!y)|hôpital|hôpitaux|chirurg|handicap|fauteuil roulant|femmes? enceinte|grossesse|maternité|futures? maman|fertilité|fiv$|fausse couche|avortement|ivg$|allaite|ménopaus|menstru|règles douloureuses|contracepti|préservatif|érectile|impuissan|incontinen|oncolog|tumeur|diabèt|insuline|asthm|allergi|épilep|arthrose|eczéma|vih$|sida$|mst$|hépatite|dépressi|anxi(été|eux)|tdah|autis|bipolair|démence|insomni|anorexi|boulimi|obèse|obésité|surpoids|addiction|alcoolisme|tabagi|sevrage|tension artérielle|glycémi|cholestérol|(prothèse|appareil) auditi|troubles? (menta|alimentaire|psychique|du sommeil)|perte de poids|minceur|acné(?! studio)',
  'sex-life':
    'sexuel|sexualité|sextoy|(homo|bi|hétéro)sexuel|gays?$|lesbienne|érotique|porno|fétichis|libertin|échangis|polyamour|couples? (gay|homo)|(mois|marche) des fiertés|lubrifiant intime|godemich|vibromasseur|homoparent',
  'gender-identity':
    'transgenre|transsexuel|(femme|homme|personne)s? trans$|non binaire|identité de genre|dysphorie|genre fluide|transidentité|intersexu?é?e?s?$|transition de genre|changement de sexe|agenre|cisgenre|pronoms$|réassignation',
  genes:
    'génétique|génom|adn$|hérédit|tests? adn|gène (muté|porteur)|mutation du gène|séquençage|porteurs? (sain|du gène)|prédisposition génétique',
  biometrics:
    'biométri|empreintes? (digitale|vocale|faciale|palmaire)|reconnaissance (faciale|vocale|de l ?iris|des émotions|du visage)|scan (facial|du visage|de l ?iris|rétin)|géométrie (du visage|de la main)|analyse faciale|dynamique de frappe|signature vocale',
  neural:
    'données (neuronales|cérébrales|neurales)|neurodonnées|neuro techno|ondes cérébrales|activité (cérébrale|neuronale)|électroencéphalo|imagerie cérébrale|scan(ner)? (cérébral|du cerveau)|interface (cerveau|neuronale)|lecture (des|de) pensées|implant cérébral|signaux (cérébraux|neuronaux)',
  migration:
    'immigr|émigré|migrant|réfugié|asile|sans papiers|(titre|carte|permis) de séjour|permis de travail|citoyenneté|statut migratoire|visa (de séjour|de travail|étudiant|expiré)|naturalisé|naturalisation|expulsé|étrangers$|ressortissant|apatride|clandestins?$|pays de naissance|expatri',
  location:
    'géolocalis|position (gps|précise|exacte)|localisation (précise|exacte|gps|en direct)|coordonnées (gps|géo)|adresse (du domicile|personnelle|exacte|privée)|numéro de rue|historique (de|des) (localisation|position|déplacement)|traçage|trajets? quotidien|géorepérage|lieu de résidence|suivi gps',
  'government-id':
    '(carte|pièce) d ?identité|carte nationale|passeport (numéro|scan|copie)|numéro (de )?(passeport|sécurité sociale|fiscal|permis|carte vitale)|numéro d ?identité|sécurité sociale|permis de conduire|carte vitale|avis d ?imposition|acte de naissance|identifiant fiscal|carte d ?électeur|livret de famille',
  credentials:
    'mots? de passe|identifiants? (de connexion|bancaire)|code (secret|pin|confidentiel|de sécurité|à usage unique)|numéro (de )?(compte|carte bancaire|carte de crédit)|compte bancaire|coordonnées bancaires|relevé d ?identité bancaire|solde (du compte|bancaire)|cryptogramme|données (bancaires|de carte|de connexion)|question secrète|clé (privée|api|secrète)|jeton d ?accès|phrase secrète',
  messages:
    'contenu (des|du|de) (message|mail|e ?mail|courriel|sms|chat|conversation|lettre)|historique (des|du|de) (message|chat|conversation|appel|discussion)|messages? privé|conversations? privée|journal d(es)? ?appels|correspondance|boîte de réception|messagerie (vocale|privée)|appels téléphoniques|lecture des (mails|messages)|sms (reçus|envoyés|privés)|courrier privé|écoutes? téléphonique',
  crime:
    'crimin|condamn|casier judiciaire|délinquan|prison|détenus?$|incarcér|victimes?$|violences? (conjugale|domestique|sexuelle)|viols?$|violées?$|agress|harcel|harcèl|garde à vue|infraction|repris de justice|liberté conditionnelle|contrôle judiciaire|délits?$',
  minors:
    'mineure?s?$|moins de (13|15|16|18)(?!\\d| ?(eur|cm|kg))|adolescen|ados$|préado|écoliers$|collégien|lycéen|enfants? (utilisateur|client|mineur|acheteur)|(compte|profil) enfant|élèves$',
  hardship:
    'surendett|endett|dettes?$|faillite|insolvab|interdits? bancaire|mauvais (crédit|payeur)|découvert bancaire|(bas|faibles?) (revenu|salaire)|pauvre|précarité|précaires$|chômeu|chômage|sans emploi|rsa$|allocataire|aide sociale|difficultés? (financière|de paiement)|fragilité financière|vulnérab(le|ilité)s? financi|problèmes? (d ?argent|financier)|impayé|saisie (sur salaire|immobilière)|sans abri|sdf$|prêteur sur gages|rachat de crédit|crédit rapide|huissier|banque alimentaire',
};
