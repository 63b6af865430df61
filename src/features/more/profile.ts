import type { KeptProfile } from '../../capture/profile.js';
import { newestWins, type Newest } from '../../lib/newest-wins.js';
import type { LoggedEvent } from '../../memory/logged-event.js';
import { eventItem } from '../event-items.js';
import type { FeatureGroup } from '../feature-group.js';
import { measured } from '../measured.js';
import { memoryKey, remember } from '../remember.js';
import { categoryName } from './category-bucket.js';

const DAY = 86_400_000;
/** Most categories of a profile. */
const MOST = 50;

/** The facts that features are made of. */
const FACTS = [
  'orders',
  'aov',
  'return_rate',
  'support_contacts',
  'open_complaints',
  'store_orders',
  'store_value',
  'app_sessions',
  'push_sent',
  'push_opened',
  'email_sent',
  'email_opened',
  'email_clicked',
  'loyalty_level',
  'loyalty_levels',
  'first_order_at',
  'last_order_at',
] as const;
type Fact = (typeof FACTS)[number];

type ProfileState = {
  /** Apart from what the browser saw itself: nothing is ever added up of both. */
  known: Newest<number | readonly string[]>;
  /** When the shop knew the newest of it. */
  as_of: number | null;
  at: number;
  /** This session's item views by category, and all of them. */
  seen: Map<string, number>;
  views: number;
  /** Those of them in a category of the profile. */
  matching: number;
};

const factOf = ({ known }: ProfileState, name: Fact): number => measured(known.values.get(name)?.value);

const favoured = ({ known }: ProfileState): readonly string[] =>
  (known.values.get('categories')?.value ?? []) as readonly string[];

function namesIn(categories: Readonly<Record<string, number>>): readonly string[] {
  const names = Object.keys(categories).filter((name) => measured(categories[name]) > 0);
  return [...new Set(names.slice(0, MOST).map(categoryName))];
}

function update(state: ProfileState, profile: KeptProfile): void {
  const { customer, as_of, facts, categories } = profile;
  if (typeof customer !== 'string' || !Number.isFinite(as_of)) return;
  if ((state.known.owner ?? customer) !== customer) return;
  const values: Record<string, number | readonly string[]> = {};
  for (const name of FACTS) if (Number.isFinite(facts?.[name])) values[name] = facts[name]!;
  if (categories) values['categories'] = namesIn(categories);
  newestWins(state.known, { owner: customer, at: as_of, values });
  state.as_of = Math.max(state.as_of ?? as_of, as_of);
  state.matching = favoured(state).reduce((sum, name) => sum + (state.seen.get(name) ?? 0), 0);
}

function view(state: ProfileState, event: LoggedEvent): void {
  const name = categoryName(memoryKey(eventItem(event)?.item_category) ?? '');
  state.views += 1;
  if (name === '') return;
  remember(state.seen, name, (state.seen.get(name) ?? 0) + 1);
  if (favoured(state).includes(name)) state.matching += 1;
}

const ratio = (part: number, whole: number): number => (whole > 0 ? Math.min(1, part / whole) : 0);

/** What the shop says it knows of the customer, from `profile_update` events; of each field the newest, of one customer only. */
export const profile: FeatureGroup<ProfileState> = {
  name: 'profile',
  later: true,
  ids: [
    'profile_known@1',
    'profile_age_days@1',
    'known_orders@1',
    'known_aov@1',
    'known_days_since_order@1',
    'known_days_since_first_order@1',
    'known_return_rate@1',
    'known_support_contacts@1',
    'known_open_complaints@1',
    'known_store_orders@1',
    'known_store_value@1',
    'known_app_sessions@1',
    'known_push_response@1',
    'known_email_open_rate@1',
    'known_email_click_rate@1',
    'known_loyalty_level@1',
    'known_category_match@1',
  ],
  start: () => ({ known: { values: new Map() }, as_of: null, at: 0, seen: new Map(), views: 0, matching: 0 }),
  nextSession(state) {
    state.seen.clear();
    state.views = 0;
    state.matching = 0;
  },
  fold(state, event) {
    const { name, at, params } = event;
    state.at = at;
    if (name === 'profile_update' && params.profile) update(state, params.profile);
    if (name === 'view_item') view(state, event);
    if (state.as_of === null) return false;
  },
  read(state) {
    const fact = (name: Fact) => factOf(state, name);
    const since = (time: number | null) => (time === null ? 0 : measured(Math.floor((state.at - time) / DAY)));
    const daysSince = (name: Fact) => since((state.known.values.get(name)?.value as number | undefined) ?? null);
    return [
      Number(state.as_of !== null),
      since(state.as_of),
      fact('orders'),
      fact('aov'),
      daysSince('last_order_at'),
      daysSince('first_order_at'),
      Math.min(1, fact('return_rate')),
      fact('support_contacts'),
      fact('open_complaints'),
      fact('store_orders'),
      fact('store_value'),
      fact('app_sessions'),
      ratio(fact('push_opened'), fact('push_sent')),
      ratio(fact('email_opened'), fact('email_sent')),
      ratio(fact('email_clicked'), fact('email_sent')),
      ratio(fact('loyalty_level'), fact('loyalty_levels')),
      ratio(state.matching, state.views),
    ];
  },
};
