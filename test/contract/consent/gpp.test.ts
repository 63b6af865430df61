// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { openGppCmp, runGppStub, type GppChoice } from './gpp-cmp.js';
import { ALL, BUT_EXPORT, eachGppPage, replaceGpp, standingGpp } from './gpp-page.js';
import { listenersOf } from './listeners.js';
import { loadedFirst, looked, LOOKS, openManagerPage, settled } from './manager-page.js';

const YES: GppChoice = { usnat: { SaleOptOut: 2, SharingOptOut: 2, TargetedAdvertisingOptOut: 2 } };
const NO: GppChoice = { usnat: { SaleOptOut: 1 } };
const on = eachGppPage();

describe('the matrix: gpp', () => {
  it('no answer: a stub keeps export closed, and nothing else', async () => {
    runGppStub();
    await on.begin();
    await looked();
    expect(on.page.granted()).toEqual(BUT_EXPORT);
    expect(on.page.consent.get().export).toBe('unknown');
    expect(on.page.heard('gpp')!.note).toBe('not ready');
    expect(on.page.troubles).toEqual([]);
  });

  it('default: that nobody objected grants nothing by itself', async () => {
    on.install();
    on.page = openManagerPage({ sources: ['gpp'], ...(await loadedFirst('gpp')), whereNotRequired: ['export'] });
    await settled();
    await on.choose(YES);
    expect(on.page.granted()).toEqual([]);
  });

  it('grant, early SDK: leaves open what another source grants, once the signal is ready', async () => {
    runGppStub();
    await on.begin();
    on.cmp = openGppCmp();
    expect(on.page.granted()).toEqual(BUT_EXPORT);
    on.cmp.start();
    await settled();
    expect(on.page.granted()).toEqual(ALL);
  });

  it('grant, late SDK: a signal that is ready is read at once', async () => {
    on.install();
    await on.begin();
    expect(on.page.granted()).toEqual(ALL);
  });

  it('partial: any one of the opt-outs closes export', async () => {
    on.install();
    await on.begin();
    for (const field of ['SaleOptOut', 'SharingOptOut', 'TargetedAdvertisingOptOut', 'PersonalDataConsents']) {
      await on.choose({ usnat: { [field]: 1 } });
      expect(on.page.granted(), `${field}`).toEqual(BUT_EXPORT);
      await on.choose({ usnat: { [field]: 2 } });
      expect(on.page.granted(), `${field}`).toEqual(ALL);
    }
  });

  it('withdraw: closes in the same task, before the signal is ready again, and only that opens', async () => {
    on.install();
    await on.begin();
    on.cmp.open();
    await settled();
    expect(on.page.granted()).toEqual(ALL);
    on.cmp.write(NO);
    on.cmp.api.fireSectionChange('usnat');
    expect(on.page.granted()).toEqual(BUT_EXPORT);
    expect(on.page.consent.get().export).toBe('denied');
    on.cmp.write(YES);
    on.cmp.api.fireSectionChange('usnat');
    await looked();
    expect(on.page.granted()).toEqual(BUT_EXPORT);
    on.cmp.close();
    await settled();
    expect(on.page.granted()).toEqual(ALL);
  });

  it('late manager: is found by `auto`, and until it is read nothing opens', async () => {
    await on.begin({ sources: 'auto' });
    expect(on.page.granted()).toEqual(ALL);
    on.install();
    dispatchEvent(new Event('focus'));
    expect(on.page.granted()).not.toContain('export');
    await settled();
    expect(on.page.granted()).toEqual(ALL);
    await on.choose(NO);
    expect(on.page.granted()).toEqual(BUT_EXPORT);
  });

  it('blocked: nothing is thrown', async () => {
    await on.begin();
    await looked();
    expect(on.page.heard('gpp')!.note).toBe('not found');
    expect(on.page.troubles).toEqual([]);
  });

  it('reload: the next page knows the opt-out', async () => {
    on.install();
    await on.begin();
    await on.choose(NO);
    on.page.stop();
    on.unload();
    on.install();
    await on.begin();
    expect(on.page.granted()).toEqual(BUT_EXPORT);
  });

  it('two tabs: an opt-out told by another tab holds, though this tab’s own object is stale', async () => {
    on.install();
    await on.begin();
    on.page.consent.say({ source: 'gpp', kind: 'optout', says: { export: 'denied' } });
    for (const [, look] of LOOKS) look();
    await settled();
    expect(on.page.granted()).toEqual(BUT_EXPORT);
  });

  it('throws: closes export, is told once, and never reaches the page', async () => {
    on.install();
    await on.begin();
    replaceGpp(() => {
      throw new Error('broken');
    });
    await looked();
    expect(on.page.granted()).toEqual(BUT_EXPORT);
    expect(on.page.troubles).toMatchObject([{ code: 'consent-manager', about: 'gpp' }]);
  });

  it('replaced or taken away: what the new one does not know is not open', async () => {
    on.install();
    await on.begin();
    const old = standingGpp();
    runGppStub();
    await looked();
    expect(on.page.granted()).toEqual(BUT_EXPORT);
    replaceGpp(old);
    await looked();
    expect(on.page.granted()).toEqual(ALL);
    on.unload();
    await looked();
    expect(on.page.granted()).toEqual(BUT_EXPORT);
  });

  it('stop: no listener stays', async () => {
    runGppStub();
    const listeners = listenersOf([window, document]);
    await on.begin();
    on.install();
    await looked();
    listeners.pause();
    on.page.stop();
    const said = on.page.said();
    await on.choose(NO);
    expect(listeners.left()).toEqual([]);
    expect(on.page.said()).toBe(said);
    expect(on.cmp.api['cmpApiContext' as never]['eventQueue']['size']).toBe(0);
  });
});
