/** How often something happened on each of the latest 31 days, today first. */
export type DayCounts = { today: number; counts: number[] };

const DAYS = 31;

/** Nothing happened yet. */
export const startDayCounts = (): DayCounts => ({ today: 0, counts: [] });

/** Lets time pass; a day that lies before today passes none. */
export function passDays(days: DayCounts, today: number): void {
  if (today <= days.today) return;
  const passed = Math.min(DAYS, today - days.today);
  days.counts = [...Array.from({ length: passed }, () => 0), ...days.counts].slice(0, DAYS);
  days.today = today;
}

/** Counts once more, `ago` days before today; what lies further back than 30 days is not counted. */
export function countDay({ counts }: DayCounts, ago = 0): void {
  if (ago < DAYS) counts[ago] = (counts[ago] ?? 0) + 1;
}

/** How often it happened today and in the 30 days before. */
export const sumOfDays = ({ counts }: DayCounts): number => counts.reduce((sum, count) => sum + count, 0);
