import type { ConsentState } from '../consent/capability.js';
import type { ConsentRecord } from '../consent/open-consent.js';
import type { HeardVoice } from '../consent/voice.js';
import { element } from './element.js';
import { clock } from './format.js';
import { cell, table } from './table.js';

/** The state of each capability, and who keeps it so. */
export function consentView(state: ConsentState, sources: ConsentRecord['sources'] = []): HTMLElement {
  const states = element(
    'ul',
    { class: 'consent' },
    Object.entries(state).map(([capability, one]) =>
      element('li', { class: `state ${one}` }, [capability, element('b', {}, one)]),
    ),
  );
  const rows = sources.map((voice) => [
    cell(voice.source, 'code'),
    cell(effect(voice)),
    cell(voice.note ?? short(voice.raw)),
    cell(clock(voice.at), 'number'),
  ]);
  return element('div', {}, rows.length ? [states, table(['Source', 'Effect', 'Why', 'Heard'], rows)] : [states]);
}

/** Such as `opens personalize, persist; closes export`; what can only close opens nothing. */
function effect({ kind, counts }: HeardVoice): string {
  const named = (word: string, holds: (state: string) => boolean) => {
    const names = Object.entries(counts).flatMap(([name, state]) => (holds(state) ? name : []));
    return names[0] ? [`${word} ${names.length === 6 ? 'everything' : names.join(', ')}`] : [];
  };
  const opens = kind ? [] : named('opens', (state) => state === 'granted');
  return [...opens, ...named('closes', (state) => state !== 'granted')].join('; ') || 'none';
}

const short = (raw: unknown): string => (JSON.stringify(raw) ?? '').slice(0, 120);
