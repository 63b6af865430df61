"""Predictions of a task's recipe on rows that each fit has not seen."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..evaluation.judged import Judged
from ..fitting.fit_labels import LabelRows
from ..fitting.fit_times import TimeRows
from .fitting import Fitted, fit_like, fit_rows
from .hold_out import HoldOut
from .snapshots import Snapshots
from .tasks import Prepared, Rows

SLICES = ("device", "daypart", "language")
LEAST_TRAINED, LEAST_JUDGED = 100, 30


def check_outcomes(prepared: Prepared, hold_outs: list[HoldOut]) -> None:
    """Raises ValueError naming label, part and how many are missing. Sessions count, not their snapshots."""
    for place, label in enumerate(labels_of(prepared.rows)):
        happened = _happened(prepared.rows, place)
        if isinstance(prepared.rows, LabelRows) and len(np.unique(happened[~np.isnan(happened)])) < 2:
            found = "no known outcome" if np.isnan(happened).all() else f"only the outcome {np.nanmax(happened):.0f}"
            raise ValueError(f"{label}: {found} in {len(happened):,} snapshots; both outcomes are needed to learn from")
        for hold_out in hold_outs:
            for rows, least, part in _parts(hold_out):
                for outcome in (1, 0) if isinstance(prepared.rows, LabelRows) else (1,):
                    there = len(np.unique(prepared.rows.groups[rows][happened[rows] == outcome]))
                    if there < least:
                        raise ValueError(
                            f"{label}, {hold_out.split}: {there} sessions {part} have the outcome {outcome}, "
                            f"{least} are needed: {least - there} more; "
                            "until then `training/run recalibrate` needs fewer"
                        )


def judge(snapshots: Snapshots, prepared: Prepared, hold_outs: list[HoldOut]) -> list[Judged]:
    """
    One set a label and hold-out, over the rows with a known outcome. Regularisation is chosen on the first training part,
    the earlier weeks, and kept for the folds.
    """
    train, test = hold_outs[0].pairs[0]
    period = snapshots.period[prepared.row]
    known = _as_known(prepared.rows.take(train), period[train], period[test])
    chosen = fit_rows(known, snapshots.weight[prepared.row[train]])
    return [judged for hold_out in hold_outs for judged in _of(snapshots, prepared, (hold_out, chosen))]


def _as_known(rows: Rows, period: np.ndarray, judged: np.ndarray) -> Rows:
    """Times as they stood when the rows to judge by began: an order after that had not come yet. Other rows, and folds, as they are."""
    if not isinstance(rows, TimeRows) or period.max() >= judged.min():
        return rows
    return rows.watched(judged.min() - period)


def labels_of(rows: Rows) -> tuple[str, ...]:
    return rows.labels if isinstance(rows, LabelRows) else (rows.label,)


def _of(snapshots: Snapshots, prepared: Prepared, how: tuple[HoldOut, Fitted]) -> Iterator[Judged]:
    hold_out, chosen = how
    rows, weight = prepared.rows, snapshots.weight[prepared.row]
    period, count = snapshots.period[prepared.row], len(labels_of(rows))
    p, base = np.full((len(rows.x), count), np.nan), np.full((len(rows.x), count), np.nan)
    for train, test in hold_out.pairs:
        known = _as_known(rows.take(train), period[train], period[test])
        p[test] = fit_like(chosen, known, weight[train]).model.scores(rows.x[test])
        base[test] = _base(rows, train, weight)
    for place, label in enumerate(labels_of(rows)):
        seen = np.flatnonzero(~np.isnan(p[:, place]) & ~np.isnan(_y(rows, place)))
        if len(seen):
            yield _judged(snapshots, prepared, (label, hold_out.split, seen), (p[seen, place], base[seen, place]))


def _judged(
    snapshots: Snapshots, prepared: Prepared, what: tuple[str, str, np.ndarray], scores: tuple[np.ndarray, np.ndarray]
) -> Judged:
    (label, split, seen), (p, base) = what, scores
    rows, row = prepared.rows, prepared.row[seen]
    binary = isinstance(rows, LabelRows)
    y = _y(rows, labels_of(rows).index(label))[seen]
    return Judged(
        label,
        split,
        "binary" if binary else "value",
        y.astype(int) if binary else y,
        p,
        base,
        {name: values[seen] for name, values in prepared.baselines.items()},
        rows.groups[seen],
        {
            name: snapshots.circumstances[name][row]
            for name in SLICES
            if len(np.unique(snapshots.circumstances[name][row])) > 1
        },
        snapshots.period[row],
        snapshots.landmark[row],
        rows.happened[seen] == 0 if isinstance(rows, TimeRows) else None,
        snapshots.weight[row],
    )


def _y(rows: Rows, place: int) -> np.ndarray:
    if isinstance(rows, LabelRows):
        return rows.y[:, place]
    return rows.time if isinstance(rows, TimeRows) else rows.amount


def _happened(rows: Rows, place: int) -> np.ndarray:
    """[N]: 1 where there is something to learn from, 0 where there is not, NaN where nobody knows."""
    if isinstance(rows, LabelRows):
        return rows.y[:, place]
    return rows.happened.astype(float) if isinstance(rows, TimeRows) else (rows.amount > 0).astype(float)


def _base(rows: Rows, train: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """What the training part alone would say of everybody, by label."""
    values = [_y(rows, place)[train] for place in range(len(labels_of(rows)))]
    return np.array([np.average(y[~np.isnan(y)], weights=weight[train][~np.isnan(y)]) for y in values])


def _parts(hold_out: HoldOut) -> Iterator[tuple[np.ndarray, int, str]]:
    judged = np.concatenate([test for _, test in hold_out.pairs])
    yield min((train for train, _ in hold_out.pairs), key=len), LEAST_TRAINED, "to learn from"
    yield judged, LEAST_JUDGED, "to judge by"
