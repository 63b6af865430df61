import { loadedFirst, openManagerPage, settled, type ManagerPage } from './manager-page.js';
import type { Answer } from './double.js';

export const ALL: Answer = { preferences: true, statistics: true, marketing: true };
export const NONE: Answer = { preferences: false, statistics: false, marketing: false };

/** A page that hears Consent Mode, its file loaded; the caller stops it. */
export async function openConsentModePage(options: object = {}): Promise<ManagerPage> {
  const page = openManagerPage({ sources: ['consent-mode'], ...(await loadedFirst('consent-mode')), ...options });
  await settled();
  return page;
}
