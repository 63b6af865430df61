// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { explain } from '../../../src/explain.js';
import type { Problem } from '../../../src/lib/report.js';
import { openSlots, type Slots } from '../../../src/slots/open-slots.js';
import { contrast, over, toneOf } from '../../../src/lib/colour.js';
import type { Vet, VetSource } from '../../../src/slots/slot.js';
import { writesOf } from '../../../src/slots/writes-of.js';
import { decisionOf, nextLook } from './decision-of.js';

const price = { effect: 'lower', disclosure: '.why' } as const;
const variants = { ten: { price, content: { b: { text: '$45' } } }, plain: { content: { b: { text: '$50 today' } } } };
let slots: Slots | undefined;
let problems: Problem[];
let looks: (() => void)[];

function open(vet?: VetSource): Slots {
  const source: VetSource | undefined = vet && ((again) => (looks.push(again), vet(again)));
  slots = openSlots({
    slots: { offer: { variants } },
    report: (problem) => problems.push(explain(problem)),
    measure: false,
    ...(source && { vet: source }),
  });
  return slots;
}
const said = () => document.querySelector('b')!.textContent;

beforeEach(() => {
  [problems, looks] = [[], []];
  document.body.innerHTML = '<p data-vitrine-slot="offer"><b>$50</b><i class="why"></i></p>';
});
afterEach(() => slots?.stop());

describe('a variant that moves a price', () => {
  it('is never shown where nobody vets it', async () => {
    open().apply([decisionOf('offer', 'ten')]);
    await nextLook();
    expect(said()).toBe('$50');
    open().apply([decisionOf('offer', 'plain')]);
    expect(said()).toBe('$50 today');
  });

  it('waits until what vets it is loaded', async () => {
    let vet: Vet | undefined;
    open(() => vet).apply([decisionOf('offer', 'ten')]);
    expect(said()).toBe('$50');
    vet = () => undefined;
    looks.at(-1)!();
    await nextLook();
    expect(said()).toBe('$45');
  });

  it('is vetted as it stands, and taken back in the same task with its problem', () => {
    const stood: (string | null)[] = [];
    const vet: Vet = (element) => {
      stood.push(element.textContent);
      return ['slot-disclosure', 'hidden'];
    };
    open(() => vet).apply([decisionOf('offer', 'ten')]);
    expect(stood).toEqual(['$45']);
    expect(document.body.innerHTML).toBe('<p data-vitrine-slot="offer"><b>$50</b><i class="why"></i></p>');
    expect(problems.map(({ code, field }) => [code, field])).toEqual([['slot-disclosure', 'slots.offer.variants.ten']]);
    expect(problems[0]!.message).toContain('no notice in sight beside its price (hidden)');
  });

  it('goes at the next look when it is no longer fit, and another decision has its turn', async () => {
    let fault: ReturnType<Vet>;
    open(() => () => fault).apply([decisionOf('offer', 'ten')]);
    expect(said()).toBe('$45');
    fault = ['slot-disclosure', 'covered'];
    document.querySelector('i')!.setAttribute('class', 'why gone');
    await nextLook();
    expect(said()).toBe('$50');
    slots!.apply([decisionOf('offer', 'plain')]);
    expect(said()).toBe('$50 today');
  });

  it('is nothing for the head stub, which could not vet it', () => {
    expect(writesOf({ variants }, { slot: 'offer', variant: 'ten' })).toBeUndefined();
    expect(writesOf({ variants }, { slot: 'offer', variant: 'plain' })).toBeDefined();
  });
});

describe('contrast', () => {
  const ratio = (front: string, back: string) => {
    const [ground] = toneOf(back);
    return contrast(over(toneOf(front), ground), ground);
  };

  it.each([
    ['rgb(0, 0, 0)', 'rgb(255, 255, 255)', 21],
    ['rgb(118, 118, 118)', 'rgb(255, 255, 255)', 4.54],
    ['rgb(119, 119, 119)', 'rgb(255, 255, 255)', 4.48],
    ['rgb(255, 0, 0)', 'rgb(255, 255, 255)', 4],
    ['rgb(255, 255, 255)', 'rgb(0, 0, 255)', 8.59],
    ['color(srgb 0 0.5 0)', 'rgb(255, 255, 255)', 5.14],
    // the same colours, written otherwise
    ['oklch(0.628 0.2577 29.23)', 'rgb(255, 255, 255)', 4],
    ['oklab(0.452 -0.0324 -0.3115)', 'rgb(255, 255, 255)', 8.59],
    ['oklch(1 0 none)', 'rgb(0, 0, 0)', 21],
  ])('of %s on %s is %d', (front, back, expected) => expect(ratio(front, back)).toBeCloseTo(expected, 1));

  it('of half-covering black on white is near that of the grey it makes', () => {
    expect(
      Math.abs(ratio('rgba(0, 0, 0, 0.6)', 'rgb(255, 255, 255)') - ratio('rgb(102, 102, 102)', 'rgb(255, 255, 255)')),
    ).toBeLessThan(0.2);
  });

  it('of a colour that cannot be read is no number', () => {
    expect(ratio('lab(50 20 20)', 'rgb(255, 255, 255)')).toBeNaN();
  });
});
