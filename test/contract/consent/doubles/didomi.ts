import type { Answer, Double } from '../double.js';
import { fault, keptAnswer, NO, page, tell, YES } from './kept-answer.js';

const PURPOSES: Readonly<Record<keyof Answer, readonly string[]>> = {
  preferences: [
    'use_limited_data_to_select_content',
    'cookies',
    'create_content_profile',
    'select_personalized_content',
  ],
  statistics: ['measure_content_performance', 'improve_products'],
  marketing: ['create_ads_profile', 'select_personalized_ads'],
};

/** Didomi: two queues before its script has come, promises of nothing, and purposes that read as enabled where no law applies. */
export function didomi(): Double & { regulation(name: string, answer: Answer): void } {
  const kept = keptAnswer('didomi');
  let heard: Readonly<{ event: string; listener: () => void }>[] = [];
  let [answer, answered, regulation, at]: [Answer, boolean, string, number] = [NO, false, 'gdpr', 0];
  const change = (to: Answer, isAnswer: boolean) => {
    [answer, answered, at] = [to, isAnswer, Date.now()];
    for (const { event, listener } of heard) if (event === 'consent.changed') listener();
  };
  const stand = () => {
    heard = [];
    const api = {
      on: (event: string, listener: () => void) => heard.push({ event, listener }),
      shouldUserStatusBeCollected: () => !answered && regulation === 'gdpr',
      getCurrentUserStatus: () => ({
        purposes: Object.fromEntries(
          Object.entries(PURPOSES)
            .flatMap(([kind, ids]) => ids.map((id) => [id, answer[kind as keyof Answer]] as const))
            .map(([id, enabled]) => [id, { id, enabled }]),
        ),
        vendors: {},
        regulation,
        user_id: '18c1',
        created: new Date(at).toISOString(),
        updated: new Date(at).toISOString(),
      }),
    };
    page['Didomi'] = api;
    const waiting: unknown = page['didomiOnReady'];
    const events: unknown = page['didomiEventListeners'];
    page['didomiOnReady'] = { push: (run: (api: unknown) => void) => run(api) };
    page['didomiEventListeners'] = { push: (one: (typeof heard)[number]) => heard.push(one) };
    if (Array.isArray(events)) heard.push(...events);
    if (Array.isArray(waiting)) waiting.forEach((run) => run(api));
    tell('didomi-ready');
  };
  return {
    install() {
      const stored = kept.read();
      [answer, answered, regulation, at] = [stored ?? NO, !!stored, 'gdpr', stored?.at ?? 0];
      stand();
    },
    choose(to) {
      kept.write(to);
      change(to, true);
    },
    unload() {
      heard = [];
      for (const name of ['Didomi', 'didomiOnReady', 'didomiEventListeners']) delete page[name];
    },
    reset: kept.clear,
    break() {
      page['Didomi'].getCurrentUserStatus = fault;
    },
    replace() {
      [answer, answered] = [NO, false];
      stand();
    },
    installStub() {
      page['didomiOnReady'] = [];
    },
    presume: () => change(YES, false),
    regulation(name, to) {
      regulation = name;
      change(to, false);
    },
  };
}
