import { where } from '../../where.js';
import { expect, it } from 'vitest';
import type { ManagerName } from '../../../src/consent/managers/manager-names.js';
import type { MatrixOptions } from './double.js';
import { listenersOf } from './listeners.js';
import { looked } from './manager-page.js';
import { ALL, NONE, type Stand } from './matrix-stand.js';

/** What a manager may do that it should not, and what must not be left of us. */
export function describeMisbehaviour(name: ManagerName, { double }: MatrixOptions, stand: Stand): void {
  it('throws: closes, is told once, and never reaches the page', async () => {
    await stand.install();
    await stand.begin();
    await stand.choose(ALL);
    await double.break();
    await looked();
    await stand.rest();
    expect(stand.page().granted()).toEqual([]);
    expect(stand.note()).toBe('failed');
    expect(stand.page().troubles).toMatchObject([{ code: 'consent-manager', about: name }]);
  });

  it('throws from the start: never opens', async () => {
    await stand.install();
    await stand.choose(ALL);
    await double.break();
    await stand.begin();
    expect(await stand.everGranted()).toEqual([]);
    expect(stand.page().troubles).toMatchObject([{ code: 'consent-manager', about: name }]);
  });

  it('answers twice: opens once', async () => {
    await stand.install();
    await stand.begin();
    await stand.choose(ALL);
    const before = stand.page().states.length;
    await stand.choose(ALL);
    expect(stand.page().granted()).toEqual(stand.every);
    expect(stand.page().states).toHaveLength(before);
  });

  it('changes its mind: yes, no and yes end open; yes and no in one task open nothing', async () => {
    await stand.install();
    await stand.begin();
    const first = double.choose(ALL);
    const second = double.choose(NONE);
    await Promise.all([first, second]);
    await stand.rest();
    expect(stand.page().granted()).toEqual([]);
    await stand.choose(ALL);
    expect(stand.page().granted()).toEqual(stand.every);
  });

  where(double.replace)('replaces its global: what the new one does not know is not granted', async () => {
    await stand.install();
    await stand.begin();
    await stand.choose(ALL);
    await double.replace!();
    await looked();
    await stand.rest();
    expect(stand.page().granted()).toEqual([]);
    await stand.choose(ALL);
    await looked();
    await stand.rest();
    expect(stand.page().granted()).toEqual(stand.every);
  });

  it('takes its global away: what it granted is not granted any more', async () => {
    await stand.install();
    await stand.begin();
    await stand.choose(ALL);
    await double.unload();
    await looked();
    await stand.rest();
    expect(stand.page().granted()).toEqual([]);
  });

  it('stop: nothing is heard any more, and no listener stays', async () => {
    await stand.install();
    const listeners = listenersOf([window, document]);
    await stand.begin();
    const said = stand.page().said();
    expect(said).toBeGreaterThan(0);
    listeners.pause();
    stand.page().stop();
    expect(listeners.left()).toEqual([]);
    await stand.choose(ALL);
    await looked();
    expect(stand.page().said()).toBe(said);
    expect(stand.page().granted()).toEqual([]);
  });
}
