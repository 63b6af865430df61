import type { ConsentState } from '../../../src/consent/capability.js';
import type { Spent } from '../../../src/governor/open-governor.js';
import type { Inspected } from '../../../src/inspector/open-inspector.js';
import { mapped, writable } from '../../../src/lib/readable.js';
import type { Problem } from '../../../src/lib/report.js';
import type { Segment } from '../../../src/segments/segment.js';
import type { Transition } from '../../../src/segments/transition.js';
import type { Inspection, Outlook, Standing } from '../../../src/protocol.js';

const at = Date.UTC(2026, 2, 14, 10, 30, 5);

const outlook: Outlook = {
  seq: 14,
  at,
  memory: 'stored',
  models: 'ready',
  segments: [
    {
      id: 'context:device-phone',
      score: 1,
      active: true,
      known: true,
      enter: 1,
      exit: 1,
      basis: 'rules',
      reasons: [{ text: 'you use a phone', contribution: 1 }],
    },
    {
      id: 'cluster:discount-seeker',
      score: 0.78,
      active: true,
      known: true,
      enter: 0.6,
      exit: 0.45,
      since: at - 42_000,
      basis: 'model',
      model: 'clusters@1.0.0',
      reasons: [
        { text: 'half of what you look at is on sale', feature: 'sale_share@1', value: 0.52, contribution: 1.31 },
        { text: 'you tried a coupon', feature: 'coupon_interest@1', value: 1, contribution: 0.64 },
        { text: 'you rarely open brand pages', feature: 'brand_pages@1', value: 0, contribution: -0.12 },
      ],
    },
    {
      id: 'intent:high',
      score: 0.71,
      active: true,
      known: true,
      enter: 0.65,
      exit: 0.5,
      since: at - 12_000,
      basis: 'model',
      model: 'intent@1.0.0',
      object: { kind: 'item', id: 'LNK-204', name: 'Linen shirt <b>“Porto”</b>' },
      reasons: [
        { text: 'you looked at the Linen shirt 3 times', feature: 'top_item_views@1', value: 3, contribution: 0.9 },
      ],
    },
    {
      id: 'cluster:visual-browser',
      score: 0.14,
      active: false,
      known: true,
      enter: 0.6,
      exit: 0.45,
      basis: 'model',
      model: 'clusters@1.0.0',
      reasons: [{ text: 'you opened 2 pictures', feature: 'gallery_interactions@1', value: 2, contribution: 0.2 }],
    },
    {
      id: 'cluster:urgency-buyer',
      score: 0.02,
      active: false,
      known: false,
      enter: 0.6,
      exit: 0.45,
      basis: 'model',
      model: 'clusters@1.0.0',
      reasons: [],
    },
    ...(['context:device-tablet', 'context:device-desktop', 'context:daypart-night'] as const).map((id): Segment => ({
      id,
      score: 0,
      active: false,
      known: true,
      enter: 1,
      exit: 1,
      basis: 'rules',
      reasons: [],
    })),
  ],
  decisions: [
    {
      slot: 'hero',
      variant: 'deal',
      segments: ['cluster:discount-seeker', 'intent:high'],
      object: { kind: 'item', id: 'LNK-204', name: 'Linen shirt <b>“Porto”</b>' },
      reason: { code: 'segment', text: 'You see this because half of what you look at is on sale.' },
      policyVersion: '1',
      propensity: 1,
      at: at - 12_000,
    },
    {
      slot: 'cta',
      variant: 'default',
      segments: [],
      reason: { code: 'default', text: 'This is what everyone sees.' },
      policyVersion: '1',
      propensity: 1,
      at: at - 60_000,
    },
  ],
};

const transition = (segment: Segment['id'], more: Partial<Transition>): Transition => ({
  segment,
  from: 'out',
  to: 'in',
  at,
  seq: 7,
  event: 'add_to_cart',
  ...more,
});

const transitions: readonly Transition[] = [
  transition('cluster:high-intent-researcher', { from: 'in', to: 'unknown', event: 'models' }),
  transition('intent:high', {
    object: { kind: 'item', id: 'LNK-204', name: 'Linen shirt' },
    reason: { text: 'Linen shirt is in your cart' },
  }),
  transition('intent:general', { from: 'in', to: 'out', reason: { text: 'nothing pointed to one product' } }),
];

