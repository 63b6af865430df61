import type { SensitiveNames } from './sensitive-kind.js';

/** Spanish. */
export const es: SensitiveNames = {
  origin:
    '^raza(?!.)|raza (negra|blanca)|étnic|etnia|origen (étnico|racial|nacional|extranjero|africano)|color de (la )?piel|nacionalidad|minorías? (étnica|racial)|personas? (negra|blanca|de color)|comunidad (negra|gitana|latina|árabe)|gitan[oa]s?$|indígena|afro ?(descendiente|american)|mestiz|mulat[oa]|árabes$|magreb|ascendencia',
  belief:
    'religi|creencia|creyente|cristian[oa]s?$(?! ronaldo)|cristianismo|católic|protestante|evangélic|iglesia|bautizo|bautismo|comunión|rosarios?$|crucifijo|biblia|oraci(ón|ones)$|judíos?$|judías?$(?! (verde|blanca|pinta))|judaísmo|sinagoga|janucá|musulm|islám|mezquita|corán|ramadán|hindú|budis|ateos?$|ateas?$|ateísmo|agnóstic[oa]s?$|testigos de jehová|convicciones filosóficas|cuaresma|masoner|sectas?$',
  politics:
    'polític(os?|as)$|política(?! (de|comercial|precio|tarif|cookie|privacidad))|partido (político|socialista|popular|comunista)|votante|elector(es|al)|elecciones|intención de voto|voto (en blanco|de izquierda|de derecha)|izquierdista|derechista|extrema (izquierda|derecha)|ultraderecha|socialis|comunis|republicanos$|psoe$|activista|manifestante|fascis|anarquis|franquis|militante|ideología',
  union:
    'sindica|ugt$|ccoo$|comité de empresa|huelg|convenio colectivo|negociación colectiva|representantes? de los trabajadores|comisiones obreras|piquete',
  health:
    'salud(?!o|a)(?! (y )?(belleza|bienestar))|enferm|médic[oa]s?$|medicament|medicina(?!l)|farmacia|paciente|diagnóst|síntoma|terapi|hospital(?!i)|cirug|discapaci|minusval|silla de ruedas|embaraz|premamá|futura mamá|maternidad|fertilidad|fiv$|ovulación|aborto|lactancia|menopaus|menstru|anticoncep|preservativo|condones$|eréctil|impotencia|incontinen|oncolog|tumor|diabét|insulina|asma$|asmátic|alergi|alérgic|epilep|artritis|eccema|vih$|sida$|depresi|ansiedad|tdah|autis|demencia|insomnio|anorexi|bulimi|obes|sobrepeso|adicci|alcoholismo|tabaquismo|dejar de fumar|(presión|tensión) arterial|glucosa|colesterol|trastorno|migraña|vacuna|pérdida de peso|adelgaza|acné(?! studio)',
  'sex-life':
    'sexual|sexo$|(homo|bi|hetero)sexual|gays?$|lesbian|erótic|porno|fetich|poliamor|orgullo (gay|lgbt)|mes del orgullo|afrodis|vibrador|consolador|lubricante íntimo|swinger',
  'gender-identity':
    'transgénero|transexual|(mujer|hombre|persona)(es|s)? trans$|no binari|identidad de género|disforia|género fluido|intersexual|transición de género|cambio de sexo|agénero|cisgénero|pronombres|reasignación',
  genes:
    'genétic|genoma|genómic|hereditari|cromosom|gen mutado|mutación del gen|secuenciación|portador(es)? del gen|(prueba|test)s? de adn|adn$|predisposición genética',
  biometrics:
    'biométri|huellas? (dactilar|digital|facial|vocal|de voz)|reconocimiento (facial|de voz|de iris|de emociones|vocal)|(escáner|escaneo) (facial|de iris|de retina)|geometría (facial|de la mano)|análisis facial|forma de andar|dinámica de tecleo|firma vocal',
  neural:
    'datos (neuronales|cerebrales|neurales)|neurodatos|neuro tecnolog|ondas cerebrales|actividad (cerebral|neuronal)|electroencefalo|(escáner|imagen|implante) cerebral|interfaz (cerebro|cerebral|neuronal)|lectura de (la )?mente|leer (la )?mente|señales (cerebrales|neuronales)',
  migration:
    'inmigra|emigrante|migrante|refugiad|asilo|sin papeles|indocumentad|permiso de (residencia|trabajo)|residencia legal|ciudadanía|(estatus|situación) migratori|visado|visa de (trabajo|estudiante|residencia)|nacionaliz|deportad|deportación|extranjer[oa]s?$|apátrida|país de nacimiento|expatriad|tarjeta de residencia',
  location:
    'geolocaliz|ubicación (exacta|precisa|gps|en vivo|en tiempo real)|posición (gps|exacta|precisa)|coordenadas (gps|geo)|latitud|domicilio (particular|exacto)|dirección (particular|de casa|exacta|del domicilio|personal)|historial de (ubicaci|posici|desplazamiento)|geocerca|rastreo|seguimiento gps|lugar de residencia|paradero',
  'government-id':
    'dni$|documento (nacional )?de identidad|cédula|carnet de (identidad|conducir)|número de (pasaporte|la seguridad social|seguridad social|identificación)|pasaporte (número|escaneado|copia)|seguridad social|(permiso|licencia) de conducir|nif$|curp$|(partida|certificado) de nacimiento|tarjeta sanitaria|identificación fiscal|número fiscal|libro de familia',
  credentials:
    'contraseña|credencial|clave (secreta|de acceso|privada|api)|código (pin|secreto|de seguridad|de un solo uso)|número de (cuenta|tarjeta)|cuenta bancaria|datos (bancarios|de la tarjeta|de acceso)|saldo (bancario|de la cuenta)|pregunta de seguridad|token de acceso|frase secreta',
  messages:
    'contenido (de|del|de los|de las) (mensaje|correo|e ?mail|sms|chat|conversaci|carta)|historial (de|del) (mensaje|chat|conversacion|llamada)|mensajes? (privado|directo)|conversaci(ón|ones) privada|registro de llamadas|correspondencia|bandeja de entrada|buzón de voz|llamadas telefónicas|leer (los )?(correos|mensajes)|sms (recibidos|enviados|privados)|cartas privadas|escuchas telefónicas',
  crime:
    'criminal|delincuen|condenad|antecedentes|presidiario|prisión|cárcel|presos?$|víctima|violencia (doméstica|de género|machista|sexual)|violación|violadas?$|agresión|abusos? sexual|maltrat|acoso|libertad condicional|orden de alejamiento|delitos?$|detenid[oa]s?$|exconvict',
  minors:
    'menor(es)? (de edad|usuario|cliente)|menores$|menor(es)? de (13|14|16|18)(?!\\d)|menos de (13|14|16|18) años|adolescent|escolares$|niñ[oa]s? (usuari|client|comprador)|(cuenta|perfil) infantil|colegiales$|alumnos$|preadolesc|quinceañer',
  hardship:
    'endeud|sobreendeud|deud(a|as|or|ores)$|bancarrota|insolven|quiebra|moros(o|a|os|as|idad)$|mal crédito|(puntaje|historial) crediticio|bajos? (ingreso|recurso|salario)|pobres?$|pobreza|precariedad|desemple|parad[oa]s$|sin empleo|subsidio|ayuda social|dificultades (económica|financiera|de pago)|problemas (económico|financiero|de dinero)|vulnerab(le|ilidad) (económic|financier)|impago|embargo (judicial|salarial)|embargad|desahuci|sin (techo|hogar)|casa de empeño|(préstamo|crédito)s? rápido|banco de alimentos|descubierto bancario|apuros económicos|exclusión social',
};
