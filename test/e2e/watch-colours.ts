import type { Page } from 'playwright-core';

/** The most pixels of pure red and pure blue that any one frame on screen had. */
export type Colours = Readonly<{ frames: number; red: number; blue: number }>;

/** Takes every frame that the browser shows from now on; `stop` counts their pixels. */
export async function watchColours(page: Page): Promise<Readonly<{ stop(): Promise<Colours> }>> {
  const devtools = await page.context().newCDPSession(page);
  const frames: string[] = [];
  devtools.on('Page.screencastFrame', ({ data, sessionId }) => {
    frames.push(data);
    void devtools.send('Page.screencastFrameAck', { sessionId });
  });
  await devtools.send('Page.startScreencast', { format: 'png', everyNthFrame: 1 });
  return {
    async stop() {
      await devtools.send('Page.stopScreencast');
      const canvas = await page.context().newPage();
      const counts = await Promise.all(frames.map((frame) => canvas.evaluate(countPixels, frame)));
      await canvas.close();
      const most = (colour: 'red' | 'blue') => Math.max(0, ...counts.map((count) => count[colour]));
      return { frames: frames.length, red: most('red'), blue: most('blue') };
    },
  };
}

async function countPixels(png: string): Promise<{ red: number; blue: number }> {
  const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const count = { red: 0, blue: 0 };
  for (let at = 0; at < data.length; at += 4) {
    const [r = 0, g = 0, b = 0] = data.subarray(at, at + 3);
    if (r > 200 && g < 50 && b < 50) count.red++;
    if (b > 200 && g < 50 && r < 50) count.blue++;
  }
  return count;
}
