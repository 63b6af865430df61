/** Numbers, times and plurals as a language writes them. */
export type Numbers = Readonly<{
  /** A whole number. */
  whole(value: number): string;
  /** With one digit after the point, if that is not 0. */
  rough(value: number): string;
  /** A share of 0 to 1. */
  percent(share: number): string;
  /** Whether the singular goes with the number, rounded to one digit after the point. */
  one(value: number): boolean;
  /** "45 seconds", "3 minutes". */
  duration(seconds: number): string;
  /** "3 days ago", "14 months ago", "today". */
  ago(days: number): string;
  days(value: number): string;
}>;

/** Days from which a time is told in months, in years. */
const MONTHS = 60;
const YEARS = 730;

/** Opens a language's numbers by what the browser knows of it. */
export function openNumbers(language: string): Numbers {
  const format = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(language, options).format;
  const inUnits = (unit: string) => format({ style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 });
  const [seconds, minutes, days] = [inUnits('second'), inUnits('minute'), inUnits('day')];
  const plural = new Intl.PluralRules(language);
  const past = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  return {
    whole: format({ maximumFractionDigits: 0 }),
    rough: format({ maximumFractionDigits: 1 }),
    percent: format({ style: 'percent', maximumFractionDigits: 0 }),
    one: (value) => plural.select(Math.round(value * 10) / 10) === 'one',
    duration: (value) => (value < 90 ? seconds(value) : minutes(value / 60)),
    ago(value) {
      if (value < MONTHS) return past.format(-Math.round(value), 'day');
      const isMonths = value < YEARS;
      return past.format(-Math.round(value / (isMonths ? 30.44 : 365.25)), isMonths ? 'month' : 'year');
    },
    days,
  };
}
