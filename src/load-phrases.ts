import type { Tell } from './lib/report.js';
import type { PhraseLanguage } from './segments/phrases/languages.js';
import type { Phrases } from './segments/phrases/phrases.js';

/** Loads what is said in one language, from the folder of Vitrine's own files. */
export type LoadPhrases = (assets: string, language: PhraseLanguage) => Promise<{ phrases: Phrases }>;

type Wanted = Readonly<{
  language: PhraseLanguage;
  assets: string;
  /** Ends it: no other file is asked for after that. */
  signal?: AbortSignal;
}>;

/** What is said in a language; where its file does not come, which is reported, in English, and undefined where that does not come either. */
export async function loadPhrases(
  { language, assets, signal }: Wanted,
  load: LoadPhrases,
  report: Tell,
): Promise<Phrases | undefined> {
  try {
    return (await load(assets, language)).phrases;
  } catch (cause) {
    report({ code: 'page-load', field: 'assets', about: `phrases.${language}`, cause });
    const isLast = language === 'en' || signal?.aborted;
    return isLast ? undefined : loadPhrases({ language: 'en', assets }, load, report);
  }
}
