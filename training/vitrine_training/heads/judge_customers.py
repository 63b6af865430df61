"""Holds a head of customers against rows that its fit has not seen: other customers, and later months."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from ..data.orders import Customers
from ..evaluation.judged import Judged, Kind
from .context import Progress
from .customers import dated, splits

# From rows to fit on and rows to judge by (as places) to a prediction for each of the latter.
Predict = Callable[[np.ndarray, np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Question:
    """
    `rows` are those whose outcome `y` is known. `horizon`: days after a snapshot until its outcome is. `predict`: by name, the first
    being the one that is shipped. `baselines`: scores that need no fit. `rivals`: those of
    `predict` that the shipped one is to beat as well.
    """

    name: str
    kind: Kind
    rows: Customers
    y: np.ndarray
    horizon: int
    predict: Mapping[str, Predict]
    baselines: Mapping[str, np.ndarray]
    censored: np.ndarray | None = None
    slices: Mapping[str, np.ndarray] = field(default_factory=dict)
    rivals: tuple[str, ...] = ()
    threshold: float | None = None


@dataclass(frozen=True)
class Held:
    """The predictions of one split: `where` are the places judged, `p` [len(where)] by name of the predictor."""

    split: str
    where: np.ndarray
    p: Mapping[str, np.ndarray]
    base: np.ndarray


def hold(question: Question, seed: int, progress: Progress) -> list[Held]:
    """Fits on one side of each split and predicts the other."""
    held = []
    for split in splits(question.rows, question.horizon, seed):
        p = {name: np.full(len(question.y), np.nan) for name in question.predict}
        base = np.full(len(question.y), np.nan)
        for train, test in progress(split.pairs, f"{question.name}, {split.name}"):
            base[test] = question.y[train].mean()
            for name, predict in question.predict.items():
                p[name][test] = predict(train, test)
        where = np.flatnonzero(~np.isnan(base))
        held.append(Held(split.name, where, {name: values[where] for name, values in p.items()}, base[where]))
    return held


def only(held: list[Held], part: np.ndarray) -> list[Held]:
    """The same predictions, of the rows where `part` [N] is true."""
    return [
        Held(each.split, each.where[here], {name: p[here] for name, p in each.p.items()}, each.base[here])
        for each in held
        for here in [part[each.where]]
        if here.any()
    ]


def judged(question: Question, held: list[Held]) -> list[Judged]:
    """For the report: one set a split and predictor, the shipped one beside the baselines and beside the rivals, which are fitted too."""
    shipped = next(iter(question.predict))
    return [
        Judged(
            question.name if name == shipped else f"{question.name}, {name}",
            part.split,
            question.kind,
            question.y[part.where],
            p,
            base=part.base,
            baselines=_beside(question, part) if name == shipped else {},
            groups=question.rows.customer[part.where],
            slices={each: values[part.where] for each, values in question.slices.items()} if name == shipped else {},
            period=question.rows.day[part.where],
            landmark=dated(question.rows.day[part.where]),
            censored=None if question.censored is None else question.censored[part.where],
            threshold=question.threshold,
        )
        for part in held
        for name, p in part.p.items()
    ]


def _beside(question: Question, part: Held) -> dict[str, np.ndarray]:
    plain = {name: score[part.where] for name, score in question.baselines.items()}
    return plain | {name: part.p[name] for name in question.rivals}


def ages(rows: Customers) -> np.ndarray:
    """What kind of customer a row is of, for the report's slices."""
    return np.where(rows.column("order_days") > 1, "ordered on several days", "ordered on one day")
