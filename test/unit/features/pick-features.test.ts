import { describe, expect, it } from 'vitest';
import { pickFeatures } from '../../../src/features/pick-features.js';

const VECTOR = { 'cart_adds@1': 2, 'searches@1': 0, 'sale_share@1': 0.5 } as const;

describe('picking the features of a model', () => {
  it('gives their values in the order of the model', () => {
    expect(pickFeatures(VECTOR, ['sale_share@1', 'cart_adds@1', 'searches@1'])).toEqual({ values: [0.5, 2, 0] });
  });

  it('does not mind features that the model does not know', () => {
    expect(pickFeatures(VECTOR, [])).toEqual({ values: [] });
  });

  it('names the first feature that is not there', () => {
    const { values, problem } = pickFeatures(VECTOR, ['cart_adds@1', 'mood@1', 'taste@1']);
    expect(values).toBeUndefined();
    expect(problem).toMatchObject({ code: 'feature-missing', field: 'mood@1' });
    expect(problem?.message).toContain('mood@1');
  });

  it('says which version there is when the model asks for another', () => {
    expect(pickFeatures(VECTOR, ['cart_adds@2']).problem?.message).toContain('computes cart_adds@1');
  });

  it.each([['constructor'], ['__proto__'], ['']])('takes no inherited property for a feature: %j', (id) => {
    expect(pickFeatures(VECTOR, [id as 'a@1']).problem).toMatchObject({ field: id });
  });
});
