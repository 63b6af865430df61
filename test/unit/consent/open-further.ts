import type { ConsentOptions } from '../../../src/consent/consent-options.js';
import { hearFurther } from '../../../src/consent/hear-further.js';
import { openConsent, type Consent } from '../../../src/consent/open-consent.js';
import type { PutFlag } from '../../../src/consent/opt-out-flag.js';
import { shut } from '../../../src/consent/shut.js';
import type { Trouble } from '../../../src/lib/report.js';
import { putKey } from '../../../src/own-key.js';

/** Hears what speaks of consent besides the shop's own words, as the gate does; `before` is said while the file loads. */
export function openFurther(given: ConsentOptions, before?: (consent: Consent) => void) {
  const problems: Trouble[] = [];
  const report = (problem: Trouble) => void problems.push(problem);
  const consent = openConsent(report);
  shut(consent, 'not loaded');
  before?.(consent);
  const end = new AbortController();
  const put: PutFlag | undefined = hearFurther({
    given,
    consent,
    report,
    load: () => Promise.reject(new Error('no file')),
    assets: '/',
    signal: end.signal,
    flag: given.optOutFlag ? putKey : undefined,
  });
  return { consent, put, problems, end };
}
