"""
The training sample: drawn in the engine by the digest of each session, so that every engine draws the same rows every
time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import ibis
import ibis.expr.types as ir
import numpy as np
import pyarrow as pa

from .columns import feature_columns, landmark_order

DIGITS = 8
KEPT = ("week", "session", "landmark", "device", "daypart", "language")


@dataclass(frozen=True)
class Draw:
    """
    `strata` are the columns whose every combination is drawn from; `most` rows of each come, on average; `seed` picks
    which.
    """

    strata: tuple[str, ...]
    most: int
    seed: int


@dataclass(frozen=True)
class Sample:
    """
    What reached memory. `x` [N, n] holds the features, in order; `columns` what else was asked for, text as it is and
    numbers with NaN for unknown; `weight` how many rows of the table one stands for. Rows are in the order of session and
    landmark.
    """

    features: tuple[str, ...]
    x: np.ndarray
    columns: Mapping[str, np.ndarray]
    weight: np.ndarray


def draw(table: ir.Table, plan: Draw) -> ir.Table:
    """
    The rows drawn, with `weight` = 1 / probability. Sessions are ranked once for all strata, so the landmarks of a
    session tend to come together. Counts the strata first; rows where one of them is null are not drawn.
    """
    strata = [table[name] for name in plan.strata]
    known = table.filter(*[value.notnull() for value in strata])
    counts = known.group_by(list(plan.strata)).agg(rows=ibis._.count()).order_by(list(plan.strata)).execute()
    digest = known.session.concat(f"/{plan.seed}").hexdigest("md5").substr(0, DIGITS)
    shares = []
    for *values, rows in counts.itertuples(index=False):
        # whole hex digits compare the same as text in every engine
        limit = min(16**DIGITS, -(-plan.most * 16**DIGITS // int(rows)))
        here = [known[name] == value for name, value in zip(plan.strata, values)]
        shares.append((ibis.and_(*here), limit))
    if not shares:
        return known.mutate(weight=ibis.literal(1.0)).limit(0)
    reached = [test & (True if limit == 16**DIGITS else digest < f"{limit:0{DIGITS}x}") for test, limit in shares]
    weight = ibis.cases(*[(test, 16**DIGITS / limit) for test, limit in shares], else_=ibis.null("float64"))
    return known.mutate(weight=weight).filter(ibis.or_(*reached))


def to_memory(table: ir.Table, outcomes: Sequence[str] = (), others: Sequence[str] = ()) -> Sample:
    """Brings a drawn table into memory: its features, its keys, the outcomes named, and other columns of numbers."""
    features = feature_columns(table.columns)
    numbers = [*outcomes, *others]
    weight = table.weight if "weight" in table.columns else ibis.literal(1.0)
    rows = table.select(*KEPT, *numbers, *features, weight=weight).to_pyarrow()
    order = _order(rows.column("session").to_pylist(), rows.column("landmark").to_pylist())
    rows = rows.take(pa.array(order, pa.int64()))
    columns = {name: np.array(rows.column(name).to_pylist(), dtype=object) for name in KEPT}
    columns |= {name: _numbers(rows, name) for name in numbers}
    x = np.column_stack([_numbers(rows, name) for name in features]) if features else np.zeros((rows.num_rows, 0))
    return Sample(features, x, columns, _numbers(rows, "weight"))


def _order(sessions: list[str], landmarks: list[str]) -> list[int]:
    return sorted(range(len(sessions)), key=lambda row: (sessions[row], landmark_order(landmarks[row])))


def _numbers(rows: object, name: str) -> np.ndarray:
    return rows.column(name).to_numpy(zero_copy_only=False).astype(float)
