import type { ConsentState } from './consent/capability.js';

type News =
  Readonly<{ kind: 'rows' }> | Readonly<{ kind: 'erased' }> | Readonly<{ kind: 'withdrawn'; consent: ConsentState }>;

/** The line to the shop's other open tabs. */
export type Tabs = Readonly<{
  /** Rows were written here. */
  tellRows(): void;
  /** Consent was withdrawn, or everything was erased, here. */
  tellEnd(news: ConsentState | 'erased'): void;
  close(): void;
}>;

export type TabsOptions = Readonly<{ onRows(): void; onWithdrawn(consent: ConsentState): void; onErased(): void }>;

/** Opens the line. Without BroadcastChannel every tab goes alone; the log's grant id still stops a tab that missed the news. */
export function openTabs({ onRows, onWithdrawn, onErased }: TabsOptions): Tabs {
  const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel('vitrine') : undefined;
  channel?.addEventListener('message', ({ data }: MessageEvent<News>) => {
    if (data.kind === 'rows') onRows();
    else if (data.kind === 'erased') onErased();
    else onWithdrawn(data.consent);
  });
  const tell = (news: News) => channel?.postMessage(news);
  return {
    tellRows: () => tell({ kind: 'rows' }),
    tellEnd: (news) => tell(news === 'erased' ? { kind: 'erased' } : { kind: 'withdrawn', consent: news }),
    close: () => channel?.close(),
  };
}
