import type { Heard, PageHints } from '../src/capture/heard.js';
import type { LoggedEvent } from '../src/memory/logged-event.js';

/** An event of the sample as a page would have said it. */
export function sampleHeard({ name, at, params }: LoggedEvent): Heard {
  const page: PageHints = {
    path: params.page_path ?? '/',
    host: 'shop.example',
    asked: ['utm_campaign'],
    medium: 'email',
    campaign: params.campaign ?? null,
    touch: false,
    width: 1280,
    offset: 120,
    routed: false,
    mark: params.page_kind,
  };
  return { source: 'track', name, at, said: params, ...(name === 'page_view' && { said: {}, page }) };
}
