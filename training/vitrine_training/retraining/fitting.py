"""Fits the rows of any task, and takes back what drawing the outcomes unevenly has done."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

import numpy as np

from ..fitting.additive import Additive, transform
from ..fitting.fit_amounts import AmountRows, AmountsFit, fit_amounts, fit_strength
from ..fitting.fit_labels import LabelRows, LabelsFit, fit_labels
from ..fitting.fit_times import TimeRows, TimesFit, fit_family, fit_times
from .tasks import Rows

SEED = 4


class Fitted(Protocol):
    """What every fit of this folder's callers has: the model, and the same scores by another way."""

    @property
    def model(self) -> Additive: ...

    def reference(self, x: np.ndarray) -> np.ndarray: ...


def fit_rows(rows: Rows, weight: np.ndarray) -> Fitted:
    """
    `weight` [N]: how many rows of the whole each stands for. Raises ValueError naming label and number if there are too
    few outcomes.
    """
    if isinstance(rows, TimeRows):
        return fit_times(rows, SEED)
    if isinstance(rows, AmountRows):
        return fit_amounts(rows, SEED)
    return _as_in_the_whole(fit_labels(rows, SEED), rows, weight)


def fit_like(chosen: Fitted, rows: Rows, weight: np.ndarray) -> Fitted:
    """On other rows, with the regularisation or family that an earlier fit of the same task has chosen."""
    if isinstance(chosen, TimesFit) and isinstance(rows, TimeRows):
        return fit_family(rows, chosen.family)
    if isinstance(chosen, AmountsFit) and isinstance(rows, AmountRows):
        return fit_strength(rows, chosen.strength)
    if isinstance(chosen, LabelsFit) and isinstance(rows, LabelRows):
        # one for all labels: the most cautious
        return _as_in_the_whole(fit_labels(rows, SEED, min(part.strength for part in chosen.parts)), rows, weight)
    raise TypeError("the earlier fit is of another task")


def _as_in_the_whole(fit: LabelsFit, rows: LabelRows, weight: np.ndarray) -> LabelsFit:
    """
    Where buyers were drawn more often than others, a logistic model is off by a constant: the logarithm of how much more
    often. And an average shopper of the whole, not of the sample, contributes 0.
    """
    shifts = [_shift(y, weight) for y in rows.y.T]
    centre = np.average(transform(rows.x, fit.model.upper), axis=0, weights=weight)
    moved = fit.model.weights @ (centre - fit.model.centre)
    model = replace(fit.model, centre=centre, bias=fit.model.bias + moved + shifts)
    parts = tuple(
        replace(part, model=part.model.rescaled(1, shift), shift=part.shift + shift)
        for part, shift in zip(fit.parts, shifts)
    )
    return replace(fit, model=model, parts=parts)


def _shift(y: np.ndarray, weight: np.ndarray) -> float:
    ones, zeros = weight[y == 1], weight[y == 0]
    return float(np.log(ones.mean() / zeros.mean()))
