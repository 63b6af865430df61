import type { Answer, Double } from '../double.js';
import { fault, NO, page, tell, YES } from './kept-answer.js';

const GROUPS = { preferences: 'C0003', statistics: 'C0002', marketing: 'C0004' } as const;
const KINDS = Object.keys(GROUPS) as (keyof Answer)[];
const active = (answer: Answer) =>
  `,C0001,${KINDS.filter((kind) => answer[kind])
    .map((kind) => `${GROUPS[kind]},`)
    .join('')}`;
const cookie = (name: string) => new RegExp(`(?:^|; )${name}=([^;]*)`).exec(document.cookie)?.[1];

/** OneTrust: groups in a global string, defaults included; two cookies; a config shell before its script has come. */
export function onetrust(): Double & { noBanner(): void; elsewhere(answer: Answer): void } {
  let heard: (() => void)[] = [];
  let closed = false;
  const setGroups = (answer: Answer) => {
    page['OnetrustActiveGroups'] = page['OptanonActiveGroups'] = active(answer);
  };
  const store = (answer: Answer) => {
    const groups = ['C0001:1', ...KINDS.map((kind) => `${GROUPS[kind]}:${+answer[kind]}`)].join(',');
    document.cookie = `OptanonConsent=${encodeURIComponent(`isGpcEnabled=0&datestamp=Mon+Nov+02&groups=${groups}&geolocation=DE`)}; path=/`;
    document.cookie = `OptanonAlertBoxClosed=${new Date().toISOString()}; path=/`;
  };
  const announce = () => {
    for (const one of heard) one();
    tell('consent.onetrust', page['OnetrustActiveGroups'].split(','));
    tell('OneTrustGroupsUpdated', page['OnetrustActiveGroups'].split(','));
  };
  const stand = (showsBanner = true) => {
    page['OneTrust'] = {
      IsAlertBoxClosed: () => closed,
      OnConsentChanged: (run: () => void) => heard.push(run),
      GetDomainData: () => ({ ShowAlertNotice: showsBanner, ConsentModel: { Name: 'opt-in' } }),
    };
  };
  return {
    install() {
      const stored = decodeURIComponent(cookie('OptanonConsent') ?? '');
      closed = !!cookie('OptanonAlertBoxClosed');
      const answer = Object.fromEntries(KINDS.map((kind) => [kind, stored.includes(`${GROUPS[kind]}:1`)]));
      setGroups(answer as Answer);
      stand();
      tell('OneTrustGroupsUpdated', page['OnetrustActiveGroups'].split(','));
    },
    choose(answer) {
      store(answer);
      setGroups(answer);
      closed = true;
      announce();
      tell('OTConsentApplied');
    },
    unload() {
      heard = [];
      for (const name of ['OneTrust', 'OnetrustActiveGroups', 'OptanonActiveGroups']) delete page[name];
    },
    reset() {
      closed = false;
      for (const name of ['OptanonConsent', 'OptanonAlertBoxClosed'])
        document.cookie = `${name}=; path=/; expires=Thu, 01 Jan 1970 00:00:00 GMT`;
    },
    break() {
      page['OneTrust'].IsAlertBoxClosed = fault;
    },
    replace() {
      closed = false;
      setGroups(NO);
      heard = [];
      stand();
    },
    installStub() {
      page['OneTrust'] = { geolocationResponse: { countryCode: 'DE' } };
    },
    presume() {
      setGroups(YES);
      announce();
    },
    noBanner() {
      setGroups({ ...YES, marketing: false });
      stand(false);
      announce();
    },
    elsewhere: store,
  };
}
