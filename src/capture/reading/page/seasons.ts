/** A stretch of days by the shopper's clock, both included: `2026-11-27`, or `11-27` for every year, which may span New Year. */
export type SeasonRule = Readonly<{ id: string; from: string; to: string; region?: string }>;

/** The ids of the seasons that stand at a moment (milliseconds since the epoch) by a clock `offset` minutes from UTC, with spaces between. */
export function seasonsAt(
  rules: readonly SeasonRule[],
  at: number,
  { offset, region = '' }: Readonly<{ offset: number; region?: string | undefined }>,
): string {
  const date = new Date(at + offset * 60_000);
  if (Number.isNaN(date.getTime())) return '';
  const [day = ''] = date.toISOString().split('T');
  const within = (asked: string): boolean => `${region}-`.toLowerCase().startsWith(`${asked}-`.toLowerCase());
  return rules
    .filter((rule) => stands(rule, day) && (!rule.region || within(rule.region)))
    .map(({ id }) => id)
    .join(' ');
}

function stands({ from, to }: SeasonRule, day: string): boolean {
  if (from.length !== to.length) return false;
  const today = day.slice(-from.length);
  if (from <= to) return from <= today && today <= to;
  // Only days of every year come round again.
  return from.length === 5 && (today >= from || today <= to);
}
