"""Fits an additive model: regularisation chosen by cross-validation, calibration cross-fitted and folded in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import expit, logsumexp, softmax
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.model_selection import GroupKFold, LeaveOneGroupOut, StratifiedKFold
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler

from .additive import Additive, Link, transform

STRENGTHS = (1.0, 0.3, 0.1, 0.03, 0.01, 0.003, 0.001)
FOLDS = 5
TOLERANCE = 0.005

Splits = list[tuple[np.ndarray, np.ndarray]]


@dataclass(frozen=True)
class Rows:
    """
    Training rows. `groups` keeps rows of one shopper in one fold; absent, every row stands alone. `blocks` are the parts
    of the data, such as months, that the regularisation has to carry over; absent, the folds serve for that too. `upper` [n]
    holds the features down, on the log1p scale; absent, it is taken from the rows.
    """

    features: tuple[str, ...]
    labels: tuple[str, ...]
    x: np.ndarray
    y: np.ndarray
    groups: np.ndarray | None = None
    blocks: np.ndarray | None = None
    upper: np.ndarray | None = None

    def take(self, index: np.ndarray) -> Rows:
        groups, blocks = (None if part is None else part[index] for part in (self.groups, self.blocks))
        return Rows(self.features, self.labels, self.x[index], self.y[index], groups, blocks, self.upper)


@dataclass(frozen=True)
class Fit:
    """`pipeline` is what scikit-learn fitted; `model` is the same with the calibration, scale * logit + shift, folded in."""

    model: Additive
    pipeline: Pipeline
    strength: float
    scale: float
    shift: float

    def reference(self, x: np.ndarray) -> np.ndarray:
        """[N, k]: the probabilities by way of scikit-learn, to hold the folded and exported model against."""
        logits = self.pipeline.decision_function(x) * self.scale + self.shift
        if logits.ndim == 1:
            return expit(logits)[:, None]
        return softmax(logits, axis=1)


def folds(rows: Rows, seed: int) -> Splits:
    """Five shuffled folds: stratified, or whole groups where rows have groups."""
    if rows.groups is None:
        return list(StratifiedKFold(FOLDS, shuffle=True, random_state=seed).split(rows.x, rows.y))
    return list(GroupKFold(FOLDS, shuffle=True, random_state=seed).split(rows.x, rows.y, rows.groups))


def _leave_one_block_out(rows: Rows) -> Splits:
    return list(LeaveOneGroupOut().split(rows.x, rows.y, rows.blocks))


def fit_additive(rows: Rows, seed: int, strength: float | None = None, tolerance: float = TOLERANCE) -> Fit:
    """
    Chooses the strength unless it is given, the strongest that costs at most `tolerance` of the best log loss, fits on all rows,
    calibrates on out-of-fold logits. Never sees a row outside `rows`. Raises ValueError naming a feature that never varies.
    """
    spread = np.ptp(transform(rows.x, np.full(rows.x.shape[1], np.inf)), axis=0)
    if not spread.all():
        raise ValueError(f"feature {rows.features[int(spread.argmin())]} never varies in the training rows")
    splits = folds(rows, seed)
    if strength is None:
        strength = _choose_strength(rows, splits if rows.blocks is None else _leave_one_block_out(rows), tolerance)
    raw, pipeline = fit_raw(rows, strength)
    out_of_fold = np.zeros((len(rows.y), len(rows.labels)))
    for train, test in splits:
        out_of_fold[test] = fit_raw(rows.take(train), strength)[0].logits(rows.x[test])
    scale, shift = platt(out_of_fold, rows.y) if len(rows.labels) == 1 else (_temperature(out_of_fold, rows.y), 0.0)
    return Fit(raw.rescaled(scale, shift), pipeline, strength, scale, shift)


def fit_raw(rows: Rows, strength: float) -> tuple[Additive, Pipeline]:
    """
    Plain scikit-learn on standardised features, and the same with the standardisation folded into the coefficients. A feature that
    never varies, as a rare one in a fold may not, weighs 0.
    """
    upper = upper_of(rows.x) if rows.upper is None else rows.upper
    scaler = StandardScaler()
    regression = LogisticRegression(C=strength, solver="newton-cholesky", tol=1e-10, max_iter=200)
    pipeline = make_pipeline(FunctionTransformer(transform, kw_args={"upper": upper}), scaler, regression)
    pipeline.fit(rows.x, rows.y)
    weights = regression.coef_ / scaler.scale_
    link: Link = "sigmoid" if len(rows.labels) == 1 else "softmax"
    return Additive(rows.features, rows.labels, upper, scaler.mean_, weights, regression.intercept_, link), pipeline


def upper_of(x: np.ndarray) -> np.ndarray:
    """[n]: log1p of each feature's 99th percentile among its positive values; 0 where it has none."""
    return np.array([_upper(column) for column in np.log1p(x).T])


def _upper(column: np.ndarray) -> float:
    positive = column[column > 0]
    return float(np.quantile(positive, 0.99)) if len(positive) else 0.0


def _choose_strength(rows: Rows, splits: Splits, tolerance: float) -> float:
    """Near the best, the strongest regularisation: what it drops rarely carries over."""
    sizes = [len(test) for _, test in splits]
    losses = [
        float(np.average([_fold_loss(rows, strength, split) for split in splits], weights=sizes)) for strength in STRENGTHS
    ]
    return min(s for s, loss in zip(STRENGTHS, losses) if loss <= min(losses) * (1 + tolerance))


def _fold_loss(rows: Rows, strength: float, split: tuple[np.ndarray, np.ndarray]) -> float:
    train, test = split
    p = fit_raw(rows.take(train), strength)[0].probabilities(rows.x[test])
    p = np.c_[1 - p, p] if p.shape[1] == 1 else p
    return float(log_loss(rows.y[test], p, labels=range(p.shape[1])))


def platt(logits: np.ndarray, y: np.ndarray) -> tuple[float, float]:
    """Scale and shift of logits [N, 1] that fit outcomes best."""
    line = LogisticRegression(C=np.inf, solver="newton-cholesky", tol=1e-10).fit(logits, y)
    return float(line.coef_[0, 0]), float(line.intercept_[0])


def _temperature(logits: np.ndarray, y: np.ndarray) -> float:
    def loss(scale: float) -> float:
        scaled = logits * scale
        return float((logsumexp(scaled, axis=1) - scaled[np.arange(len(y)), y]).mean())

    return float(minimize_scalar(loss, bounds=(0.2, 5), method="bounded", options={"xatol": 1e-10}).x)
