// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { everything } from '../../../src/consent/everything.js';
import { openFurther } from './open-further.js';

const settled = () => new Promise((next) => setTimeout(next));

async function openGranted(child: boolean) {
  const opened = openFurther({ child });
  opened.consent.set(everything('granted'));
  await settled();
  return opened.consent;
}

it('opens nothing but contextual mode to a child (rule 41), whatever is allowed, and says why', async () => {
  const consent = await openGranted(true);
  expect(consent.get()).toEqual({ ...everything('unknown'), contextual: 'granted' });
  expect(consent.debug().sources).toContainEqual(
    expect.objectContaining({ source: 'child', note: 'a page for children' }),
  );
  consent.set({ contextual: 'denied' });
  expect(consent.get().contextual).toBe('denied');
});

it('says no for nobody: what is kept of other pages stays', async () => {
  const said: string[] = [];
  openFurther({ child: true }, (consent) => {
    consent.set(everything('granted'));
    consent.subscribe((state) => said.push(...Object.values(state)));
  });
  await settled();
  expect(said).toContain('granted');
  expect(said.filter((state) => state === 'denied')).toEqual([]);
});

it('hears no child where the shop says none', async () => {
  expect((await openGranted(false)).get()).toEqual(everything('granted'));
});
