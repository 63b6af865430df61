/** The line to the same script in the shop's other open tabs. Never throws. */
export type Tabs<News> = Readonly<{
  /** Tells them, or nothing; from the first call until `close` this tab hears them. */
  tell(news?: News): void;
  close(): void;
}>;

/**
 * Makes the line of that name, as yet closed. Without BroadcastChannel every tab goes alone; the log's grant id still stops a tab that
 * missed a withdrawal.
 */
export function openTabs<News>(hear: (news: News) => void, name = 'vitrine'): Tabs<News> {
  let channel: BroadcastChannel | undefined;
  return {
    tell(news) {
      try {
        if (!channel) {
          channel = new BroadcastChannel(name);
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
