"""Counts and base rates, computed in the engine; a few rows come back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import ibis.expr.types as ir

LABEL = "later_purchase"


def base_rates(table: ir.Table, by: Sequence[str] = (), label: str = LABEL) -> ir.Table:
    """`rows`, `known` (with an outcome), `positives` and `rate` of each part, such as landmark, week, device or daypart."""
    counted = {
        "rows": table.count(),
        "known": table[label].notnull().sum(),
        "positives": (table[label] > 0).fill_null(False).sum(),
    }
    parts = by_part(table, by, counted)
    return parts.mutate(rate=parts.positives / parts.known.nullif(0))


def feature_moments(table: ir.Table, features: Sequence[str], by: Sequence[str] = ()) -> ir.Table:
    """Columns `mean:<id>`, `some:<id>` (share of rows above 0) and `most:<id>` of every feature: one pass over the table."""
    parts = {}
    for name in features:
        value = table[name].cast("float64")
        parts |= {
            f"mean:{name}": value.mean(),
            f"some:{name}": (value > 0).cast("float64").mean(),
            f"most:{name}": value.max(),
        }
    return by_part(table, by, parts)


def by_part(table: ir.Table, by: Sequence[str], figures: Mapping[str, ir.Value]) -> ir.Table:
    """The figures of each part, in the order of `by`; without `by` one row, of the whole table."""
    return table.group_by(list(by)).agg(**figures).order_by(list(by)) if by else table.agg(**figures)
