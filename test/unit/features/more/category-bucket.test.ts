import { describe, expect, it } from 'vitest';
import { categoryBucket, categoryName } from '../../../../src/features/more/category-bucket.js';

describe('the bucket of a category', () => {
  // From the test vectors of the authors of FNV (fnv32a, isthe.com/chongo/tech/comp/fnv), modulo 8.
  it.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['b', 0xe70c2de5],
    ['foobar', 0xbf9cf968],
  ])('of %j is FNV-1a modulo 8', (name, hash) => {
    expect(categoryBucket(name)).toBe(hash % 8);
  });

  it('takes the UTF-8 bytes of other scripts', () => {
    expect([categoryBucket('bücher'), categoryBucket('トップス')]).toEqual([2, 1]);
  });

  it('is the same however a name is written', () => {
    expect(['Shoes', ' SHOES', 'ｓｈｏｅｓ', 'shoes\n'].map(categoryName)).toEqual(Array(4).fill('shoes'));
    expect(categoryName('Women \t Running')).toBe('women running');
  });
});
