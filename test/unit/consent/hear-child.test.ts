// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { everything } from '../../../src/consent/everything.js';
import { hearFurther } from '../../../src/consent/hear-further.js';
import { openConsent } from '../../../src/consent/open-consent.js';

const settled = () => new Promise((next) => setTimeout(next));

it('opens nothing but contextual mode to a child (rule 41), whatever is allowed, and says why', async () => {
  const consent = openConsent(() => undefined);
  consent.set(everything('granted'));
  await settled();
  expect(consent.get()).toEqual(everything('granted'));
  const tools = {
    consent,
    load: undefined as never,
    assets: '/',
    report: () => undefined,
    signal: new AbortController().signal,
  };
  hearFurther({ given: { child: true }, ...tools });
  // in the same task, and not as a no: nothing that is kept of other pages is to be emptied
  expect(consent.get()).toEqual({ ...everything('unknown'), contextual: 'granted' });
  consent.set(everything('granted'));
  await settled();
  expect(consent.get()).toEqual({ ...everything('unknown'), contextual: 'granted' });
  expect(consent.debug().sources).toContainEqual(
    expect.objectContaining({ source: 'child', note: 'a page for children' }),
  );
  consent.set({ contextual: 'denied' });
  expect(consent.get().contextual).toBe('denied');
});

it('hears no child where the shop says none', async () => {
  const consent = openConsent(() => undefined);
  const tools = {
    consent,
    load: undefined as never,
    assets: '/',
    report: () => undefined,
    signal: new AbortController().signal,
  };
  hearFurther({ given: { child: false }, ...tools });
  consent.set(everything('granted'));
  await settled();
  expect(consent.get()).toEqual(everything('granted'));
});
