import { describe, expect, it } from 'vitest';
import { fairnessCommand } from '../../../../cli/commands/fairness.js';
import { run } from '../run.js';
import { failing, judge, ndjson, people, type Row } from './judging.js';

describe('the four-fifths rule', () => {
  it('rule 48: fails a group that is selected clearly less often, and says how much and how surely', async () => {
    const rows = [...people('18-29', 400, 160), ...people('30-44', 300, 111), ...people('60+', 250, 60)];
    const { code, report } = await judge(rows);
    expect(code).toBe(1);
    const [selection] = report.decisions.selections;
    expect(selection).toMatchObject({
      slot: 'offer',
      variant: 'ten-off',
      attribute: 'age_band',
      most: '18-29',
      fails: true,
    });
    const [young, middle, old] = selection.parts;
    expect(young).toMatchObject({ value: '18-29', persons: 400, selected: 160, rate: 0.4, ratio: 1, fails: false });
    expect(middle).toMatchObject({ ratio: 0.37 / 0.4, fails: false });
    expect(old.ratio).toBeCloseTo(0.6, 12);
    expect(old.ratio_to_rest).toBeCloseTo(0.24 / (271 / 700), 12);
    // of SciPy: z tests with pooled variance against 18-29 and the rest, by Holm over these two and the two of 30-44
    expect(old.p).toBeCloseTo(4 * 2.740468499407374e-5, 14);
    expect(old.p_to_rest).toBeCloseTo(4 * 2.740468499407374e-5, 14);
    expect(middle.p).toBeCloseTo(2 * 0.3429605918547625, 12);
    expect(old).toMatchObject({ fails: true, test: 'z' });
    expect(report.findings[0].message).toContain('60+ is selected 0.60 times as often as 18-29');
  });

  it('does not judge below 100 persons, and says so', async () => {
    const { code, report } = await judge([...people('a', 400, 160), ...people('b', 99, 0), ...people('c', 150, 60)]);
    expect(code).toBe(0);
    expect(report.decisions.selections[0].parts[1]).toMatchObject({ judged: false, ratio: null, fails: false });
    expect(report.findings).toContainEqual(
      expect.objectContaining({ severity: 'note', message: 'too few persons to judge (below 100): b (99)' }),
    );
    expect((await judge([...people('a', 400, 160), ...people('b', 99, 0)], '--least', '50')).code).toBe(1);
  });

  it('leaves to chance what chance explains: a warning, no failure', async () => {
    const { code, report } = await judge([...people('a', 100, 10), ...people('b', 100, 7)]);
    expect(code).toBe(0);
    expect(report.findings[0]).toMatchObject({ severity: 'warn', check: 'selection' });
    expect(report.decisions.selections[0].parts[1]).toMatchObject({ test: 'z' });
  });

  it('tests small counts exactly', async () => {
    const { report } = await judge([...people('a', 150, 0), ...people('b', 180, 9)]);
    const [a] = report.decisions.selections[0].parts;
    expect(a.test).toBe('fisher');
    expect(a.p).toBeCloseTo(0.004617638703659893, 12);
    expect(a.fails).toBe(true);
  });

  it('counts persons, not rows: fifty decisions of one person are one person', async () => {
    const of = (group: string, persons: number, selected: number) =>
      Array.from({ length: persons }, (_, n) =>
        people(group, 50, n < selected ? 50 : 0, { key: `${group}${n}` }),
      ).flat();
    const few = await judge([...of('a', 40, 20), ...of('b', 40, 10)]);
    expect(few.code).toBe(0);
    expect(few.report.decisions.selections[0].parts[0]).toMatchObject({ persons: 40, rows: 2000, judged: false });
    const more = await judge([...of('a', 40, 20), ...of('b', 40, 15)], '--least', '40');
    expect(more.report.decisions.selections[0].parts[1].p).toBeGreaterThan(0.2);
    expect(more.code).toBe(0);
  });

  it('asks of each segment too, but takes context for a fact', async () => {
    const rows = [
      ...people('a', 200, 0, { segments: ['cluster:visual-browser', 'context:device-phone'] }),
      ...people('a', 200, 0),
      ...people('b', 100, 0, { segments: ['cluster:visual-browser', 'context:device-phone'] }),
      ...people('b', 300, 0),
    ];
    const { code, report } = await judge(rows);
    expect(code).toBe(1);
    expect(failing(report, 'selection')).toEqual(['cluster:visual-browser by age_band']);
    expect(report.decisions.selections.find((one: any) => one.segment === 'context:device-phone')).toMatchObject({
      held: false,
      smallest_ratio: 0.5,
      fails: false,
    });
  });

  it('leaves the held out and trials out of the rates', async () => {
    const rows = [
      ...people('a', 200, 100),
      ...people('b', 200, 100),
      ...people('b', 400, 0, { control: true }),
      ...people('b', 400, 0, { pair: 'x', changed: 'device' }),
    ];
    const { code, report } = await judge(rows);
    expect(code).toBe(0);
    expect(report.decisions.selections[0].parts[1]).toMatchObject({ rows: 200, rate: 0.5 });
  });

  it('takes limits, and joins groups', async () => {
    const rows = ['f', 'm'].flatMap((gender) =>
      ['a', 'b'].flatMap((age) =>
        people(age, 200, (gender === 'f') === (age === 'a') ? 60 : 100, { groups: { age_band: age, gender } }),
      ),
    );
    expect((await judge(rows)).code).toBe(0);
    const { code, report } = await judge(rows, '--group', 'age_band+gender');
    expect(code).toBe(1);
    expect(failing(report, 'selection')).toEqual(['offer/ten-off by age_band+gender']);
    expect((await judge(rows, '--group', 'age_band+gender', '--ratio', '0.6')).code).toBe(0);
    expect((await judge(rows, '--group', 'age_band+gender', '--level', '0.0000001')).code).toBe(0);
  });

  it('corrects over the whole run if asked', async () => {
    const rows = [...people('a', 150, 45), ...people('b', 150, 29)].map((row, n) => {
      Object.assign(row['groups'] as Row, { coin: n % 2 ? 'head' : 'tail', third: `${n % 3}` });
      return row;
    });
    expect((await judge(rows)).code).toBe(1);
    expect((await judge(rows, '--family', 'all')).code).toBe(0);
  });
});

describe('the page for people', () => {
  it('has the verdict first, then why, then every figure', async () => {
    const { code, out } = await run(
      fairnessCommand,
      ['-'],
      ndjson([...people('18-29', 200, 80), ...people('60+', 200, 30)]),
    );
    expect(code).toBe(1);
    const lines = out.split('\n');
    expect(lines[0]).toMatch(/^Fairness of standard input: FAILS \(1\)/);
    expect(lines[1]).toBe('Limits: ratio 0.8, p below 0.05 (Holm, over each question), 100 persons a group, AUC 0.65');
    expect(lines[3]).toBe('Fails');
    expect(out).toContain('offer/ten-off by age_band: FAILS');
    expect(out).toMatch(/60\+ +200 +200 +30 +15\.0 % +10\.7 % to 20\.6 % +0\.37 +p < 0\.0001/);
  });
});
