"""How well scores do, computed in the engine: log loss, Brier, ROC-AUC and calibration by any part of the table."""

from __future__ import annotations

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from .aggregate import by_part

CLOSEST = 1e-6
BINS = 20


def recorded(table: ir.Table, model: str, label: int = 0) -> ir.FloatingValue:
    """The score that a model, named like `intent@1.0.0`, gave when the session was recorded; null where it gave none."""
    return table.scores.get(model)[label]


def scored(table: ir.Table, score: ir.Value, outcome: str) -> ir.Table:
    """The rows that have both, with the columns `p` and `y` that the functions here read."""
    rows = table.mutate(p=score.cast("float64"), y=table[outcome].cast("float64"))
    return rows.filter(rows.p.notnull(), rows.y.notnull())


def losses(rows: ir.Table, by: Sequence[str] = ()) -> ir.Table:
    """`rows`, `base_rate`, `mean_score`, `brier` and `log_loss` of each part."""
    held = rows.p.clip(CLOSEST, 1 - CLOSEST)
    figures = {
        "rows": rows.count(),
        "base_rate": rows.y.mean(),
        "mean_score": rows.p.mean(),
        "brier": ((rows.p - rows.y) * (rows.p - rows.y)).mean(),
        "log_loss": (-(rows.y * held.ln() + (1 - rows.y) * (1 - held).ln())).mean(),
    }
    return by_part(rows, by, figures)


def auc(rows: ir.Table, by: Sequence[str] = (), cells: int | None = None) -> ir.Table:
    """
    `roc_auc` of each part, and `within`: how far it may be off. Without `cells` scores are sorted as they are, equal ones
    counting half: exact, `within` is 0. With `cells`, a power of two, scores that fall into one cell count as equal: one
    pass without a sort of all rows, off by at most half of the pairs that share a cell.
    """
    place = rows.p if cells is None else (rows.p * cells).floor().cast("int64").clip(0, cells - 1)
    keys = list(by)
    parts = rows.mutate(place=place).group_by([*keys, "place"])
    counted = parts.agg(ones=ibis._.y.sum(), zeros=(1 - ibis._.y).sum())
    running = ibis.window(group_by=keys or None, order_by="place", preceding=None, following=0)
    counted = counted.mutate(below=counted.zeros.sum().over(running) - counted.zeros)
    figures = {
        "wins": (counted.ones * (counted.below + counted.zeros / 2)).sum(),
        "pairs": counted.ones.sum() * counted.zeros.sum(),
        "shared": (counted.ones * counted.zeros).sum(),
    }
    sums = by_part(counted, keys, figures)
    pairs = sums.pairs.nullif(0)
    within = ibis.literal(0.0) if cells is None else sums.shared / pairs / 2
    return sums.select(*keys, roc_auc=sums.wins / pairs, within=within)


def calibration(rows: ir.Table, by: Sequence[str] = (), bins: int = BINS) -> ir.Table:
    """`rows`, mean score `predicted` and share of outcomes `observed` in bins of equal width, each from `bin` / bins."""
    placed = rows.mutate(bin=(rows.p * bins).floor().cast("int64").clip(0, bins - 1))
    keys = [*by, "bin"]
    return placed.group_by(keys).agg(rows=ibis._.count(), predicted=ibis._.p.mean(), observed=ibis._.y.mean()).order_by(keys)
