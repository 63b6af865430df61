// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sources as pressure } from '../../../../src/capture/signals/packs/pressure.js';
import { sources as sights } from '../../../../src/capture/signals/packs/sights.js';
import { fire, hearSignals, setHidden, stubViews } from './hear-signals.js';

let signals: Awaited<ReturnType<typeof hearSignals>>;
let views: ReturnType<typeof stubViews>;
const find = (selector: string): Element => document.querySelector(selector)!;
const open = async (html: string): Promise<void> => {
  document.body.innerHTML = html;
  signals = await hearSignals({ sources: { ...sights, ...pressure } });
  await pass(1);
};
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  views = stubViews();
  (window as any).happyDOM.setURL('https://shop.example/cup');
});
afterEach(() => {
  signals.end();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('section_view', () => {
  it('is told when half of a section was in view for a second, once for each kind', async () => {
    await open('<main><section id="reviews"><p>…</p></section><div><h2>Description</h2><p>…</p></div></main>');
    views.show(find('#reviews'), 0.4);
    await pass(2000);
    views.show(find('#reviews'), 0.6);
    await pass(900);
    views.show(find('#reviews'), 0.1);
    await pass(900);
    expect(signals.heard).toEqual([]);
    views.show(find('#reviews'), 0.5);
    await pass(1000);
    views.show(find('#reviews'), 0);
    views.show(find('#reviews'), 1);
    views.show(find('main > div'), 1);
    await pass(1000);
    expect(signals.heard).toEqual([
      ['section_view', { section: 'reviews' }],
      ['section_view', { section: 'description' }],
    ]);
  });

  it('takes half a window of a section that is taller than it', async () => {
    await open('<section id="reviews"></section>');
    views.show(find('#reviews'), 0.1, 300);
    await pass(1500);
    expect(signals.heard).toEqual([]);
    views.show(find('#reviews'), 0.15, 400);
    await pass(1500);
    expect(signals.names()).toEqual(['section_view']);
  });

  it('is none of what a closed accordion holds', async () => {
    await open('<details><summary>Reviews</summary><div>…</div></details>');
    views.leaveOut(find('details div'));
    await pass(1500);
    expect(signals.heard).toEqual([]);
    views.show(find('details div'), 1);
    await pass(1500);
    expect(signals.names()).toEqual(['section_view']);
  });

  it('finds sections that are added later, panels by their tabs, and none in links, lists and footers', async () => {
    await open('<ul><li><h3>Reviews of all</h3></li></ul><footer><h3>About us</h3><p></p></footer><main></main>');
    find('main').innerHTML =
      '<button role="tab" aria-controls="p">Delivery</button><div id="p"></div><h2>You may also like</h2><div class="r"></div>';
    await pass(1100);
    expect(views.watched(find('footer'))).toBe(false);
    expect(views.watched(find('li'))).toBe(false);
    for (const one of ['#p', '.r']) views.show(find(one), 1);
    await pass(1100);
    expect(signals.heard).toEqual([
      ['section_view', { section: 'delivery' }],
      ['section_view', { section: 'recommendations' }],
    ]);
  });

  it('tells the story of the brand as brand_story_view', async () => {
    await open('<section><h2>Our story</h2></section>');
    views.show(find('section'), 1);
    await pass(1100);
    expect(signals.heard).toEqual([['brand_story_view', {}]]);
  });

  it('says nothing of a hidden page, and begins anew on another route', async () => {
    await open('<section id="reviews"></section>');
    views.show(find('section'), 1);
    setHidden(true);
    await pass(1100);
    expect(signals.heard).toEqual([]);
    setHidden(false);
    for (const path of ['/b', '/c']) {
      signals.route(path);
      views.show(find('section'), 1);
      await pass(1100);
    }
    expect(signals.heard).toHaveLength(2);
  });
});

describe('urgency_view and urgency_seen', () => {
  it('know countdowns that tick, stock notes and limited offers', async () => {
    await open('<b class="clock">00:12:33</b><p>Only 3 left</p><i>Limited time offer</i><em>10:30</em>');
    await pass(600);
    find('b').firstChild!.nodeValue = '00:12:32';
    await pass(600);
    for (const one of ['b', 'p', 'i', 'em']) views.show(find(one), 1);
    await pass(1100);
    expect(signals.heard.map(([, said]) => said['cue']).toSorted()).toEqual(['countdown', 'offer', 'stock']);
    expect(new Set(signals.names())).toEqual(new Set(['urgency_view']));
  });

  it('tell a click on one, and an add within five seconds of one', async () => {
    await open('<div class="promo-banner"><p>Flash sale</p><img></div><button>Add to cart</button>');
    await pass(600);
    fire('button');
    expect(signals.heard).toEqual([]);
    fire('img');
    expect(signals.heard).toEqual([['urgency_seen', { cue: 'offer' }]]);
    views.show(find('div'), 1);
    await pass(1100);
    fire('button');
    views.show(find('div'), 0);
    await pass(4000);
    fire('button');
    await pass(2000);
    fire('button');
    expect(signals.names()).toEqual(['urgency_seen', 'urgency_view', 'urgency_seen', 'urgency_seen']);
  });

  it('leave alone what only looks like it, and read a large page a little at a time', async () => {
    await open(`<p>In stock</p><p>stock photo</p>${'<i>word of a page</i>'.repeat(3000)}<b>Only 2 left</b>`);
    await pass(600);
    expect(views.watched(find('b'))).toBe(false);
    await pass(20_000);
    expect([...document.querySelectorAll('p')].some(views.watched)).toBe(false);
    expect(views.watched(find('b'))).toBe(true);
  });

  it('end with their scope', async () => {
    await open('<p>Only 3 left</p>');
    signals.end();
    await pass(2000);
    expect(views.watched(find('p'))).toBe(false);
    fire('p');
    expect(signals.heard).toEqual([]);
  });
});
