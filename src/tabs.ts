import type { Capability } from './consent/capability.js';

/** What tabs tell each other: rows were written, or the stores are being emptied and this much of the consent with them. */
export type News = 'rows' | Partial<Readonly<Record<Capability, 'unknown'>>>;

/** The line to the shop's other open tabs. Never throws. */
export type Tabs = Readonly<{
  /** Tells them, or nothing; from the first call until `close` this tab hears them. */
  tell(news?: News): void;
  close(): void;
}>;

/**
 * Makes the line, as yet closed. Without BroadcastChannel every tab goes alone; the log's grant id still stops a tab that missed
 * the news.
 */
export function openTabs(hear: (news: News) => void): Tabs {
  let channel: BroadcastChannel | undefined;
  return {
    tell(news) {
      try {
        if (!channel) {
          channel = new BroadcastChannel('vitrine');
          channel.addEventListener('message', ({ data }: MessageEvent<News>) => hear(data));
        }
        if (news) channel.postMessage(news);
      } catch {
        // it is missing, or refused like the rest of the storage
      }
    },
    close() {
      channel?.close();
      channel = undefined;
    },
  };
}
