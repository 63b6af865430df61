import type { FurtherSource } from '../sources/tools.js';
import { perView } from './hearing/per-view.js';

/** How long a click may take to show any effect, milliseconds. */
const WAIT = 1000;
/** What the browser itself answers, what leads away, and what is Vitrine's own. */
const LIVE =
  'input,select,textarea,label,option,video,audio,iframe,[contenteditable],a[href]:not([href="#"],[href=""],[href^="javascript:"]),[data-vitrine-inspector],[data-vitrine-host]';
const CONTROLS = 'a,button,summary,[role=button],[role=tab],[role=link],[onclick],[class*=btn],[class*=button]';
const EFFECTS =
  'scroll toggle play pause submit change input copy focusin blur pagehide visibilitychange popstate hashchange';

const address = (): string => location.href.replace(/#$/, '');

/**
 * Emits dead_click, at most 10, for a click on what looks clickable that within a second changes neither the page nor its address,
 * moves no focus, plays nothing and asks nothing of a server.
 */
export const deadClick: FurtherSource = (emit, scope, tools) => {
  const say = perView(emit, scope, tools);
  let end: (() => void) | undefined;
  scope.onEnd(() => end?.());
  scope.on(EFFECTS, () => end?.());
  scope.on('click', (event) => {
    end?.();
    const target = event.composedPath()[0] as Partial<Element>;
    if (!target.closest || (event.target as Element).closest(LIVE) || target.closest(LIVE)) return;
    if (getSelection()?.toString()) return;
    const before = address();
    const watch = new MutationObserver((changes) => changes.some(tells) && end?.());
    const requests = new PerformanceObserver((list) => {
      if (
        list
          .getEntries()
          .some((one) => /fetch|xml|script|iframe/.test((one as PerformanceResourceTiming).initiatorType))
      )
        end?.();
    });
    const timer = setTimeout(
      scope.safe(() => {
        end?.();
        // asked at last, for it makes the browser settle its styles
        const looks = target.closest!(CONTROLS) || getComputedStyle(target as Element).cursor === 'pointer';
        if (looks && address() === before) say('dead_click');
      }),
      WAIT,
    );
    end = () => {
      clearTimeout(timer);
      watch.disconnect();
      requests.disconnect();
      end = undefined;
    };
    watch.observe(document, { childList: true, attributes: true, characterData: true, subtree: true });
    requests.observe({ type: 'resource' });
  });
};

/** Where figures change by themselves. */
const CLOCK = 'time,[role=timer],[class*=clock],[class*=imer],[class*=ountdown],[class*=second],[class*=minute]';

/** Whether a change may be a click's doing: a clock that ticks is none, the count of the cart is one. */
function tells({ target }: MutationRecord): boolean {
  const text = target.textContent ?? '';
  if (target.childNodes.length > 1 || !/^[\d\s:.]{1,9}$/.test(text)) return true;
  const element = target.nodeType === Node.ELEMENT_NODE ? (target as Element) : target.parentElement;
  return !text.includes(':') && !element?.closest(CLOCK);
}
