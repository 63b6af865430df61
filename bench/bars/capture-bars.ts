import type { Bar, Measured } from '../results.js';
import { makeBar } from './make-bar.js';

/** What listening costs on a product page of 400 kB with all sources. Events count only if every one of them was kept. */
export function captureBars({ capture }: Measured): readonly Bar[] {
  const { kept, files } = capture ?? {};
  const lost = kept && kept.rows !== kept.of ? `only ${kept.rows} of ${kept.of} events were kept` : undefined;
  const copy = capture && `a copy of the event by JSON, once in 10 ms, takes ${capture.copy} µs here`;
  const row = (id: string, what: string, measured: number | undefined) =>
    makeBar({ id, what, unit: 'µs', bar: 20, measured: lost ? null : measured, note: lost ?? copy });
  return [
    row(
      'capture-paced',
      'own main-thread time per event of the data layer, paced 10 ms apart, crossing included, median',
      capture?.paced,
    ),
    row('capture-burst', 'the same in a burst of 2,000', capture?.burst),
    makeBar({
      id: 'capture-load',
      what: 'our part of the longest task while a page of 400 kB loads, with all further sources',
      unit: 'ms',
      bar: 10,
      measured: capture?.load.longest,
      note: files === undefined ? undefined : `${files} files of sources and signals`,
    }),
  ];
}
