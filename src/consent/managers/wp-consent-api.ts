import type { OpenManager } from './manager.js';
import { tellChoice } from './tell-choice.js';
import { usualMap } from './usual-map.js';

const USUAL = usualMap('preferences', 'statistics', 'marketing');

/** Milliseconds after the page has loaded until what stands in the cookies is the banner's own word. */
const SETTLE = 100;

/**
 * WP Consent API: `wp_has_consent` is true as well where no banner has named its type yet, and where one opts out. A choice is what
 * stands in its cookie, which all tabs share, and what the function does not contradict. Banners bring an old cookie up to date a
 * moment after the document is there (CookieYes some 40 ms): until the page has loaded and that moment is over, only a no is heard.
 *
 * @contract documented: the plugin's own assets/js/wp-consent-api.js; the moment is known from those who integrate it.
 */
export const open: OpenManager = (tools) => {
  const { global, on, safe, changed, signal } = tools;
  let settled = false;
  const settle = () =>
    setTimeout(
      safe(() => {
        settled = true;
        changed();
      }),
      SETTLE,
    );
  on('wp_listen_for_consent_change wp_consent_type_defined', document);
  if (document.readyState === 'complete') settle();
  else addEventListener('load', settle, { once: true, signal });
  return () => {
    const has = global('wp_has_consent');
    const page = window as unknown as Readonly<Record<string, unknown>>;
    const type = page['wp_consent_type'] ?? (page['waitfor_consent_hook'] ? '' : page['wp_fallback_consent_type']);
    if (typeof has !== 'function' || !type) return undefined;
    const { cookie_prefix = 'wp_consent' } = Object(page['consent_api']) as { cookie_prefix?: string };
    const cookies = `; ${document.cookie}`;
    const raw: Record<string, unknown> = { type };
    return tellChoice(tools, USUAL, {
      isAllowed(category) {
        const cookie = (raw[category] = cookies.split(`; ${cookie_prefix}_${category}=`)[1]?.split(';')[0]);
        if (!cookie) return undefined;
        if (cookie !== 'allow' || has(category) !== true) return false;
        return settled || undefined;
      },
      // that one is set for everybody
      answered: new RegExp(`; ${cookie_prefix}_(?!functional)`).test(cookies),
      notRequired: String(type).includes('optout'),
      raw,
    });
  };
};
