import type { PageKind } from '../../capture/shop-event.js';

/** `error`: something is not counted, or counted wrongly; `warning`: something is lost; `note`: worth knowing. */
export type Severity = 'error' | 'warning' | 'note';

/** The codes of findings, each with its fix in docs/audit.md. */
export type FindingCode =
  | 'event-missing'
  | 'items-missing'
  | 'item-id-missing'
  | 'price-missing'
  | 'currency-missing'
  | 'value-missing'
  | 'transaction-id-missing'
  | 'search-term-missing'
  | 'number-unreadable'
  | 'field-refused'
  | 'event-double'
  | 'event-again'
  | 'said-twice'
  | 'name-unknown'
  | 'weak-source'
  | 'markup-unreadable'
  | 'page-kind-unknown'
  | 'page-view-lost'
  | 'consent-missing'
  | 'consent-late'
  | 'sensitive-dropped'
  | 'too-many-names'
  | 'nothing-heard'
  | 'add-to-cart-missing'
  | 'page-failed';

/** One thing that is wrong with what a shop says, or worth knowing. */
export type Finding = Readonly<{
  severity: Severity;
  code: FindingCode;
  /** Who said it; empty where nobody did. */
  source: string;
  kind: PageKind | '';
  /** The event's name; empty where it is about none. */
  name: string;
  count: number;
  /** One sentence. */
  what: string;
  /** What to do, in one sentence. */
  fix: string;
  /** Addresses where it was found, three at most, where they are known. */
  at?: readonly string[];
  /** Code to copy, where the fix is code. */
  snippet?: string;
}>;
