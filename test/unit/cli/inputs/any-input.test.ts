import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gzipSync } from 'node:zlib';
import { FORMATS } from '../../../../cli/inputs/open-input.js';
import { openTimes } from '../../../../cli/inputs/read-times.js';
import { opened } from './opened.js';

const nearly = fc.oneof(
  fc.json(),
  fc
    .record({
      session: fc.anything(),
      events: fc.anything(),
      name: fc.constantFrom('view_item', 'page_view', 7),
      at: fc.anything(),
      params: fc.anything(),
      event_name: fc.constantFrom('purchase', 'page_view', null),
      event_timestamp: fc.oneof(fc.integer(), fc.string()),
      user_pseudo_id: fc.anything(),
      event_params: fc.anything(),
      items: fc.anything(),
      device: fc.anything(),
    })
    .map((row) => JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? String(value) : value))),
  fc.array(fc.string(), { maxLength: 4 }).map((cells) => cells.join(',')),
);
const text = fc.tuple(
  fc.constantFrom('', 'customer_id,ordered_at,value', 'customer_id;ordered_at;value;category'),
  fc.array(nearly, { maxLength: 5 }),
);

describe('whatever a file holds', () => {
  it('is read, or refused by a message that names the file', async () => {
    const pieces = fc.oneof(
      text.map(([head, lines]) => Buffer.from([head, ...lines].join('\n'))),
      fc.uint8Array().map((bytes) => Buffer.from(bytes)),
      fc.uint8Array().map((bytes) => gzipSync(bytes).subarray(0, -3)),
    );
    await fc.assert(
      fc.asyncProperty(pieces, fc.constantFrom(undefined, ...FORMATS), async (bytes, from) => {
        try {
          const { arrivals } = await opened({ pieces: [bytes], ...(from && { from }) });
          for (const { event } of arrivals) expect(Number.isFinite(event.at)).toBe(true);
        } catch (cause) {
          expect((cause as Error).message).toMatch(/^standard input(:| holds)/);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('a time', () => {
  const when = fc.date({ min: new Date('1970-01-01'), max: new Date('2999-12-31'), noInvalidDate: true });

  it('is read as it was written, with or without a zone', () => {
    fc.assert(
      fc.property(when, (date) => {
        const iso = date.toISOString();
        expect(openTimes('t')(iso, 'f:1').at).toBe(date.getTime());
        expect(openTimes('t')(iso.slice(0, 19).replace('T', ' '), 'f:1').at).toBe(
          Math.floor(date.getTime() / 1000) * 1000,
        );
        expect(openTimes('t')(iso.slice(0, 10), 'f:1')).toEqual({ at: Date.parse(iso.slice(0, 10)), day: true });
        expect(openTimes('t')(date, 'f:1').at).toBe(date.getTime());
      }),
    );
  });

  it('is the same moment in every zone', () => {
    fc.assert(
      fc.property(when, fc.integer({ min: -14 * 60, max: 14 * 60 }), (date, minutes) => {
        const local = new Date(date.getTime() + minutes * 60_000).toISOString().slice(0, -1);
        const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map((part) =>
          String(part).padStart(2, '0'),
        );
        const zone = `${minutes < 0 ? '-' : '+'}${hours}:${rest}`;
        fc.pre(/^\d{4}-/.test(local));
        expect(openTimes('t')(local + zone, 'f:1').at).toBe(date.getTime());
      }),
    );
  });

  it('is refused by name, if it is none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.integer(), fc.constant(null)), (cell) => {
        expect(() => openTimes('ordered_at')(cell, 'f:7')).toThrow(/^f:7: ordered_at must be an ISO date/);
      }),
    );
  });
});
