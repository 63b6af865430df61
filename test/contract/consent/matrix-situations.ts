import { where } from '../../where.js';
import { expect, it } from 'vitest';
import type { ManagerName } from '../../../src/consent/managers/manager-names.js';
import type { MatrixOptions } from './double.js';
import { looked, LOOKS } from './manager-page.js';
import { ALL, CAPABILITIES, NONE, type Stand } from './matrix-stand.js';

/** The situations of a shopper. */
export function describeSituations(name: ManagerName, { double, narrowsLater }: MatrixOptions, stand: Stand): void {
  it('no answer: stays closed, and debug() says so', async () => {
    await stand.install();
    await stand.begin();
    expect(await stand.everGranted()).toEqual([]);
    expect(stand.page().heard(name)).toMatchObject({ source: name });
    expect(Object.values(stand.page().heard(name)!.counts)).not.toContain('granted');
    expect(stand.note()).toBeTruthy();
    expect(stand.page().troubles).toEqual([]);
  });

  where(double.presume)('default: what is allowed though nobody was asked opens nothing', async () => {
    await stand.install();
    await stand.begin();
    await double.presume!();
    await stand.rest();
    expect(await stand.everGranted()).toEqual([]);
    stand.page().stop();
    await stand.begin();
    expect(await stand.everGranted()).toEqual([]);
    expect(stand.page().troubles).toEqual([]);
  });

  it('grant, early SDK: a choice made while we listen opens, once', async () => {
    await stand.install();
    await stand.begin();
    await stand.choose(ALL);
    expect(stand.page().granted()).toEqual(stand.every);
    const before = stand.page().states.length;
    await looked();
    expect(stand.page().states).toHaveLength(before);
    expect(stand.page().troubles).toEqual([]);
  });

  it('grant, late SDK: a choice made before we came opens', async () => {
    await stand.install();
    await stand.choose(ALL);
    await stand.begin();
    expect(stand.page().granted()).toEqual(stand.every);
  });

  it('grant, late manager: one whose script comes after us is found and heard, also by `auto`', async () => {
    await stand.begin({ sources: 'auto' });
    expect(await stand.everGranted()).toEqual([]);
    await stand.install();
    await stand.rest();
    expect(stand.page().heard(name)).toBeDefined();
    expect(stand.page().granted()).toEqual([]);
    await stand.choose(ALL);
    expect(stand.page().granted()).toEqual(expect.arrayContaining([...stand.every]));
  });

  it('partial: opens what was allowed and no more, in every combination', async () => {
    await stand.install();
    await stand.begin();
    for (let bits = 0; bits < 8; bits++) {
      const answer = { preferences: !!(bits & 1), statistics: !!(bits & 2), marketing: !!(bits & 4) };
      await stand.choose(answer);
      expect({ ...answer, granted: stand.page().granted() }).toEqual({ ...answer, granted: stand.opened(answer) });
    }
  });

  it('a no is told apart from no answer', async () => {
    await stand.install();
    await stand.begin();
    await stand.choose(NONE);
    expect(stand.refused()).toEqual(stand.every);
    expect(JSON.parse(JSON.stringify(stand.page().heard(name)!.raw ?? null))).toEqual(
      stand.page().heard(name)!.raw ?? null,
    );
  });

  it('withdraw: closes in the same task, and stays closed', async () => {
    await stand.install();
    await stand.begin();
    await stand.choose(ALL);
    const withdrawing = stand.withdraw();
    if (!narrowsLater) expect(stand.page().granted()).toEqual([]);
    await withdrawing;
    await stand.rest();
    await looked();
    expect(stand.refused()).toEqual(stand.every);
  });

  it('blocked: nothing opens, nothing is thrown, and debug() knows it was not found', async () => {
    await stand.begin();
    expect(await stand.everGranted()).toEqual([]);
    expect(stand.note()).toBe('not found');
    expect(stand.page().troubles).toEqual([]);
  });

  where(double.installStub)('blocked: what stands in for a script that never comes opens nothing', async () => {
    await double.installStub!();
    await stand.begin();
    expect(await stand.everGranted()).toEqual([]);
    expect(stand.note()).toBeTruthy();
    expect(stand.page().troubles).toEqual([]);
    await stand.install();
    await stand.choose(ALL);
    expect(stand.page().granted()).toEqual(stand.every);
  });

  it('reload: the next page knows the choice', async () => {
    await stand.install();
    await stand.begin();
    await stand.choose(ALL);
    await stand.nextPage();
    expect(stand.page().granted()).toEqual(stand.every);
    await stand.choose({ ...ALL, statistics: false });
    await stand.nextPage();
    expect(stand.page().granted()).toEqual(stand.opened({ ...ALL, statistics: false }));
  });

  it('withdraw and reload: stays closed', async () => {
    await stand.install();
    await stand.begin();
    await stand.choose(ALL);
    await stand.withdraw();
    await stand.rest();
    await stand.nextPage();
    expect(await stand.everGranted()).toEqual([]);
  });

  it('two tabs: what another tab withdrew stays closed, whatever this tab’s own object says, until a new choice', async () => {
    await stand.install();
    await stand.begin();
    await stand.choose(ALL);
    stand.page().consent.lapse(CAPABILITIES);
    expect(stand.page().granted()).toEqual([]);
    for (const [how, look] of LOOKS) {
      look();
      await stand.rest();
      expect([how, ...stand.page().granted()]).toEqual([how]);
    }
    expect(stand.note()).toBe('lapsed');
    await stand.choose(NONE);
    expect(stand.page().granted()).toEqual([]);
    await stand.choose(ALL);
    expect(stand.page().granted()).toEqual(stand.every);
  });
}
