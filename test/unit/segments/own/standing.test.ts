import { describe, expect, it } from 'vitest';
import type { Score } from '../../../../src/model/scores.js';
import { add, judgeOwn, judgeWhen, view, type Told } from './judge-own.js';

const holds = (...given: Parameters<typeof judgeWhen>) => judgeWhen(...given).active;

describe('what others have found', () => {
  const churn = (value: number): Score => ({
    model: 'churn@1.0.0',
    labels: ['inactive'],
    features: [],
    probabilities: [value],
    contributions: [],
    bias: [],
    runtime: 'compact',
  });

  it('compares features, and says them in words', () => {
    const it = judgeWhen({ 'cart_adds@1': { $gte: 2 } }, [add('a'), add('b')]);
    expect(it).toMatchObject({ active: true, reasons: [{ feature: 'cart_adds@1', value: 2 }] });
    expect(it.reasons[0]!.text).toBe('you put a product in your cart twice in this visit');
  });

  it('compares scores, which are not known until the model has spoken, and names none to the shopper', () => {
    const when = { 'churn.inactive': { $gt: 0.5 } };
    expect(judgeWhen(when, [view('a')])).toMatchObject({ known: false, active: false });
    expect(judgeWhen({ $not: when }, [view('a')])).toMatchObject({ known: false, active: false });
    expect(judgeWhen({ 'churn.inactive': { $exists: false } }, [view('a')]).active).toBe(true);
    const high = judgeWhen(when, [view('a')], { scores: { churn: churn(0.7) } });
    expect(high).toMatchObject({ active: true, reasons: [{ value: 0.7 }] });
    expect(high.reasons[0]!.text).not.toMatch(/\d|churn|score/);
    expect(holds(when, [view('a')], { scores: { churn: churn(0.4) } })).toBe(false);
  });

  it('asks for other segments, with their object and reason', () => {
    const eager = [view('x'), view('x'), add('x')];
    const it = judgeWhen({ 'intent:high': true }, eager);
    expect(it).toMatchObject({ active: true, object: { id: 'x' } });
    expect(it.reasons[0]!.text).toBe('The x is in your cart');
    expect(judgeWhen({ 'intent:high': { $gte: 0.9 } }, [view('x')]).active).toBe(false);
    expect(judgeWhen({ 'intent:high': false }, [view('x')]).active).toBe(true);
  });

  it('asks for own segments, in whatever order they stand', () => {
    const segments = {
      c: { when: { $and: [{ 'own:b': true }, { event: 'search' }] } },
      b: { when: { 'own:a': false } },
      a: { when: { event: 'purchase' } },
    };
    const { after, troubles } = judgeOwn(segments, [view('a'), { name: 'search' }, { name: 'purchase' }]);
    expect(troubles).toEqual([]);
    expect(after.map((one) => Object.values(one).map(({ active }) => Number(active)))).toEqual([
      [0, 1, 0],
      [1, 1, 0],
      [0, 0, 1],
    ]);
  });

  it('reads what the shop knows of a customer, the newest of each, of one customer', () => {
    const told = (orders: number, as_of: number, customer = 'h:1'): Told => ({
      name: 'profile_update',
      params: { profile: { customer, as_of, facts: { orders, last_order_at: 0 }, categories: { cups: 2, hats: 0 } } },
    });
    const many = { 'profile.orders': { $gte: 5 } };
    expect(judgeWhen(many, [view('a')])).toMatchObject({ known: false, active: false });
    expect(judgeWhen(many, [told(5, 10)])).toMatchObject({ known: true, active: true });
    expect(holds(many, [told(4, 10)])).toBe(false);
    expect(holds(many, [told(5, 10), told(1, 9)])).toBe(true);
    expect(holds(many, [told(5, 10), told(1, 11, 'h:2')])).toBe(true);
    expect(holds({ 'profile.categories': 'cups' }, [told(1, 1)])).toBe(true);
    expect(holds({ 'profile.categories': { $in: ['hats', 'mugs'] } }, [told(1, 1)])).toBe(false);
    expect(holds({ 'profile.last_order_at': { $gt: '52w' } }, [told(1, 1)])).toBe(true);
  });
});

describe('what is not known', () => {
  const options = { settings: { uninstrumented: ['video_start', 'search'] } };

  it('names the event that the shop cannot tell', () => {
    const it = judgeWhen({ event: 'video_start' }, [{ name: 'video_start' }], options);
    expect(it).toMatchObject({ known: false, active: false, missing: ['video_start'] });
    expect(it.reasons[0]!.text).toContain('video_start');
    expect(judgeWhen({ $not: { event: 'video_start' } }, [view('a')], options).known).toBe(false);
    expect(judgeWhen({ 'searches@1': { $lt: 1 } }, [view('a')], options)).toMatchObject({ missing: ['search'] });
    const sequence = { $sequence: [{ event: 'view_item' }, { event: 'search' }] };
    expect(judgeWhen(sequence, [view('a')], options)).toMatchObject({ known: false, missing: ['search'] });
  });

  it('leaves open only what depends on it', () => {
    const video = { event: 'video_start' };
    const seen = { event: 'view_item' };
    expect(judgeWhen({ $or: [video, seen] }, [view('a')], options)).toMatchObject({ known: true, active: true });
    expect(judgeWhen({ $and: [video, { event: 'refund' }] }, [view('a')], options)).toMatchObject({ known: true });
    expect(judgeWhen({ $and: [video, seen] }, [view('a')], options)).toMatchObject({ known: false });
  });
});

describe('scores and reasons', () => {
  it('gives the mean of what must all hold, and the best of what may', () => {
    const when = { $and: [{ event: 'view_item' }, { event: 'add_to_cart' }] };
    expect(judgeWhen(when, [view('a')])).toMatchObject({ score: 0.5, active: false, known: true });
    const any = { $or: [{ event: 'view_item', count: { $gte: 4 } }, { event: 'purchase' }] };
    expect(judgeWhen(any, [view('a')])).toMatchObject({ score: 0.25, active: false });
  });

  it('gives what holds, at most three, each with its share', () => {
    const when = { $and: ['view_item', 'add_to_cart', 'search', 'view_cart'].map((event) => ({ event })) };
    const { reasons } = judgeWhen(when, [view('a'), add('a'), { name: 'search' }, { name: 'view_cart' }]);
    expect(reasons).toHaveLength(3);
    expect(reasons[0]).toEqual({ text: 'you looked at a product once', value: 1, contribution: 0.25 });
  });

  it('says that something was not done', () => {
    expect(judgeWhen({ $not: { event: 'purchase' } }, [view('a')]).reasons).toEqual([
      { text: 'of what you have not done so far', contribution: 1 },
    ]);
  });

  it('joins the keys of one object by and', () => {
    const when = { event: 'view_item', 'cart_adds@1': { $gte: 1 }, $not: { event: 'purchase' } };
    expect(holds(when, [view('a')])).toBe(false);
    expect(holds(when, [view('a'), add('a')])).toBe(true);
    expect(holds(when, [view('a'), add('a'), { name: 'purchase' }])).toBe(false);
  });
});
