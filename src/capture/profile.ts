/** The grounds on which article 6 of the GDPR lets personal data be used. */
export type LegalBasis =
  'consent' | 'contract' | 'legal_obligation' | 'vital_interests' | 'public_task' | 'legitimate_interests';

/** A demographic or firmographic field with where it is from; without any of the three it is refused. */
export type ProfileTrait = Readonly<{
  value: string | number;
  /** Who told it, such as `account form` or `crm`. */
  source: string;
  legal_basis: LegalBasis;
  /** The day on which it was collected: an ISO date, or milliseconds since the epoch. */
  collected_at: string | number;
}>;

/** What a shop knows of a customer in numbers; every one may be left out. Values in the shop's currency. */
export type ProfileFacts = Readonly<{
  /** Orders ever, online. */
  orders?: number;
  /** What all those orders came to. */
  order_value?: number;
  /** Mean value of an order; made of the two above where it is left out. */
  aov?: number;
  /** Orders that were returned, in whole or in part. */
  returns?: number;
  /** 0 to 1; made of `returns` and `orders` where it is left out. */
  return_rate?: number;
  support_contacts?: number;
  open_complaints?: number;
  /** Purchases at the till. */
  store_orders?: number;
  store_value?: number;
  /** Sessions in the shop's app. */
  app_sessions?: number;
  push_sent?: number;
  push_opened?: number;
  email_sent?: number;
  /** E-mails that were opened, each once. */
  email_opened?: number;
  email_clicked?: number;
  /** The step of the loyalty programme, 0 to `loyalty_levels`. */
  loyalty_level?: number;
  /** How many steps there are. */
  loyalty_levels?: number;
  /** An ISO date, or milliseconds since the epoch. */
  first_order_at?: string | number;
  last_order_at?: string | number;
}>;

/** What `vitrine.identify()` takes; docs/profile.md. Only what the customer has agreed to may stand in it. */
export type Profile = ProfileFacts &
  Readonly<{
    /** An opaque id of the customer, the same on every device. Kept as a keyed hash. */
    customer: string | number;
    /** When the shop knew this: an ISO date, or milliseconds since the epoch. */
    as_of: string | number;
    /** Share of orders, or number of orders, by `item_category`. */
    categories?: Readonly<Record<string, number>>;
    traits?: Readonly<Record<string, ProfileTrait>>;
  }>;

/** A trait as it is kept: its date in milliseconds. */
export type KeptTrait = Omit<ProfileTrait, 'collected_at'> & Readonly<{ collected_at: number }>;

/** A profile as a `profile_update` event keeps it: checked, allow-listed, times in milliseconds since the epoch. */
export type KeptProfile = Readonly<{
  /** Keyed hash of the customer's id. */
  customer: string;
  as_of: number;
  facts: Readonly<Partial<Record<keyof ProfileFacts, number>>>;
  categories?: Readonly<Record<string, number>>;
  traits?: Readonly<Record<string, KeptTrait>>;
  /** The signed document it came by: keyed hash of its `jti`, and its `iat`. */
  signed?: Readonly<{ id: string; at: number }>;
}>;
