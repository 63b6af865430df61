import { sankey, sankeyLinkHorizontal } from 'd3-sankey';
import { whole } from '../in-words.js';
import { ENDS, type Flow } from '../survey/open-flows.js';
import { escape } from './escape.js';

type Node = { id: string; state: string };
type Link = { source: string; target: string; value: number; from: string; to: string };

const [WIDTH, HEIGHT] = [960, 420];
/** States of a step that are drawn; the rest of a track with many is put together. */
const MOST_STATES = 8;
const OTHERS = 'others';

/**
 * The ways of sessions through a track: a column for each step, and where they end. Steps make it free of loops, which a drawing of states alone
 * would have. `toneOf` gives states their colours. Empty without sessions.
 */
export function sankeyPlot({ track, links }: Flow, toneOf: (state: string) => string): string {
  if (!links.length) return '';
  const graph = layout(links);
  const flow = sankeyLinkHorizontal<Node, Link>();
  const paths = graph.links.map((link) => {
    const told = `${link.from} → ${link.to}: ${whole(link.value)} sessions`;
    return `<path d="${flow(link)}" stroke="${toneOf(link.from)}" stroke-width="${Math.max(1, link.width ?? 0).toFixed(1)}"><title>${escape(told)}</title></path>`;
  });
  const nodes = graph.nodes.map((node) => {
    const [x0 = 0, x1 = 0, y0 = 0, y1 = 0] = [node.x0, node.x1, node.y0, node.y1];
    const [left, middle] = [x1 > WIDTH * 0.8, (y0 + y1) / 2];
    const words = `${node.state} ${whole(node.value ?? 0)}`;
    return `<rect x="${x0.toFixed(1)}" y="${y0.toFixed(1)}" width="${(x1 - x0).toFixed(1)}" height="${Math.max(1, y1 - y0).toFixed(1)}" fill="${toneOf(node.state)}"><title>${escape(words)}</title></rect><text x="${(left ? x0 - 5 : x1 + 5).toFixed(1)}" y="${middle.toFixed(1)}" dy=".35em"${left ? ' text-anchor="end"' : ''}>${escape(words)}</text>`;
  });
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Ways of sessions through ${escape(track)}"><g class="ways">${paths.join('')}</g>${nodes.join('')}</svg>`;
}

function layout(flows: Flow['links']) {
  const links = merged(flows);
  const ids = [...new Set(links.flatMap(({ source, target }) => [source, target]))];
  const nodes = ids.map((id): Node => ({ id, state: id.slice(id.indexOf(' ') + 1) }));
  return sankey<Node, Link>()
    .nodeId(({ id }) => id)
    .nodeWidth(14)
    .nodePadding(12)
    .extent([
      [1, 6],
      [WIDTH - 1, HEIGHT - 6],
    ])({ nodes, links });
}

/** Links between numbered columns, those of rare states put together. */
function merged(flows: Flow['links']): Link[] {
  const sizes = new Map<string, number>();
  for (const { from, sessions } of flows) sizes.set(from, (sizes.get(from) ?? 0) + sessions);
  const ranked = [...sizes].toSorted((a, b) => b[1] - a[1]).map(([state]) => state);
  const kept = new Set(ranked.length > MOST_STATES ? ranked.slice(0, MOST_STATES - 1) : ranked);
  const ends: readonly string[] = Object.values(ENDS);
  const named = (state: string): string => (kept.has(state) || ends.includes(state) ? state : OTHERS);
  const links = new Map<string, Link>();
  for (const { step, from, to, sessions } of flows) {
    const [one, other] = [named(from), named(to)];
    const target = ends.includes(to) ? `0 ${other}` : `${step + 1} ${other}`;
    const key = `${step} ${one}\t${target}`;
    const link = links.get(key) ?? { source: `${step} ${one}`, target, value: 0, from: one, to: other };
    link.value += sessions;
    links.set(key, link);
  }
  return [...links.values()];
}
