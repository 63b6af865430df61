import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

function vitrine(input: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/cli.js', ...args], { encoding: 'utf8', input });
  return { status, stdout, stderr };
}
const decisions = (selected: readonly [number, number]): string =>
  ['18-29', '60+']
    .flatMap((age_band, group) =>
      Array.from({ length: 200 }, (_, n) =>
        JSON.stringify({ slot: 'offer', variant: n < selected[group]! ? 'ten-off' : 'default', groups: { age_band } }),
      ),
    )
    .join('\n');

describe('vitrine fairness, as it is built', () => {
  it('exits by its verdict', () => {
    expect(vitrine(decisions([80, 75]), 'fairness', '-').status).toBe(0);
    const unfair = vitrine(decisions([80, 30]), 'fairness', '-');
    expect(unfair.status).toBe(1);
    expect(unfair.stdout).toContain('60+ is selected 0.37 times as often as 18-29');
    expect(vitrine('{"slot":"offer"}', 'fairness', '-')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('standard input:1: variant must name the variant'),
    });
  });

  it('goes through the models beside it, and explains itself', () => {
    const { status, stdout } = vitrine('', 'fairness', '--heads', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout).heads.heads.map((head: { model: string }) => head.model)).toContain('orientation@1.0.0');
    expect(vitrine('', 'fairness', '--help')).toMatchObject({ status: 0 });
    expect(vitrine('', '--help').stdout).toContain('fairness <decisions>');
  });
});
