import type { OpenManager } from './manager.js';
import { tellChoice } from './tell-choice.js';
import { usualMap } from './usual-map.js';

const USUAL = usualMap('C0003', 'C0002', 'C0004');

type OneTrust = Readonly<{
  IsAlertBoxClosed?: () => unknown;
  OnConsentChanged?: (heard: () => void) => void;
  GetDomainData?: () => Readonly<{ ShowAlertNotice?: unknown }> | undefined;
}>;

/**
 * OneTrust (Optanon): its groups in force count once its banner is closed by the shopper, since before that they are defaults. Where it
 * shows no banner, nobody is asked. `OptanonWrapper` is the shop's and stays untouched.
 *
 * The groups in force are as old as the tab, its cookies are shared by all tabs: a group must stand in both, and the time of the choice
 * is the cookie's.
 *
 * @contract documented: developer.onetrust.com, and Segment's and GitBook's wrappers in use; the cookies and `consent.onetrust` are known.
 */
export const open: OpenManager = (tools) => {
  const { global, on, safe, changed } = tools;
  let heard: OneTrust | undefined;
  on('consent.onetrust OneTrustGroupsUpdated OTConsentApplied');
  return () => {
    const there = Object(global('OneTrust')) as OneTrust;
    // a shell that holds its settings stands there first
    if (typeof there.IsAlertBoxClosed !== 'function') return undefined;
    if (heard !== there) {
      heard = there;
      there.OnConsentChanged?.(safe(changed));
    }
    const groups = [global('OnetrustActiveGroups'), global('OptanonActiveGroups')].find(
      (one) => typeof one === 'string',
    );
    const stored = /(?:^|&)groups=([^&]*)/.exec(cookie('OptanonConsent'))?.[1];
    const isAllowed = (group: string) =>
      groups === undefined
        ? undefined
        : `,${groups},`.includes(`,${group},`) && !`,${stored},`.includes(`,${group}:0,`);
    const answered = there.IsAlertBoxClosed() === true;
    return tellChoice(tools, USUAL, {
      isAllowed,
      answered,
      notRequired: there.GetDomainData?.()?.ShowAlertNotice === false,
      raw: { groups, stored, answered },
      chosen: stored === undefined ? undefined : Date.parse(cookie('OptanonAlertBoxClosed')),
    });
  };
};

const cookie = (name: string): string =>
  decodeURIComponent(new RegExp(`(?:^|; )${name}=([^;]*)`).exec(document.cookie)?.[1] ?? '');
