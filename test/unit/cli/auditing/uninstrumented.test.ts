import { expect, it } from 'vitest';
import type { Audit } from '../../../../cli/auditing/audit.js';
import { printAudit, uninstrumentedOf } from '../../../../cli/auditing/print-audit.js';
import { judge } from '../../../../src/inspector/audit/judge.js';
import type { HearingRow } from '../../../../src/capture/reading/tally/tally.js';

const row = (kind: HearingRow['kind'], name: string, more: Partial<HearingRow> = {}): HearingRow => ({
  source: 'page',
  rank: 0,
  kind,
  name,
  fates: { kept: 1 },
  faults: {},
  lacks: {},
  notes: {},
  ...more,
});

function auditOf(hearing: readonly HearingRow[]): Audit {
  return { target: 'shop', pages: [], hearing, findings: judge(hearing) };
}

const audit = auditOf([
  row('product', 'page_view', { lacks: { view_item: 2 } }),
  row('cart', 'page_view', { lacks: { view_cart: 1 } }),
  row('listing', 'page_view', { lacks: { view_item_list: 1 } }),
  // told on other pages, so the shop can
  row('search', 'view_item_list'),
]);

it('names the events that pages should have said and none did, for the config', () => {
  expect(uninstrumentedOf(audit)).toEqual(['view_item', 'view_cart']);
  expect([...printAudit(audit)]).toContain('  "uninstrumented": ["view_item","view_cart"]');
});

it('says nothing of it where every event was told somewhere', () => {
  const fine = auditOf([row('product', 'page_view'), row('product', 'view_item')]);
  expect([...printAudit(fine)].join('\n')).not.toContain('uninstrumented');
});
