import { inject, type App, type InjectionKey } from 'vue';
import type { Outlook } from '../protocol.js';
import type { Segment } from '../segments/segment.js';
import type { Vitrine } from '../vitrine.js';
import { share, type Join } from '../lib/share.js';

/** What the components of an app have in common. */
export type Shared = Readonly<{
  vitrine: Vitrine;
  outlook: Join<Outlook | undefined>;
  segments: Join<readonly Segment[]>;
}>;

const KEY: InjectionKey<Shared> = Symbol('vitrine');

/**
 * Hands Vitrine to the components of an app: `app.use(vitrinePlugin, { vitrine })`. Without an instance, as on a server, they show the
 * shop's own.
 */
export const vitrinePlugin = {
  install(app: App, { vitrine }: Readonly<{ vitrine?: Vitrine | undefined }>): void {
    if (vitrine) app.provide(KEY, { vitrine, outlook: share(vitrine.outlook), segments: share(vitrine.segments) });
  },
};

/** What the plugin has handed to this app, if anything. */
export const useShared = (): Shared | undefined => inject(KEY, undefined);
