import type { FurtherSource } from '../sources/tools.js';
import { perView } from './hearing/per-view.js';

const NETWORKS =
  /(^|\.)((instagram|facebook|tiktok|youtube|pinterest|linkedin|twitter|x)\.com|pinterest\.[.a-z]+|(threads|snapchat|tumblr|twitch|weibo|vk|bsky)\.[a-z]+)$/;
/** Where a link is meant for sharing, or for one post. */
const NO_PROFILE = /share|intent|create|dialog|watch|embed|status|login|^\/((p|reel|pin|posts|video|hashtag)\/.*)?$/i;

/** Emits social_click for links to a profile on a social network, at most 3 of each; not for sharing, nor for single posts. */
export const socialClick: FurtherSource = (emit, scope, tools) => {
  const say = perView(emit, scope, tools);
  scope.on('click', (event) => {
    const { hostname = '', pathname = '' } = (event.composedPath()[0] as Partial<Element>).closest?.('a') ?? {};
    const found = NO_PROFILE.test(pathname) ? null : NETWORKS.exec(hostname);
    const network = found && (found[3] ?? (found[2]!.startsWith('pin') ? 'pinterest' : 'other'));
    if (network) say('social_click', { network: network.replace('twitter', 'x') }, 3);
  });
};
