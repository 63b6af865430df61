import type { Says, WordKey } from '../../words/words.js';

/** What a shopper acts on. */
const CONTROLS =
  'a,button,summary,label,input,select,textarea,[role=button],[role=tab],[role=option],[role=radio],[role=checkbox],[onclick]';
/** What Vitrine itself puts on the page. */
const OURS = '[data-vitrine-inspector],[data-vitrine-host]';
/** Attributes whose words are those of a product, or none. */
const NOISE = /^(src|style|value|d$)|product|-name/;
const PRODUCT = /\/(products?|p|item|dp|produkte?|produits?|productos?)\//;

/** One act of the shopper: on which control, and what the words on it and around it are about. */
export type Act = Readonly<{
  type: string;
  /** The nearest control, else what was hit itself. */
  control: HTMLInputElement;
  /** The short text on it. */
  label: string;
  /** Whether its label, or the names that code has for it, are about something. */
  tells(key: WordKey): boolean;
  /** Whether the names that code has for what it stands in, and its own, are about something. */
  within(key: WordKey): boolean;
  /** Those names. */
  around: string;
  says: Says;
  /** The other page that it leads to. */
  leads: string;
  /** Whether it takes back what it did: open, chosen or pressed already, or there to remove. */
  undoes: boolean;
}>;

/** Reads what an event is about; undefined where it began in nothing of the shop's. */
export function readAct(event: Event, says: Says): Act | undefined {
  const [inner] = event.composedPath() as Partial<Element>[];
  if (!inner?.closest || (event.target as Element).closest(OURS)) return undefined;
  const control = (inner.closest(CONTROLS) ?? inner) as HTMLInputElement;
  // the address of a link in a drawing is no text
  const href = `${control.closest('a')?.href}`;
  const leads = href.startsWith('http') && href.split('#')[0] !== location.href.split('#')[0] ? href : '';
  const foreign = PRODUCT.test(leads);
  const label = foreign ? '' : labelOf(control);
  let around = '';
  let one: Element | null = control;
  for (let level = 0; one && level < 7; level++, one = one.parentElement) around += ` ${one.id} ${one.classList}`;
  let names = label;
  for (const { name, value } of control.attributes)
    if (foreign ? name === 'class' : value.length < 80 && !NOISE.test(name)) names += ` ${name} ${value}`;
  return {
    type: event.type,
    control,
    label,
    tells: (key) => says(key, label) || says(key, names),
    within: (key) => says(key, around),
    around,
    says,
    leads,
    undoes:
      control.matches('[aria-expanded=true],[aria-selected=true],[aria-pressed=true],[open]>summary') ||
      /remove|added\b/i.test(names),
  };
}

function labelOf(control: HTMLInputElement): string {
  const { labels, type, value } = control;
  const field = control.matches('input,select,textarea');
  const text = !field ? control.textContent : /submit|button/.test(type) ? value : labels?.[0]?.textContent;
  const label = (control.getAttribute('aria-label') || text || '').trim().replace(/\s+/g, ' ');
  return label.length > 60 ? '' : label;
}
