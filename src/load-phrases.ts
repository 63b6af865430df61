import type { Tell } from './lib/report.js';
import { phraseLanguage, type PhraseLanguage } from './segments/phrases/languages.js';
import type { Phrases } from './segments/phrases/phrases.js';

/** Loads what is said in one language, from the folder of Vitrine's own files. */
export type LoadPhrases = (assets: string, language: PhraseLanguage) => Promise<{ phrases: Phrases }>;

/** What is said in the page's language, a BCP 47 tag; undefined, which is English, for others, and where the file does not come, which is reported. */
export async function loadPhrases(
  { language, assets }: Readonly<{ language?: string | undefined; assets: string }>,
  load: LoadPhrases,
  report: Tell,
): Promise<Phrases | undefined> {
  const known = phraseLanguage(language);
  if (!known) return undefined;
  try {
    return (await load(assets, known)).phrases;
  } catch (cause) {
    report({ code: 'page-load', field: 'assets', about: `phrases.${known}`, cause });
    return undefined;
  }
}
