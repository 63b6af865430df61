import { element } from './element.js';
import { style } from './style.js';

/** One foldable part of the panel. */
export type Section = Readonly<{
  /** Shows content under a count; without content, a sentence that says so. */
  show(content: HTMLElement | string, count: string): void;
  /** Whether it is unfolded. */
  opened(): boolean;
}>;

/** The inspector's frame: what is in it is shown by the sections. */
export type Panel = Readonly<{
  /** `unfolded` is called when it is. */
  section(title: string, open: boolean, unfolded?: () => void): Section;
  status(text: string): void;
  /** Whether its body is unfolded. */
  opened(): boolean;
  close(): void;
}>;

function dress(shadow: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    shadow.adoptedStyleSheets = [sheet];
  } catch {
    // An older browser; a strict CSP would leave the panel plain there.
    shadow.append(element('style', {}, style));
  }
}

function openSection(body: HTMLElement, title: string, open: boolean): Section & { readonly part: HTMLElement } {
  const count = element('span', { class: 'count' });
  const content = element('div', { class: 'content' });
  const part = element('details', open ? { open: '' } : {}, [element('summary', {}, [title, count]), content]);
  body.append(part);
  return {
    part,
    opened: () => part.open,
    show(shown, text) {
      count.textContent = text;
      content.replaceChildren(typeof shown === 'string' ? element('p', { class: 'empty' }, shown) : shown);
    },
  };
}

/** Opens an empty panel at the end of the page, in a shadow root. `changed` is called when it is folded, unfolded or closed. */
export function openPanel(root: Document, changed: (event: 'fold' | 'close') => void): Panel {
  const host = element('div', { 'data-vitrine-inspector': '' });
  const body = element('div', { class: 'body', id: 'body' });
  const status = element('p');
  const fold = element('button', { type: 'button', 'aria-controls': 'body' });
  const shut = element('button', { type: 'button', 'aria-label': 'Close the inspector' }, '\u00d7');
  const unfold = (open: boolean): void => {
    body.hidden = !open;
    fold.setAttribute('aria-expanded', String(open));
    fold.setAttribute('aria-label', open ? 'Fold the inspector' : 'Unfold the inspector');
    fold.textContent = open ? '\u2013' : '+';
  };
  unfold(true);
  fold.addEventListener('click', () => {
    unfold(!!body.hidden);
    changed('fold');
  });
  shut.addEventListener('click', () => changed('close'));
  const shadow = host.attachShadow({ mode: 'open' });
  dress(shadow);
  const head = element('header', {}, [element('h2', {}, 'Vitrine'), status, fold, shut]);
  shadow.append(element('aside', { class: 'panel', 'aria-label': 'Vitrine inspector' }, [head, body]));
  root.body.append(host);
  return {
    section(title, open, unfolded) {
      const section = openSection(body, title, open);
      if (unfolded) section.part.addEventListener('toggle', unfolded);
      return section;
    },
    status: (text) => void (status.textContent = text),
    opened: () => !body.hidden,
    close: () => host.remove(),
  };
}
