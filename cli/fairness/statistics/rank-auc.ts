/** What was foretold, and how many of the one kind and of the other it was foretold of. */
export type Ranked = Readonly<{ x: number; yes: number; no: number }>;

/** How often one of the one kind stands before one of the other, ties counted half: the AUC. NaN where there is none of a kind. */
export function rankAuc(samples: readonly Ranked[]): number {
  const order = samples.toSorted((a, b) => a.x - b.x);
  let [yes, no, won] = [0, 0, 0];
  for (let place = 0; place < order.length;) {
    const { x } = order[place]!;
    let [tiedYes, tiedNo] = [0, 0];
    for (; place < order.length && order[place]!.x === x; place += 1) {
      tiedYes += order[place]!.yes;
      tiedNo += order[place]!.no;
    }
    won += tiedYes * (no + tiedNo / 2);
    yes += tiedYes;
    no += tiedNo;
  }
  return yes && no ? won / (yes * no) : Number.NaN;
}

const Z = 1.959963984540054;

/** The interval of 95 % of an AUC, after Hanley and McNeil (1982). */
export function aucInterval(
  auc: number,
  { yes, no }: Readonly<{ yes: number; no: number }>,
): readonly [number, number] {
  const first = auc / (2 - auc);
  const second = (2 * auc * auc) / (1 + auc);
  const square = auc * auc;
  const variance = (auc * (1 - auc) + (yes - 1) * (first - square) + (no - 1) * (second - square)) / (yes * no);
  const half = Z * Math.sqrt(Math.max(0, variance));
  return [Math.max(0, auc - half), Math.min(1, auc + half)];
}
