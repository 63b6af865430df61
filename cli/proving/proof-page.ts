import { filesText, PHASES, phaseRows, summaryOf } from './proof-summary.js';
import type { Proof, Verdict } from './proof.js';

const MOST = 8;
const MARKS: Readonly<Record<Verdict['verdict'], string>> = { kept: '✓', broken: '✗', 'not shown': '–' };

const STYLE = `
@page { size: A4; margin: 11mm }
body { max-width: 186mm; margin: 8mm auto; padding: 0 5mm; font: 8.4pt/1.25 system-ui, sans-serif; color: #1d2422; background: #fff }
h1 { font-size: 15pt; margin: 0 } h2 { font-size: 11pt; margin: 4.5mm 0 1.5mm }
p { margin: 1mm 0 } .sum { font-size: 12pt; font-weight: 650; margin: 3mm 0 } .quiet { color: #55605c }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; vertical-align: top; padding: .6mm 2mm .6mm 0; border-top: .2mm solid #c9cfcc }
th { font-weight: 600 } td.n { text-align: right; padding-right: 4mm; font-variant-numeric: tabular-nums } th.n { text-align: right; padding-right: 4mm }
tr { break-inside: avoid } .kept { color: #14613a } .broken { color: #a51d1d } .not { color: #6b5200 }
td:first-child, td.quiet { white-space: nowrap } td.v { font-weight: 600 } .line { overflow-wrap: anywhere } code { font-size: 8pt; overflow-wrap: anywhere }
details { margin-top: 3mm } footer { display: flex; gap: 12mm; margin-top: 8mm } footer p { flex: 1; border-top: .2mm solid #1d2422; padding-top: 1mm }
@media print { details { display: none } body { margin: 0; padding: 0 } }`;

const escape = (text: unknown): string =>
  String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The report as an HTML page that needs nothing else: one sheet of paper, with the addresses and hashes of all files on the screen. */
export function proofPage(proof: Proof): string {
  const { target, at, took, versions, way } = proof;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Vitrine: what was kept and sent at ${escape(target)}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<h1>What Vitrine keeps and sends</h1>
<p><strong>${escape(target)}</strong></p>
<p class="quiet">Seen on ${escape(at.replace('T', ' ').replace(/\.\d+Z$/, ' UTC'))} in ${escape(versions.browser)}, in a fresh profile, within ${(took / 1000).toFixed(0)} s, by vitrine ${escape(versions.command)} on Node ${escape(versions.node)}. Consent by ${escape(way)}.</p>
<p class="sum">${escape(summaryOf(proof))}</p>
<h2>What Vitrine did</h2>
${seenTable(proof)}
<h2>The rules</h2>
<table>${proof.rules.map(ruleRow).join('\n')}</table>
<p class="quiet">${escape(filesText(proof))}</p>
<details><summary>The files, with their SHA-256</summary>${filesTable(proof)}</details>
<footer><p>Place, date</p><p>Name, signature</p></footer>
</body>
</html>
`;
}

function seenTable(proof: Proof): string {
  const rows = phaseRows(proof).map((row) => {
    const numbers = [row.writes, row.reads, row.removals, row.starts, row.requests, row.bodies];
    const held = row.held ? row.held.map(escape).join('<br>') || 'nothing' : '–';
    const others = `${row.others.writes} / ${row.others.requests}`;
    return `<tr><td>${PHASES[row.phase]}</td>${numbers.map((one) => `<td class="n">${one}</td>`).join('')}<td class="line">${held}</td><td class="quiet">${others}</td></tr>`;
  });
  const heads = ['writes', 'reads', 'removals', 'starts', 'requests', 'bodies'];
  return `<table><tr><th></th>${heads.map((head) => `<th class="n">${head}</th>`).join('')}<th>kept at its end</th><th>others</th></tr>
${rows.join('\n')}</table>
<p class="quiet">Starts: workers and channels. Bodies: requests with a body. Others: writes / requests of the page and its other scripts.</p>`;
}

function ruleRow({ rule, title, verdict, evidence }: Verdict): string {
  const more = evidence.length > MOST ? [`and ${evidence.length - MOST} more`] : [];
  const lines = [...evidence.slice(0, MOST), ...more].map(escape).join('<br>');
  const [tone] = verdict.split(' ');
  return `<tr><td class="v ${tone}">${MARKS[verdict]} ${verdict}</td><td class="n">${rule}</td><td><strong>${escape(title)}</strong><div class="line quiet">${lines}</div></td></tr>`;
}

function filesTable({ files }: Proof): string {
  const rows = files.map(
    ({ url, bytes, sha256, released }) =>
      `<tr><td><code>${escape(url)}</code></td><td class="n">${bytes}</td><td><code>${sha256}</code></td><td>${released ? 'as released' : 'other'}</td></tr>`,
  );
  return `<table>${rows.join('\n')}</table>`;
}
