import type { PurposeMap } from '../consent-options.js';
import type { OpenManager } from './manager.js';
import { tellChoice } from './tell-choice.js';

const USUAL: PurposeMap = {
  contextual: ['PERSONALIZATION'],
  persist: ['STORAGE'],
  personalize: ['PERSONALIZATION'],
  measure: ['ANALYTICS'],
  learn: ['ANALYTICS'],
  export: ['MARKETING', 'OPT_OUT'],
};

type Answers = Readonly<Record<string, unknown>>;
type Osano = Readonly<{
  getConsent(): Answers;
  addEventListener(type: string, heard: (answers?: Answers) => void): void;
  mode?: unknown;
  gdprApplies?: unknown;
}>;

/** One object of Osano's, and what it told since we listen to it. */
type Hearing = { readonly of: Osano; first?: string | undefined; begun?: boolean; saved?: boolean | undefined };

/**
 * Osano. `OPT_OUT: ACCEPT` means that the shopper has opted out. In permissive mode, and where a notice alone is asked for, it saves a
 * default by itself before it says that it has begun, and says so again to whoever listens later: a choice is what it holds from the
 * start under the GDPR in production, and elsewhere only what differs from the start.
 *
 * @contract documented: developers.osano.com (events, `getConsent`, `mode`), GitbookIO/integrations pull requests 1291 and 1295;
 * `gdprApplies` is known.
 */
export const open: OpenManager = (tools) => {
  const { global, safe, changed } = tools;
  let hearing: Hearing | undefined;
  const listen = (of: Osano): Hearing => {
    const now: Hearing = (hearing = { of });
    of.addEventListener(
      'osano-cm-initialized',
      safe((first) => {
        // undefined as long as nobody has answered
        now.first = first && JSON.stringify(first);
        now.begun = true;
        changed();
      }),
    );
    of.addEventListener(
      'osano-cm-consent-saved',
      safe(() => {
        now.saved = now.begun;
        changed();
      }),
    );
    return now;
  };
  return () => {
    const there = (Object(global('Osano')) as { cm?: Osano }).cm;
    if (!there?.getConsent) return undefined;
    const { first, begun, saved } = hearing?.of === there ? hearing : listen(there);
    const answers = there.getConsent();
    const { mode, gdprApplies } = there;
    const optIn = mode === 'production' && gdprApplies === true;
    const differs = first !== JSON.stringify(answers);
    return tellChoice(tools, USUAL, {
      isAllowed: (name) => answers[name] && answers[name] === (name === 'OPT_OUT' ? 'DENY' : 'ACCEPT'),
      answered: begun && (first === undefined ? saved : optIn || (saved && differs)),
      notRequired: gdprApplies === false,
      raw: { ...answers, mode, gdprApplies },
    });
  };
};
