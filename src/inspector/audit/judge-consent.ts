import type { ConsentOrder } from './consent-order.js';
import type { Finding } from './finding.js';

const SNIPPET = `gtag('consent', 'default', {
  ad_storage: 'denied', ad_user_data: 'denied', ad_personalization: 'denied', analytics_storage: 'denied',
  wait_for_update: 500,
});
// and, when the shopper has answered:
gtag('consent', 'update', { analytics_storage: 'granted' });`;

/** Whether consent mode is told before anything that it rules. */
export function judgeConsent({ gtag, defaultAt, updateAt, firstAt, first }: ConsentOrder): readonly Finding[] {
  const told = { source: 'data-layer', kind: '', name: 'consent', count: 1, snippet: SNIPPET } as const;
  if (defaultAt === undefined)
    return gtag
      ? [
          {
            ...told,
            severity: 'warning',
            code: 'consent-missing',
            what: 'gtag() is used without a `consent default`, so tags act as if all were granted.',
            fix: 'Tell the default before anything else on every page, and the answer when there is one.',
          },
        ]
      : [];
  const late = firstAt !== undefined && firstAt < defaultAt;
  if (!late && !(updateAt !== undefined && updateAt < defaultAt)) return [];
  return [
    {
      ...told,
      severity: 'error',
      code: 'consent-late',
      what: late
        ? `\`consent default\` comes after ${first === 'config' ? 'the tag’s `config`' : `the event ${first}`}, which was sent as if all were granted.`
        : '`consent update` comes before `consent default`, which takes it back.',
      fix: 'Move `consent default` to the top of the head, before every other entry of the data layer.',
    },
  ];
}
