import type { SlotConfig } from '../slots/slot-config.js';
import { lacksOf, type Lack } from './access.js';
import { element } from './element.js';
import type { Section } from './panel.js';

/** A slot of the page, with what is amiss in it. */
type Looked = Readonly<{ slot: string; lacks: readonly Lack[] }>;

/** Looks at the slots of this page as they stand; those that are not there are left out. */
export function lookAtSlots(root: Document, slots: Readonly<Record<string, SlotConfig>>): readonly Looked[] {
  return Object.entries(slots).flatMap(([slot, { selector = `[data-vitrine-slot="${CSS.escape(slot)}"]` }]) => {
    try {
      const found = [...root.querySelectorAll(selector)];
      return found.length ? { slot, lacks: found.flatMap(lacksOf) } : [];
    } catch {
      // not a selector: the slots have reported it
      return [];
    }
  });
}

const lackItem = ({ what, about }: Lack): HTMLElement =>
  element('li', {}, [element('span', {}, what), element('small', {}, about)]);

/** Looks anew and shows it; while the section is folded nothing is looked at. */
export function fillAccess(section: Section, root: Document, slots: Readonly<Record<string, SlotConfig>> = {}): void {
  if (!section.opened()) return;
  const looked = lookAtSlots(root, slots);
  const count = looked.reduce((sum, { lacks }) => sum + lacks.length, 0);
  section.show(looked.length ? accessView(looked) : 'No slot of the config is on this page.', `${count} to look at`);
}

/** Every slot of the page, with what those who see or hear it otherwise would miss. */
export const accessView = (looked: readonly Looked[]): HTMLElement =>
  element(
    'ul',
    { class: 'list' },
    looked.map(({ slot, lacks }) =>
      element('li', { class: lacks.length ? 'item bad' : 'item' }, [
        element('div', { class: 'row' }, [
          element('strong', { class: 'grow' }, slot),
          element(
            'span',
            { class: lacks.length ? 'badge' : 'badge good' },
            lacks.length ? String(lacks.length) : 'fine',
          ),
        ]),
        lacks.length > 0 && element('ul', { class: 'reasons held' }, lacks.map(lackItem)),
      ]),
    ),
  );
