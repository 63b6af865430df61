import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openTellers } from '../../../../src/capture/sources/listening/open-tellers.js';

const open = () => {
  const told: string[] = [];
  return { told, ear: openTellers((name) => told.push(name)) };
};
const item = (item_id: string) => ({ items: [{ item_id }] });

describe('openTellers', () => {
  it('tells what several ears hear as often as one of them hears it', () => {
    const { told, ear } = open();
    const [queue, client] = [ear(), ear()];
    queue('view_item', item('A'));
    queue('view_item', item('B'));
    client('view_item', item('A'));
    client('view_item', item('B'));
    expect(told).toHaveLength(2);
    client('view_item', item('A'));
    expect(told).toHaveLength(3);
  });

  it('does not take the first thing that a late ear hears for an echo', () => {
    const { told, ear } = open();
    ear()('view_item', item('A'));
    const late = ear(true);
    late('view_item', item('A'));
    late('view_cart', {});
    expect(told).toEqual(['view_item', 'view_item', 'view_cart']);
  });

  it('tells things apart by name, items, order and search', () => {
    const { told, ear } = open();
    const [one, other] = [ear(), ear()];
    one('purchase', { transaction_id: '1' });
    other('purchase', { transaction_id: '2' });
    one('search', { search_term: 'a' });
    other('search', { search_term: 'b' });
    one('view_item', { items: [{ item_name: 'A' }] });
    other('view_item', { items: [{ item_name: 'B' }] });
    expect(told).toHaveLength(6);
  });

  it('remembers no more than it may, and goes on', () => {
    const { told, ear } = open();
    const one = ear();
    for (let n = 0; n < 3000; n++) one('view_item', item(`${n}`));
    expect(told).toHaveLength(3000);
  });

  it('tells all that a queue held once, in whatever order the client works it off', () => {
    const calls = fc.array(fc.constantFrom('A', 'B', 'C'), { maxLength: 40 });
    fc.assert(
      fc.property(calls, calls, (waiting, more) => {
        const { told, ear } = open();
        const [queue, client] = [ear(), ear()];
        for (const id of waiting) queue('view_item', item(id));
        for (const id of waiting.toReversed()) client('view_item', item(id));
        for (const id of more) client('view_item', item(id));
        expect(told).toHaveLength(waiting.length + more.length);
      }),
    );
  });
});
