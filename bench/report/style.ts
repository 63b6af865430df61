/** The page's only style. */
export const STYLE = `
:root { color-scheme: light dark; --paper: #fbfaf7; --card: #fff; --ink: #1d2327; --soft: #5d6870; --line: #e3e0d8; --peer: #b4bcc4; --ours: #0f766e;
  --good: #15803d; --bad: #b4391f; --open: #8a6d1d; }
@media (prefers-color-scheme: dark) { :root { --paper: #14181a; --card: #1c2225; --ink: #e8e6e1; --soft: #a2acb2; --line: #30383c; --peer: #56626a;
  --ours: #2dd4bf; --good: #4ade80; --bad: #fb8a6f; --open: #e5c15a; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 1180px; margin: 0 auto; padding: 32px 24px 64px; }
h1 { font-size: 30px; margin: 0; letter-spacing: -0.01em; }
h2 { font-size: 19px; margin: 44px 0 4px; }
p { margin: 4px 0 0; color: var(--soft); max-width: 110ch; }
.tiles { display: flex; gap: 12px; margin: 20px 0 0; flex-wrap: wrap; }
.tile { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 10px 18px; }
.tile b { display: block; font-size: 26px; line-height: 1.2; }
.tile.holds b { color: var(--good); } .tile.missed b { color: var(--bad); } .tile.open b { color: var(--open); }
.wide { overflow-x: auto; margin-top: 14px; border: 1px solid var(--line); border-radius: 8px; }
table { width: 100%; border-collapse: collapse; background: var(--card); font-size: 14px; }
th, td { text-align: left; padding: 6px 12px; border-top: 1px solid var(--line); vertical-align: top; }
tr:first-child > * { border-top: 0; } thead + tbody tr:first-child > * { border-top: 1px solid var(--line); }
thead th { color: var(--soft); font-weight: 500; }
td.number, th.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
td small { color: var(--soft); display: inline-block; margin-left: 8px; }
.chip { font-size: 12px; font-weight: 600; padding: 1px 9px; border-radius: 99px; border: 1px solid currentColor; white-space: nowrap; }
.chip.holds { color: var(--good); } .chip.missed { color: var(--bad); } .chip.open { color: var(--open); }
.charts.first { margin-top: 20px; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(480px, 100%), 1fr)); gap: 16px; margin-top: 14px; }
figure { margin: 0; background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 14px 16px; }
figcaption { font-weight: 600; margin-bottom: 6px; } figcaption small { font-weight: 400; color: var(--soft); }
svg { display: block; width: 100%; height: auto; }
svg text { font-size: 11.5px; fill: var(--soft); dominant-baseline: middle; }
svg rect { fill: var(--peer); }
svg .ours text { fill: var(--ours); font-weight: 600; } svg .ours rect, svg .ours circle { fill: var(--ours); }
svg .value { font-variant-numeric: tabular-nums; paint-order: stroke; stroke: var(--card); stroke-width: 3px; } svg .times { fill: var(--soft); font-weight: 400; white-space: pre; }
svg polyline { fill: none; stroke: var(--ours); stroke-width: 2; }
svg .axis { stroke: var(--line); } svg .budget { stroke: var(--bad); stroke-dasharray: 4 4; }
`;
