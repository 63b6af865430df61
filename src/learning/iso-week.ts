const DAY = 86_400_000;

/** The ISO 8601 week of a time that reads as the shopper's clock in UTC, such as `2026-W47`. */
export function isoWeek(at: number): string {
  const day = Math.floor(at / DAY);
  // a week belongs to the year of its Thursday; 1970-01-01 was one
  const thursday = day - ((((day + 3) % 7) + 7) % 7) + 3;
  const year = new Date(thursday * DAY).getUTCFullYear();
  const week = Math.floor((thursday - Date.UTC(year, 0, 1) / DAY) / 7) + 1;
  return `${String(year).padStart(4, '0')}-W${String(week).padStart(2, '0')}`;
}