const inspection: Inspection = {
  outlook,
  explanations: [],
  hearing: [
    {
      source: 'data-layer',
      rank: 3,
      kind: 'product',
      name: 'add_to_cart',
      fates: { kept: 2, double: 1 },
      faults: {},
      lacks: { item_id: 1 },
      notes: {},
    },
  ],
  events: [
    { name: 'page_view', at: at - 60_000, seq: 1, session: 1, params: { page_path: '/' } },
    { name: 'search', at: at - 50_000, seq: 2, session: 1, params: { search_term: 'linen shirt' } },
    {
      name: 'view_item_list',
      at: at - 45_000,
      seq: 3,
      session: 1,
      params: { items: [{ item_name: 'Linen shirt' }, { item_name: 'Denim jacket' }, { item_id: 'X3' }] },
    },
    { name: 'scroll', at: at - 40_000, seq: 4, session: 1, params: { percent_scrolled: 75 } },
    { name: 'user_engagement', at: at - 30_000, seq: 5, session: 1, params: { engagement_time_msec: 12_340 } },
    { name: 'coupon_field_focus', at: at - 20_000, seq: 6, session: 1, params: {} },
    {
      name: 'add_to_cart',
      at,
      seq: 7,
      session: 1,
      params: { items: [{ item_id: 'LNK-204', item_name: '<img src=x>' }] },
    },
  ],
  notInstrumented: ['detail_reads@1'],
  features: { 'page_views@1': 6, 'sale_share@1': 0.524_444, 'searches@1': 0, 'lifetime_value@1': 1234.5 },
  scores: {
    intent: {
      model: 'intent@1.0.0',
      labels: ['purchase'],
      features: ['page_views@1'],
      probabilities: [0.71],
      contributions: [[0.9]],
      bias: [-1],
      runtime: 'compact',
    },
    clusters: {
      model: 'clusters@1.0.0',
      labels: ['high-intent-researcher', 'discount-seeker', 'brand-explorer', 'visual-browser', 'urgency-buyer'],
      features: ['sale_share@1'],
      probabilities: [0.05, 0.78, 0.02, 0.14, 0.01],
      contributions: [[0], [1.31], [0], [0.2], [0]],
      bias: [0, 0, 0, 0, 0],
      runtime: 'ort',
    },
  },
};

const spent: Spent = {
  step: 'sparing',
  item: 'longTask',
  spent: { cpu: 214.4, longTask: 112.6, inp: 40, cls: 0.0534, bytes: undefined },
  limits: { cpu: 1000, longTask: 200, inp: 100, cls: 0.1, bytes: 500_000 },
  parts: {
    cpu: { 'vitrine.page.js (module-script)': 20.2, slots: 160, engine: 34.2 },
    longTask: { engine: 12, slots: 112.6, 'vitrine.page.js (module-script)': 20.2 },
    inp: { slots: 40 },
    cls: { 'swap <hero>': 0.0534 },
    bytes: undefined,
  },
};

/** A Vitrine that says what it is told to, in the middle of a visit. */
export function inspected(): Inspected &
  Readonly<{
    sources: {
      consent: ReturnType<typeof writable<ConsentState>>;
      outlook: ReturnType<typeof writable<Standing | undefined>>;
      problems: ReturnType<typeof writable<readonly Problem[]>>;
      budget: ReturnType<typeof writable<Spent | undefined>>;
    };
    asked: () => number;
  }> {
  let asked = 0;
  const sources = {
    consent: writable<ConsentState>({
      contextual: 'unknown',
      persist: 'granted',
      personalize: 'granted',
      measure: 'granted',
      learn: 'unknown',
      export: 'denied',
    }),
    outlook: writable<Standing | undefined>(outlook),
    budget: writable<Spent | undefined>(spent),
    problems: writable<readonly Problem[]>([
      {
        code: 'slot-template',
        message: 'slots.offer.variants.deal.template matches no <template>; add one to the page.',
      },
    ]),
  };
  return {
    ...sources,
    outlook: mapped(sources.outlook, (now) => now?.memory && now),
    decisions: mapped(sources.outlook, (now) => now?.decisions ?? []),
    segments: mapped(sources.outlook, (now) => now?.segments.filter(({ active }) => active) ?? []),
    sources,
    asked: () => asked,
    inspect: async () => {
      asked += 1;
      const now = sources.outlook.get();
      return now?.memory && { ...inspection, outlook: { ...now, transitions } };
    },
  };
}
