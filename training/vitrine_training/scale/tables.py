"""The snapshots of all sources as one table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import ibis
import ibis.expr.types as ir

from .columns import KEYS, OUTCOMES, SCORES, feature_columns
from .engine import Engine


def snapshots(engine: Engine, folders: Sequence[Path]) -> ir.Table:
    """
    Every partition of every folder that `ingest` wrote, with the same columns: keys, outcomes, features, scores. A
    feature that a partition does not know is 0: none of its sessions had it.
    """
    tables = [engine.parquet(str(folder)) for folder in folders]
    features = tuple(dict.fromkeys(name for table in tables for name in feature_columns(table.columns)))
    return ibis.union(*[_aligned(table, features) for table in tables]) if len(tables) > 1 else _aligned(tables[0], features)


def _aligned(table: ir.Table, features: Sequence[str]) -> ir.Table:
    def column(name: str, kind: str) -> ir.Value:
        return table[name].cast(kind) if name in table.columns else ibis.null(kind)

    scores = "map<string, array<float64>>"
    return table.select(
        **{name: column(name, "int32" if name == "schema" else "string") for name in KEYS},
        **{name: column(name, "float64") for name in OUTCOMES},
        **{name: ibis.coalesce(column(name, "float32"), ibis.literal(0, "float32")) for name in features},
        **{SCORES: column(SCORES, scores)},
    )
