// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { everything } from '../../../src/consent/everything.js';
import { consentView } from '../../../src/inspector/consent-view.js';

const at = Date.UTC(2026, 10, 2, 9);

it('shows of each source what it opens and closes, and why', () => {
  const view = consentView({ ...everything('unknown'), export: 'denied' }, [
    { source: 'tcf', says: {}, counts: everything('granted'), raw: { tcString: 'CQ' }, at },
    { source: 'gpc', kind: 'optout', says: {}, counts: { export: 'denied', learn: 'granted' }, raw: true, at },
    { source: 'klaro', says: {}, counts: everything('unknown'), note: 'no answer yet', at },
    { source: 'consents', says: {}, counts: {}, at },
  ]);
  const rows = [...view.querySelectorAll('tbody tr')].map((row) => [...row.children].map((one) => one.textContent));
  expect(rows.map((cells) => cells.slice(0, 3))).toEqual([
    ['tcf', 'opens everything', '{"tcString":"CQ"}'],
    ['gpc', 'closes export', 'true'],
    ['klaro', 'closes everything', 'no answer yet'],
    ['consents', 'none', ''],
  ]);
  expect(view.querySelectorAll('li')).toHaveLength(6);
});

it('shows the states alone where nobody has spoken', () => {
  expect(consentView(everything('unknown')).querySelector('table')).toBeNull();
});
