import { describe, expect, test } from 'vitest';
import { openSensitiveNames } from '../../../../src/fairness/names/sensitive-name.js';
import { allClauses, LANGUAGES } from './languages.js';

/** What no shopper is to read of themselves: a rank, a worth, a forecast, a group of people. */
const TACTLESS: Readonly<Record<string, RegExp>> = {
  en: /churn|low.?value|high.?value|valuable|cheap|poor|\brich\b|wealth|\blost\b|likely|leave us|\brisk|score|segment|cluster|champion|hibernat|dormant|loyal|lapsed|predict|profile|people like|customers like|probab/i,
  de: /abwander|wertvoll|geringwertig|billig|\barme?\b|reich\b|wohlhabend|verloren|wahrscheinlich|\brisiko|punktzahl|segment|cluster|gruppe|treue|schlafend|vorhersag|profil|kunden wie/i,
  fr: /attrition|précieux|bon marché|pauvre|\briche\b|perdu|probable|risque|score|segment|groupe|fidèle|dormant|prédi|profil|clients comme/i,
  es: /fuga|valioso|barat|pobre|\brico\b|perdid|probable|riesgo|puntuación|segmento|grupo|\bleal|inactivo|predi[cj]|perfil|clientes como/i,
  ja: /離脱|解約|優良|貧|富裕|失客|見込み|リスク|スコア|セグメント|グループ|休眠|予測|プロファイル|安物/,
};

const tells = openSensitiveNames();

describe.each(LANGUAGES.map((phrases) => [phrases.language, phrases] as const))('%s', (language, phrases) => {
  const said = [
    ...allClauses(phrases),
    ...Object.values(sentencesOf(phrases)).map((text) => ({ from: 'sentence', text })),
  ];

  test('names nothing that the law protects', () => {
    expect(said.filter(({ text }) => tells(text)).map(({ from, text }) => `${from}: ${text}`)).toEqual([]);
  });

  test('says neither what a shopper is worth nor what is expected of them', () => {
    expect(said.filter(({ text }) => TACTLESS[language]!.test(text))).toEqual([]);
  });
});

function sentencesOf({ sentences }: (typeof LANGUAGES)[number]): Readonly<Record<string, string>> {
  return { default: sentences!.default, everyone: sentences!.everyone, because: sentences!.because() };
}

test('the lists would catch what they are for', () => {
  expect(TACTLESS['en']!.test('you are a low-value customer')).toBe(true);
  expect(TACTLESS['de']!.test('Sie sind ein Kunde mit Abwanderungsrisiko')).toBe(true);
  expect(TACTLESS['fr']!.test('vous êtes un client à risque')).toBe(true);
  expect(TACTLESS['es']!.test('eres un cliente en riesgo')).toBe(true);
  expect(TACTLESS['ja']!.test('離脱の恐れがある')).toBe(true);
  expect(tells('you are pregnant')).toBeDefined();
});
