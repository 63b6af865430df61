import type { BegunConfig } from '../config.js';
import type { ConsentState } from '../consent/capability.js';
import type { Readable } from '../lib/readable.js';
import { mayBeContextual } from './may-be-contextual.js';

/** Resolves as soon as contextual mode may run: now, or with the answer that lets it. */
export const whenMay = ({ contextual }: BegunConfig, consent: Readable<ConsentState>): Promise<void> =>
  new Promise((may) => {
    const look = () => mayBeContextual(contextual, consent.get().contextual) && may();
    consent.subscribe(look);
    look();
  });
