// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sources as media } from '../../../../src/capture/signals/packs/media.js';
import { fire, hearSignals } from './hear-signals.js';

let signals: Awaited<ReturnType<typeof hearSignals>>;
const open = async (html: string, only: string): Promise<void> => {
  document.body.innerHTML = html;
  signals = await hearSignals({ sources: { [only]: media[only]! } });
};
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  (window as any).happyDOM.setURL('https://shop.example/cup');
});
afterEach(() => {
  signals.end();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('social_click', () => {
  it.each([
    ['https://www.instagram.com/shop', 'instagram'],
    ['https://twitter.com/shop', 'x'],
    ['https://x.com/shop', 'x'],
    ['https://www.youtube.com/@shop', 'youtube'],
    ['https://de.pinterest.com/shop/', 'pinterest'],
    ['https://www.pinterest.co.uk/shop/', 'pinterest'],
    ['https://www.threads.net/@shop', 'other'],
    ['https://www.facebook.com/sharer/sharer.php?u=x', undefined],
    ['https://twitter.com/intent/tweet?text=x', undefined],
    ['https://pinterest.com/pin/create/button/', undefined],
    ['https://www.youtube.com/watch?v=1', undefined],
    ['https://www.instagram.com/p/abc/', undefined],
    ['https://notinstagram.com/shop', undefined],
    ['https://shop.example/instagram.com', undefined],
  ])('%s: %s', async (href, network) => {
    await open(`<a href="${href}"><i>x</i></a>`, 'social_click');
    fire('i');
    expect(signals.heard).toEqual(network ? [['social_click', { network }]] : []);
  });
});

describe('videos', () => {
  const play = (currentTime: number, type = 'timeupdate'): void => {
    const video = document.querySelector('video')!;
    Object.defineProperties(video, {
      currentTime: { value: currentTime, configurable: true },
      duration: { value: 100, configurable: true },
    });
    video.dispatchEvent(new Event(type));
  };

  it('are told by their start, their quarters and their end, once each', async () => {
    await open('<video></video>', 'video');
    play(0, 'play');
    for (let second = 0; second < 100; second++) play(second);
    play(100, 'ended');
    play(0, 'play');
    play(30);
    expect(signals.heard).toEqual([
      ['video_start', {}],
      ['video_progress', { video_percent: 25 }],
      ['video_progress', { video_percent: 50 }],
      ['video_progress', { video_percent: 75 }],
      ['video_complete', {}],
    ]);
  });

  it('are none that play muted and by themselves', async () => {
    await open('<video></video>', 'video');
    Object.assign(document.querySelector('video')!, { muted: true, loop: true });
    play(0, 'play');
    play(80);
    expect(signals.heard).toEqual([]);
  });

  it('of others start with a click into their frame', async () => {
    await open('', 'video');
    // not in the document, which would load them
    const [other, embedded] = ['https://maps.example/', 'https://www.youtube-nocookie.com/embed/1'].map((src) => ({
      tagName: 'IFRAME',
      src,
    }));
    for (const frame of [other, embedded, embedded]) {
      vi.spyOn(document, 'activeElement', 'get').mockReturnValue(frame as unknown as Element);
      window.dispatchEvent(new Event('blur'));
      await pass(1);
    }
    expect(signals.heard).toEqual([['video_start', {}]]);
  });
});
