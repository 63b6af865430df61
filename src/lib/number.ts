/**
 * Reads a number as shops write it: 12.5, "12", "1.234,56", "1,234.56", "€ 12,50", "CHF 1'200.-". Undefined when there is none.
 * A lone separator before three digits groups thousands ("1,234", "€ 1.234") unless JavaScript itself reads the string ("1.234").
 */
export function number(value: unknown): number | undefined {
  const plain = typeof value === 'number' ? value : typeof value === 'string' && value.trim() ? +value : NaN;
  if (Number.isFinite(plain) || typeof value !== 'string') return finite(plain);
  const [run] = /-?\d[\d.,'’\s]*/.exec(value.slice(0, 40)) ?? [''];
  const digits = run.replace(/['’\s]|[.,\s]+$/g, '');
  const [, head = digits, mark = '', tail = ''] = /^(.*)([.,])(\d+)$/.exec(digits) ?? [];
  const grouped = tail.length === 3 && +head !== 0 && !/[.,]/.test(head.replaceAll(mark, ''));
  return run ? finite(+(head.replace(/[.,]/g, '') + (grouped ? '' : '.') + tail)) : undefined;
}

const finite = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined);
