"""How features are spread, as cells counted in the engine: quantiles and drift come from them without the rows."""

from __future__ import annotations

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir
import numpy as np

# Cells are this many to one unit of log(1 + x): a quantile is off by less than 0.8 % of 1 + x.
CELLS = 128
LEAST_SHARE = 1e-4


def feature_cells(table: ir.Table, feature: str, by: Sequence[str] = ()) -> ir.Table:
    """`rows` of each part in each `cell`: floor(128 * log(1 + x)). Cell 0 is what is less than 0.008, in effect 0."""
    cell = ((table[feature].cast("float64") + 1).ln() * CELLS).floor().cast("int32")
    keys = [*by, "cell"]
    return table.mutate(cell=cell).group_by(keys).agg(rows=ibis._.count()).order_by(keys)


def quantiles(cells: np.ndarray, rows: np.ndarray, levels: Sequence[float]) -> np.ndarray:
    """The value that each level reaches: the lower edge of its cell."""
    order = np.argsort(cells)
    running = np.cumsum(rows[order])
    place = np.searchsorted(running, np.asarray(levels) * running[-1] - 1e-9)
    return np.expm1(cells[order][np.minimum(place, len(cells) - 1)] / CELLS)


def stability_index(
    reference: tuple[np.ndarray, np.ndarray], later: tuple[np.ndarray, np.ndarray], parts: int = 10
) -> float:
    """
    Population stability index of one feature between two histograms, each cells and rows: over parts that hold about
    equal shares of the reference. Shares below 0.0001 count as that much. Below 0.1 is usually called stable, above 0.25
    a shift.
    """
    edges = np.unique(np.quantile(np.repeat(*_thinned(*reference)), np.arange(1, parts) / parts))
    shares = []
    for cells, rows in (reference, later):
        counts = np.bincount(np.searchsorted(edges, cells), weights=rows, minlength=len(edges) + 1)
        shares.append(np.maximum(counts / counts.sum(), LEAST_SHARE))
    return float(((shares[1] - shares[0]) * np.log(shares[1] / shares[0])).sum())


def _thinned(cells: np.ndarray, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """At most some ten thousand rows in the same proportions, for the edges alone."""
    return cells, np.ceil(rows * min(1.0, 10_000 / rows.sum())).astype(int)
