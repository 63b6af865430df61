/** A copy of one of an element's templates, shown in place of its children. */
export type TemplateCopy = Readonly<{
  /** Shows the template of that variant; false where there is none. */
  show(variant: string): boolean;
  /** Whether it stands as it was shown. */
  stands(): boolean;
  /** Shows the element's own children. Safe to call again. */
  clear(): void;
}>;

const NAME = 'vitrine';

/** A copy of what is in a template. A framework that renders one leaves its children beside the content. */
function copyOf(template: HTMLTemplateElement): DocumentFragment {
  const range = template.ownerDocument.createRange();
  range.selectNodeContents(template.content.firstChild ? template.content : template);
  const copy = template.ownerDocument.importNode(range.cloneContents(), true);
  // they would run anew on every change
  for (const script of copy.querySelectorAll('script')) script.remove();
  return copy;
}

/** Has the element show the children of that slot name; '' are all of its own. By a shadow tree, so that no child is touched. */
function openOutlet(element: HTMLElement): (name: string) => void {
  let outlet: HTMLSlotElement | undefined;
  return (name) => {
    if (!outlet) {
      if (!name) return;
      outlet = element.ownerDocument.createElement('slot');
      (element.shadowRoot ?? element.attachShadow({ mode: 'open' })).replaceChildren(outlet);
    }
    outlet.name = name;
  };
}

/** Makes what shows copies of an element's templates. No child of the element is removed, moved or changed. */
export function openTemplateCopy(element: HTMLElement): TemplateCopy {
  const outlet = openOutlet(element);
  const children = () => [...element.children] as HTMLElement[];
  let host: HTMLElement | undefined;
  return {
    show(variant) {
      const template = children().find(
        (child): child is HTMLTemplateElement => child.localName === 'template' && child.dataset['variant'] === variant,
      );
      if (!template) return false;
      host = element.ownerDocument.createElement('div');
      host.dataset['vitrineHost'] = '';
      // no box of its own: the copy takes part in the element's layout. The CSSOM is open under a strict CSP
      host.style.display = 'contents';
      host.slot = NAME;
      host.append(copyOf(template));
      element.append(host);
      outlet(NAME);
      return true;
    },
    stands: () => host?.parentNode === element,
    clear() {
      // also one that a copy of the page has brought along, but none that Vitrine itself has put there
      children().forEach((child) => child.matches(`[data-vitrine-host][slot="${NAME}"]`) && child.remove());
      host = undefined;
      outlet('');
    },
  };
}
