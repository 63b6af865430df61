import type { ResolvedConfig } from '../../src/config.js';
import type { VariantRule } from '../../src/decisions/decision.js';
import { slotRules } from '../../src/decisions/slot-rules.js';
import { explain } from '../../src/explain.js';
import type { Problem } from '../../src/lib/report.js';
import { faultOf } from '../../src/slots/element-content.js';
import type { Fault } from '../../src/slots/fault.js';
import type { VariantConfig } from '../../src/slots/slot-config.js';

/** The segments that may be about a product, a category or a brand. */
const NAMES_OBJECT = /^(?:intent:high$|cart:|pace:|orientation:brand$|context:affiliate|own:|micro:)/;

/** What a page would refuse, pass over or never show, as far as that can be told without the page. */
export function slotFaults(slots: ResolvedConfig['slots']): readonly Problem[] {
  const problems: Problem[] = [];
  const rules = slotRules(slots);
  for (const [slot, { variants }] of Object.entries(slots)) {
    for (const [name, variant] of Object.entries(variants)) {
      const rule = rules.find((one) => one.slot === slot)!.variants.find((one) => one.name === name)!;
      const at = `slots.${slot}.variants.${name}`;
      for (const [code, part, about] of contentFaults(variant)) {
        const { message } = explain({ code, field: `config.${at}${part}`, ...(about && { about }) });
        problems.push({ code, field: at + part, message });
      }
      for (const [code, part, remedy] of variantFaults(variant, rule))
        problems.push({ code, field: at + part, message: `config.${at}${part} ${remedy}.` });
    }
  }
  return problems;
}

/** The page's own check, with the element that such content is for. */
function contentFaults({ content = {} }: VariantConfig): readonly Fault[] {
  return Object.entries(content).flatMap(([selector, element]) => {
    const localName = element.image ? 'img' : 'a';
    const fault = faultOf({ localName } as Element, element, undefined);
    return fault ? [[fault[0], `.content[${JSON.stringify(selector)}]${fault[1]}`, fault[2]] as const] : [];
  });
}

type Remark = readonly [code: string, part: string, remedy: string];

function variantFaults(
  { content, template }: VariantConfig,
  { name, segments, needsObject }: VariantRule,
): readonly Remark[] {
  const faults: Remark[] = [];
  if (name === 'default') faults.push(['slot-variant', '', 'is the shop’s own content; give the variant another name']);
  if (content && template !== undefined)
    faults.push(['config-invalid', '.content', 'is passed over, because there is a template; keep one of the two']);
  if (needsObject && !segments.some((id) => NAMES_OBJECT.test(id)))
    faults.push(['slot-object', '.segments', 'has no segment that has an {object}; add one, such as intent:high']);
  return faults;
}
