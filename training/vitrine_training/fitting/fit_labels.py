"""Fits several yes-or-no labels over the same features: one calibrated logistic regression each, in one model."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from .additive import Additive, transform
from .fit import Fit, Rows, fit_additive, upper_of

# With fewer of either outcome than this, five folds cannot be told from luck.
LEAST_OF_EACH = 20


@dataclass(frozen=True)
class LabelRows:
    """`y` [N, k] is 0, 1 or, where the outcome is not known (yet), NaN. `groups` keeps rows of one person in one fold."""

    features: tuple[str, ...]
    labels: tuple[str, ...]
    x: np.ndarray
    y: np.ndarray
    groups: np.ndarray | None = None

    def take(self, index: np.ndarray) -> LabelRows:
        groups = None if self.groups is None else self.groups[index]
        return LabelRows(self.features, self.labels, self.x[index], self.y[index], groups)


@dataclass(frozen=True)
class LabelsFit:
    """`parts` has one fit a label, over the features in `varied`; the others never vary, and weigh 0 in `model`."""

    model: Additive
    parts: tuple[Fit, ...]
    varied: np.ndarray

    @property
    def untrained(self) -> tuple[str, ...]:
        """Features that nothing could be learnt of."""
        return tuple(feature for feature, used in zip(self.model.features, self.varied) if not used)

    @property
    def calibration(self) -> dict[str, object]:
        """For the manifest entry."""
        parts = {label: {"scale": fit.scale, "shift": fit.shift} for label, fit in zip(self.model.labels, self.parts)}
        return {"method": "platt", "folds": 5, "labels": parts}

    def reference(self, x: np.ndarray) -> np.ndarray:
        """[N, k]: the probabilities by way of scikit-learn."""
        logits = [fit.pipeline.decision_function(x[:, self.varied]) * fit.scale + fit.shift for fit in self.parts]
        return expit(np.column_stack(logits))


def fit_labels(rows: LabelRows, seed: int, strength: float | None = None) -> LabelsFit:
    """
    Every label is fitted, its regularisation chosen (unless `strength` says it) and its calibration cross-fitted on the rows where it
    is known. Raises ValueError naming a label that has too few of either outcome.
    """
    upper = upper_of(rows.x)
    held = transform(rows.x, upper)
    known = ~np.isnan(rows.y)
    for label, outcome, here in zip(rows.labels, rows.y.T, known.T):
        _check_outcomes(label, outcome[here])
    varied = np.all([np.ptp(held[here], axis=0) > 0 for here in known.T], axis=0)
    if not varied.any():
        raise ValueError("no feature varies in the training rows")
    parts = tuple(_fit_label(rows, place, (varied, upper), (seed, strength)) for place in range(len(rows.labels)))
    return LabelsFit(_together(rows, parts, (varied, upper, held.mean(axis=0))), parts, varied)


def _fit_label(rows: LabelRows, place: int, columns: tuple[np.ndarray, np.ndarray], how: tuple[int, float | None]) -> Fit:
    varied, upper = columns
    here = np.flatnonzero(~np.isnan(rows.y[:, place]))
    names = tuple(feature for feature, used in zip(rows.features, varied) if used)
    groups = None if rows.groups is None else rows.groups[here]
    x, y = rows.x[np.ix_(here, np.flatnonzero(varied))], rows.y[here, place].astype(int)
    return fit_additive(Rows(names, (rows.labels[place],), x, y, groups, upper=upper[varied]), *how)


def _together(rows: LabelRows, parts: tuple[Fit, ...], columns: tuple[np.ndarray, np.ndarray, np.ndarray]) -> Additive:
    """The labels' models are centred on their own rows; here all are centred on all rows, and the bias takes the difference."""
    varied, upper, centre = columns
    weights = np.zeros((len(parts), len(upper)))
    bias = np.zeros(len(parts))
    for place, fit in enumerate(parts):
        weights[place, varied] = fit.model.weights[0]
        bias[place] = fit.model.bias[0] + fit.model.weights[0] @ (centre[varied] - fit.model.centre)
    return Additive(rows.features, rows.labels, upper, centre, weights, bias, "sigmoid")


def _check_outcomes(label: str, outcome: np.ndarray) -> None:
    if not np.isin(outcome, (0, 1)).all():
        raise ValueError(f"label {label}: outcomes must be 0, 1 or unknown")
    ones = int(outcome.sum())
    if min(ones, len(outcome) - ones) < LEAST_OF_EACH:
        raise ValueError(
            f"label {label}: {ones} of {len(outcome)} rows have it; at least {LEAST_OF_EACH} with and {LEAST_OF_EACH} without it are needed"
        )
