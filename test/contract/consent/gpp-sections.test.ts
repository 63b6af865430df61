// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { ALL, BUT_EXPORT, eachGppPage } from './gpp-page.js';
import { settled } from './manager-page.js';

const on = eachGppPage();

describe('the sections of GPP', () => {
  const STATES = 'ca va co ut ct fl mt or tx de ia ne nh nj tn mn md in ky ri'.split(' ');

  it('knows each section of the United States that the IAB’s own library writes', async () => {
    for (const [index, state] of STATES.entries()) {
      on.unload();
      localStorage.clear();
      on.install([index + 8]);
      const section = `us${state}`;
      await on.begin();
      on.cmp.choose({ [section]: { SaleOptOut: 2 } });
      await settled();
      expect(on.page.granted(), `${section}`).toEqual(ALL);
      await on.choose({ [section]: { SaleOptOut: 1 } });
      expect(on.page.granted(), `${section}`).toEqual(BUT_EXPORT);
      on.page.stop();
    }
  });

  it('reads a section that is one object and one that is a list of parts', async () => {
    const core = { SaleOptOut: 2, SharingOptOut: 2 };
    const ping = { applicableSections: [7] };
    const gpc = { SubsectionType: 1, Gpc: true };
    expect(
      await on.grantedWith({ ...ping, parsedSections: { usnat: [core, { SubsectionType: 1, Gpc: false }] } }),
    ).toEqual(ALL);
    expect(await on.grantedWith({ ...ping, parsedSections: { usnat: [core, gpc] } })).toEqual(BUT_EXPORT);
    expect(await on.grantedWith({ ...ping, parsedSections: { usnat: { ...core, Gpc: true } } })).toEqual(BUT_EXPORT);
    expect(await on.grantedWith({ ...ping, parsedSections: { usnat: [{ ...core, SharingOptOut: 1 }] } })).toEqual(
      BUT_EXPORT,
    );
  });

  it('closes export for sections that it cannot read, and for none', async () => {
    const usnat = { SaleOptOut: 2 };
    for (const applicableSections of [[7, 28], [5], [8], [], [0], undefined, 'usnat', [null]]) {
      const ping = { applicableSections, parsedSections: { usnat } };
      expect(await on.grantedWith(ping), `${applicableSections}`).toEqual(BUT_EXPORT);
    }
    expect(await on.grantedWith({ applicableSections: [-1] })).toEqual(ALL);
    expect(await on.grantedWith({ applicableSections: [7], parsedSections: null })).toEqual(BUT_EXPORT);
    expect(await on.grantedWith({ applicableSections: [7] })).toEqual(BUT_EXPORT);
    on.always({ applicableSections: [7, 28], parsedSections: { usnat } });
    await on.begin();
    expect(on.page.heard('gpp')!.note).toBe('unknown section');
  });

  it('leaves the TCF’s own section to the TCF', async () => {
    expect(await on.grantedWith({ applicableSections: [2], parsedSections: {} })).toEqual(ALL);
    const tcfeuv2 = [{ PurposeConsents: [1, 0, 0], PurposeLegitimateInterests: [1] }];
    expect(await on.grantedWith({ applicableSections: [2], parsedSections: { tcfeuv2 } })).toEqual(ALL);
  });

  it('reads the old string’s section, as fields and as text', async () => {
    for (const [uspv1, granted] of [
      ['1YYN', BUT_EXPORT],
      ['1YNN', ALL],
      [{ Version: 1, Notice: 'Y', OptOutSale: 'Y' }, BUT_EXPORT],
      [{ Version: 1, Notice: 1, OptOutSale: 1 }, BUT_EXPORT],
      [{ Version: 1, Notice: 1, OptOutSale: 2 }, ALL],
    ] as const)
      expect(
        await on.grantedWith({ applicableSections: [6], parsedSections: { uspv1 } }),
        `${JSON.stringify(uspv1)}`,
      ).toEqual(granted);
  });

  it('rule 42: a sensitive category without consent closes export, and is named', async () => {
    on.install();
    await on.begin();
    const list = Array.from({ length: 16 }, () => 2);
    await on.choose({ usnat: { SensitiveDataProcessing: list } });
    expect(on.page.granted()).toEqual(ALL);
    await on.choose({ usnat: { SensitiveDataProcessing: list.with(2, 1) } });
    expect(on.page.granted()).toEqual(BUT_EXPORT);
    expect(on.page.heard('gpp')).toMatchObject({ raw: { sensitive: ['usnat.SensitiveDataProcessing.3'] } });
  });

  it('rule 41: a known child is contextual only, and with its parents’ consent still not advertised to', async () => {
    on.install();
    await on.begin();
    await on.choose({ usnat: { KnownChildSensitiveDataConsents: [0, 2, 0] } });
    expect(on.page.granted()).toEqual(BUT_EXPORT);
    await on.choose({ usnat: { KnownChildSensitiveDataConsents: [1, 0, 0] } });
    expect(on.page.granted()).toEqual(['contextual']);
    await on.choose({ usnat: { KnownChildSensitiveDataConsents: [0, 0, 0] } });
    expect(on.page.granted()).toEqual(ALL);
  });

  it('closes more where the shop’s map says so', async () => {
    on.install();
    await on.begin({ map: { gpp: { personalize: ['TargetedAdvertisingOptOut'] } } });
    await on.choose({ usnat: { TargetedAdvertisingOptOut: 1 } });
    expect(on.page.granted()).toEqual(ALL.filter((key) => !['personalize', 'export'].includes(key)));
  });

  it('a manager that has broken keeps export closed until it answers again', async () => {
    on.install();
    await on.begin();
    on.cmp.fail();
    expect(on.page.granted()).toEqual(BUT_EXPORT);
    expect(on.page.heard('gpp')!.note).toBe('not ready');
  });
});
