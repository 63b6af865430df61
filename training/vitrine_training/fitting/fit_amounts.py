"""Fits expected amounts, such as later spend: a log-linear model with Tweedie deviance, additive on the log of the amount."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import TweedieRegressor
from sklearn.metrics import mean_tweedie_deviance
from sklearn.model_selection import GroupKFold, KFold
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler

from .additive import Additive, transform
from .fit import FOLDS, upper_of

# Between Poisson (1) and gamma (2): amounts with many zeros and a spread that grows faster than their mean.
POWER = 1.5
STRENGTHS = (0.0001, 0.001, 0.01, 0.1)
TOLERANCE = 0.005
LEAST_POSITIVE = 50


@dataclass(frozen=True)
class AmountRows:
    """`amount` [N] is at least 0. `groups` keeps rows of one person in one fold."""

    features: tuple[str, ...]
    label: str
    x: np.ndarray
    amount: np.ndarray
    groups: np.ndarray | None = None

    def take(self, index: np.ndarray) -> AmountRows:
        groups = None if self.groups is None else self.groups[index]
        return AmountRows(self.features, self.label, self.x[index], self.amount[index], groups)


@dataclass(frozen=True)
class AmountsFit:
    """`pipeline` is what scikit-learn fitted to amounts in units of their mean, `unit`; `model` is the same in one formula."""

    model: Additive
    pipeline: Pipeline
    unit: float
    strength: float
    losses: Mapping[float, float]

    def reference(self, x: np.ndarray) -> np.ndarray:
        """[N, 1]: amounts by way of scikit-learn."""
        return (self.pipeline.predict(x) * self.unit)[:, None]


def fit_amounts(rows: AmountRows, seed: int, strength: float | None = None) -> AmountsFit:
    """
    The strongest regularisation within 0.5 % of the best deviance on five folds unless `strength` says it, fitted on all rows. Raises
    ValueError of amounts below 0 and of too few above it.
    """
    if not (np.isfinite(rows.amount).all() and (rows.amount >= 0).all()):
        raise ValueError(f"label {rows.label}: amounts must be numbers of at least 0")
    positive = int((rows.amount > 0).sum())
    if positive < LEAST_POSITIVE:
        raise ValueError(
            f"label {rows.label}: {positive} of {len(rows.amount)} amounts are above 0; at least {LEAST_POSITIVE} are needed"
        )
    if strength is not None:
        return fit_strength(rows, strength)
    splitter = (
        KFold(FOLDS, shuffle=True, random_state=seed)
        if rows.groups is None
        else GroupKFold(FOLDS, shuffle=True, random_state=seed)
    )
    splits = list(splitter.split(rows.x, groups=rows.groups))
    losses = {strength: float(np.mean([_fold_loss(rows, strength, split) for split in splits])) for strength in STRENGTHS}
    strength = max(each for each, loss in losses.items() if loss <= min(losses.values()) * (1 + TOLERANCE))
    return fit_strength(rows, strength, losses)


def _fold_loss(rows: AmountRows, strength: float, split: tuple[np.ndarray, np.ndarray]) -> float:
    fit, test = fit_strength(rows.take(split[0]), strength), rows.take(split[1])
    return float(mean_tweedie_deviance(test.amount / fit.unit, fit.pipeline.predict(test.x), power=POWER))


def fit_strength(rows: AmountRows, strength: float, losses: Mapping[float, float] | None = None) -> AmountsFit:
    """One fit. Features that never vary weigh 0."""
    upper, unit, scaler = upper_of(rows.x), float(rows.amount.mean()), StandardScaler()
    regression = TweedieRegressor(power=POWER, link="log", alpha=strength, solver="newton-cholesky", tol=1e-8, max_iter=500)
    pipeline = make_pipeline(FunctionTransformer(transform, kw_args={"upper": upper}), scaler, regression)
    pipeline.fit(rows.x, rows.amount / unit)
    weights = np.where(scaler.var_ > 0, regression.coef_ / scaler.scale_, 0.0)
    bias = np.array([regression.intercept_ + np.log(unit)])
    model = Additive(rows.features, (rows.label,), upper, scaler.mean_, weights[None, :], bias, "log")
    return AmountsFit(model, pipeline, unit, strength, dict(losses or {}))
