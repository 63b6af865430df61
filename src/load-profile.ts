import type { SignedProfile } from './capture/reading/profile/open-profiles.js';
import type { Tell } from './lib/report.js';
import type { EngineSetup } from './protocol.js';

export type ProfileModule = typeof import('./profile-document.js');

/** How the signed profile reaches the engine. */
export type ProfileLoading = Readonly<{
  /** Loads what fetches and checks it, from the folder of Vitrine's own files. */
  load: (assets: string) => Promise<ProfileModule>;
  whenIdle: () => Promise<void>;
  report: Tell;
  /** Ends it; nothing is asked for after that. */
  signal: AbortSignal;
}>;

/** The profile that the shop has signed, once the page rests; undefined where the config has none, nobody is known, or it does not hold. */
export async function loadProfile(
  { profile, assets }: EngineSetup,
  { load, whenIdle, report, signal }: ProfileLoading,
): Promise<SignedProfile | undefined> {
  if (!profile) return undefined;
  await whenIdle();
  if (signal.aborted) return undefined;
  try {
    const { openDocument } = await load(assets);
    return signal.aborted
      ? undefined
      : await openDocument(profile, { origin: globalThis.origin, now: Date.now, report, signal });
  } catch (cause) {
    return void report({ code: 'page-load', field: 'assets', about: 'profile', cause });
  }
}
