import { describe, expect, it } from 'vitest';
import { judge, people, type Row } from './judging.js';

describe('pairs that differ in a proxy only', () => {
  const pair = (id: number, variants: readonly [string, string], more: Row = {}): readonly Row[] =>
    ['desktop', 'phone'].map((device, n) => {
      const row = { slot: 'offer', variant: variants[n], pair: id, proxies: { device } };
      return Object.assign(row, variants[n] === 'ten-off' && { price_effect: 'lower' }, more);
    });

  it('rule 50: fails for a single price that differs, naming line and proxy', async () => {
    const rows = Array.from({ length: 50 }, (_, n) =>
      pair(n, n === 7 ? ['default', 'ten-off'] : ['default', 'default']),
    ).flat();
    const { code, report } = await judge(rows);
    expect(code).toBe(1);
    expect(report.decisions.flips).toMatchObject({ compared: 50, differ: 1, price: 1 });
    const [finding] = report.findings;
    expect(finding).toMatchObject({ severity: 'fail', check: 'flips', about: 'offer' });
    expect(finding.message).toContain('1 of 50 differ in a price though only device was changed (standard input:16');
  });

  it('warns where what differs is no price, and says when nothing does', async () => {
    const other = await judge(Array.from({ length: 20 }, (_, n) => pair(n, ['a', n ? 'a' : 'b'])).flat());
    expect(other.code).toBe(0);
    expect(other.report.findings[0]).toMatchObject({ severity: 'warn', check: 'flips' });
    const same = await judge(Array.from({ length: 20 }, (_, n) => pair(n, ['ten-off', 'ten-off'])).flat());
    expect(same.code).toBe(0);
    expect(same.report.findings).toContainEqual(
      expect.objectContaining({ severity: 'note', message: '20 comparisons, and the same decision in each' }),
    );
  });

  it('sees a price that differs under the same variant, and rows that have nobody beside them', async () => {
    const [one, two] = pair(1, ['ten-off', 'ten-off']);
    const { code, report } = await judge([one!, { ...two, price_effect: 'none' }, { ...two, pair: 2 }]);
    expect(code).toBe(1);
    expect(report.decisions.flips).toMatchObject({ price: 1, alone: 1 });
  });
});

describe('the control group', () => {
  it('rule 52: fails when somebody held out is shown anything but the default', async () => {
    const held = { control: true };
    const fine = [...people('a', 120, 40), ...people('a', 20, 0, held)];
    expect((await judge(fine)).report.decisions.hold_out).toEqual({ rows: 20, treated: [], wavering: 0 });
    const { code, report } = await judge([...fine, ...people('a', 2, 1, held)]);
    expect(code).toBe(1);
    expect(report.findings[0]).toMatchObject({
      check: 'hold-out',
      message: '1 of 22 rows held out were not given the default: standard input:141 offer/ten-off',
    });
  });

  it('says when nothing is known of one', async () => {
    const { report } = await judge(people('a', 200, 50));
    expect(report.decisions.hold_out).toBeUndefined();
    expect(report.findings.some((one: any) => one.check === 'hold-out' && one.severity === 'note')).toBe(true);
  });
});
