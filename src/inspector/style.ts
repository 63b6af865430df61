/** The inspector's style sheet, for its shadow root alone. */
export const style = `
:host { all: initial !important; }
* { box-sizing: border-box; margin: 0; padding: 0; }
.panel {
  --ink: #1c1b22; --soft: #5f5d6b; --line: #e7e5ee; --wash: #f7f6fb; --accent: #4f39d6; --good: #0b6b46; --bad: #b3261e;
  position: fixed; z-index: 2147483647; right: 16px; top: 16px; width: 400px; max-height: calc(100vh - 32px);
  display: flex; flex-direction: column; overflow: hidden; background: #fff; color: var(--ink);
  border: 1px solid var(--line); border-radius: 14px; box-shadow: 0 12px 40px rgb(28 27 34 / .22);
  font: 13px/1.45 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; font-variant-numeric: tabular-nums; text-align: left;
}
header { display: flex; align-items: center; gap: 8px; padding: 8px 8px 8px 14px; background: var(--ink); color: #fff; }
header h2 { font-size: 14px; font-weight: 650; }
header p { flex: 1; min-width: 0; font-size: 12px; color: #cfcbe4; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
button { width: 32px; height: 32px; border: 0; border-radius: 8px; background: transparent; color: inherit; font: inherit; font-size: 18px; line-height: 1; cursor: pointer; }
button:hover { background: rgb(255 255 255 / .16); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
header :focus-visible { outline-color: #fff; }
.body { overflow: auto; overscroll-behavior: contain; }
.body[hidden] { display: none; }
details { border-top: 1px solid var(--line); }
summary { display: flex; align-items: center; gap: 8px; padding: 9px 14px; font-weight: 600; cursor: pointer; list-style: none; background: #fff; position: sticky; top: 0; z-index: 1; }
summary::-webkit-details-marker { display: none; }
summary::before { content: ''; width: 6px; height: 6px; border: solid var(--soft); border-width: 0 2px 2px 0; transform: rotate(-45deg); }
details[open] > summary::before { transform: rotate(45deg) translate(-1px, -1px); }
summary:hover { background: var(--wash); }
summary .count { margin-left: auto; color: var(--soft); font-weight: 400; }
.content { padding: 0 14px 14px; }
.empty, small { color: var(--soft); }
small { font-size: 12px; }
ul { list-style: none; }
em { font-style: normal; font-weight: 600; }
.list { display: grid; gap: 8px; }
.item { display: grid; gap: 5px; padding: 9px 11px; border: 1px solid var(--line); border-radius: 10px; overflow-wrap: anywhere; }
.item.on { border-color: #c9c1f6; background: #faf9ff; }
.item.bad { border-color: #f1c9c6; background: #fff8f7; }
.row, .chips { display: flex; align-items: baseline; gap: 6px; flex-wrap: wrap; }
.grow { flex: 1; white-space: nowrap; }
.badge { padding: 1px 8px; border-radius: 99px; background: #efedf5; color: var(--soft); font-size: 12px; white-space: nowrap; }
.chips .badge { white-space: normal; }
.badge.good { background: #dff3e9; color: var(--good); }
.badge.accent { background: var(--accent); color: #fff; font-weight: 600; }
.bar { position: relative; display: block; height: 8px; border-radius: 99px; background: #ebe9f2; }
.fill { display: block; height: 100%; border-radius: 99px; background: #a9a5bd; }
.on .fill, .score .fill { background: var(--accent); }
.tick { position: absolute; top: -2px; width: 2px; height: 12px; margin-left: -1px; background: var(--ink); }
.reasons { display: grid; gap: 3px; padding-top: 4px; border-top: 1px dashed var(--line); }
.reasons li { display: grid; padding-left: 12px; position: relative; }
.reasons li::before { content: ''; position: absolute; left: 1px; top: 8px; width: 4px; height: 4px; border-radius: 99px; background: var(--soft); }
.held li::before { background: var(--bad); }
.held s { color: var(--soft); }
summary .count { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.consent { display: grid; grid-template-columns: 1fr 1fr; gap: 6px; }
.state { display: flex; justify-content: space-between; gap: 6px; padding: 5px 10px; border-radius: 8px; background: var(--wash); }
.state b { font-weight: 600; color: var(--soft); }
.state.granted b { color: var(--good); }
.state.denied b { color: var(--bad); }
.models { display: grid; gap: 12px; }
.models .list { gap: 4px; margin-top: 2px; }
.score { display: grid; grid-template-columns: 11.5em 1fr 3.2em; align-items: center; gap: 10px; }
.costs { display: grid; gap: 12px; }
.costs th + th { text-align: right; }
.cost { display: grid; grid-template-columns: 5.5em 1fr 11.5em; align-items: center; gap: 10px; }
.cost .number { grid-column: 3; }
.cost .fill { background: var(--good); }
.cost.high .fill { background: var(--bad); }
.number { text-align: right; white-space: nowrap; font-weight: 500; }
table { width: 100%; border-collapse: collapse; font: inherit; color: inherit; }
th { padding: 4px 8px 4px 0; text-align: left; font-size: 12px; font-weight: 500; color: var(--soft); }
th:last-child { text-align: right; padding-right: 0; }
td { padding: 4px 8px 4px 0; border-top: 1px solid var(--line); vertical-align: baseline; overflow-wrap: anywhere; }
td:last-child { padding-right: 0; }
.item pre { overflow-x: auto; padding: 6px 8px; border-radius: 8px; background: var(--wash); }
.code { font: 12px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
@media (max-width: 600px) {
  .panel { left: 0; right: 0; top: auto; bottom: 0; width: auto; max-height: 62vh; border-radius: 14px 14px 0 0; border-width: 1px 0 0; }
  button { width: 40px; height: 40px; }
}
@media print { .panel { display: none; } }
`;
