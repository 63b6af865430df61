"""Fits the time to an event of which many have not happened yet: accelerated failure time, additive on the log of the time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit, log_ndtr, ndtr
from sklearn.model_selection import GroupKFold, KFold
from sklearn.preprocessing import StandardScaler

from .additive import Additive, transform
from .fit import FOLDS, upper_of

# Times below this (an order minutes after the snapshot) count as this, so that their logarithm does not decide the fit.
LEAST_TIME = 0.5
LEAST_EVENTS = 50
RIDGE = 1e-3
OPTIONS = {"ftol": 1e-12, "gtol": 1e-7, "maxiter": 500}


@dataclass(frozen=True)
class Family:
    """Of the standardised log time z: log density, log survival, and their derivatives. `median`: the z that half do not reach."""

    log_density: Callable[[np.ndarray], np.ndarray]
    log_survival: Callable[[np.ndarray], np.ndarray]
    density_slope: Callable[[np.ndarray], np.ndarray]
    survival_slope: Callable[[np.ndarray], np.ndarray]
    within: Callable[[np.ndarray], np.ndarray]
    median: float


def _hazard(z: np.ndarray) -> np.ndarray:
    return np.exp(-(z**2) / 2 - np.log(2 * np.pi) / 2 - log_ndtr(-z))


FAMILIES: Mapping[str, Family] = {
    "weibull": Family(
        lambda z: z - np.exp(z), lambda z: -np.exp(z), lambda z: 1 - np.exp(z), lambda z: -np.exp(z),
        lambda z: -np.expm1(-np.exp(z)), float(np.log(np.log(2))),
    ),
    "log-normal": Family(
        lambda z: -(z**2) / 2 - np.log(2 * np.pi) / 2, lambda z: log_ndtr(-z), lambda z: -z, lambda z: -_hazard(z), ndtr, 0.0
    ),
    "log-logistic": Family(
        lambda z: z - 2 * np.logaddexp(0, z), lambda z: -np.logaddexp(0, z), lambda z: 1 - 2 * expit(z), lambda z: -expit(z), expit, 0.0
    ),
}  # fmt: skip


@dataclass(frozen=True)
class TimeRows:
    """`time` [N] is to the event or, where `happened` is 0, to the end of what was seen. `groups` keeps one person in one fold."""

    features: tuple[str, ...]
    label: str
    x: np.ndarray
    time: np.ndarray
    happened: np.ndarray
    groups: np.ndarray | None = None

    def take(self, index: np.ndarray) -> TimeRows:
        groups = None if self.groups is None else self.groups[index]
        return TimeRows(self.features, self.label, self.x[index], self.time[index], self.happened[index], groups)

    def watched(self, seen: np.ndarray) -> TimeRows:
        """As they stood after `seen` [N] had passed: an event later than that had not come yet."""
        return replace(self, time=np.minimum(self.time, seen), happened=self.happened * (self.time <= seen))


@dataclass(frozen=True)
class TimesFit:
    """`model` gives the median time. `coefficients` [n + 1] and `scaler` are the fit itself, before it was folded."""

    model: Additive
    family: str
    spread: float
    coefficients: np.ndarray
    scaler: StandardScaler
    losses: Mapping[str, float]

    def reference(self, x: np.ndarray) -> np.ndarray:
        """[N, 1]: median times by way of the standardised features."""
        return np.exp(self._location(x) + self.spread * FAMILIES[self.family].median)[:, None]

    def within(self, x: np.ndarray, horizon: float) -> np.ndarray:
        """[N]: the probability that the event comes within `horizon`."""
        return FAMILIES[self.family].within((np.log(horizon) - self._location(x)) / self.spread)

    def _location(self, x: np.ndarray) -> np.ndarray:
        z = self.scaler.transform(transform(x, self.model.upper))
        return self.coefficients[0] + z @ self.coefficients[1:]


def fit_times(rows: TimeRows, seed: int) -> TimesFit:
    """The family with the best log likelihood on five folds, fitted on all rows. Raises ValueError if too few events are known."""
    events = int(rows.happened.sum())
    if events < LEAST_EVENTS:
        raise ValueError(
            f"label {rows.label}: it happened in {events} of {len(rows.time)} rows; at least {LEAST_EVENTS} are needed"
        )
    splitter = (
        KFold(FOLDS, shuffle=True, random_state=seed)
        if rows.groups is None
        else GroupKFold(FOLDS, shuffle=True, random_state=seed)
    )
    splits = list(splitter.split(rows.x, groups=rows.groups))
    losses = {family: float(np.mean([_fold_loss(rows, family, split) for split in splits])) for family in FAMILIES}
    return fit_family(rows, min(losses, key=lambda family: losses[family]), losses)


def _fold_loss(rows: TimeRows, family: str, split: tuple[np.ndarray, np.ndarray]) -> float:
    fit, test = fit_family(rows.take(split[0]), family), rows.take(split[1])
    z, happened = (_log_times(test) - fit._location(test.x)) / fit.spread, test.happened == 1
    return -float(
        np.where(happened, FAMILIES[family].log_density(z) - np.log(fit.spread), FAMILIES[family].log_survival(z)).mean()
    )


def fit_family(rows: TimeRows, family: str, losses: Mapping[str, float] | None = None) -> TimesFit:
    """Maximum likelihood with a small ridge on the standardised weights. Features that never vary weigh 0."""
    upper = upper_of(rows.x)
    scaler = StandardScaler().fit(transform(rows.x, upper))
    z = scaler.transform(transform(rows.x, upper))
    coefficients, spread = _most_likely(z, (_log_times(rows), rows.happened == 1), FAMILIES[family])
    weights = np.where(scaler.var_ > 0, coefficients[1:] / scaler.scale_, 0.0)
    bias = coefficients[0] + spread * FAMILIES[family].median
    model = Additive(rows.features, (rows.label,), upper, scaler.mean_, weights[None, :], np.array([bias]), "log")
    return TimesFit(model, family, spread, coefficients, scaler, dict(losses or {}))


def _most_likely(z: np.ndarray, times: tuple[np.ndarray, np.ndarray], family: Family) -> tuple[np.ndarray, float]:
    """
    Coefficients, the intercept first, and spread. The features lean on each other; the search runs in directions that do not, and
    needs a tenth of the steps.
    """
    directions = np.linalg.inv(np.linalg.cholesky(z.T @ z / len(z) + RIDGE * np.eye(z.shape[1]))).T
    design = np.column_stack([np.ones(len(z)), z @ directions])
    start = np.r_[times[0].mean(), np.zeros(z.shape[1]), 0.0]
    found = minimize(_loss, start, args=(design, times, family, directions), jac=True, method="L-BFGS-B", options=OPTIONS)
    return np.r_[found.x[0], directions @ found.x[1:-1]], float(np.exp(found.x[-1]))


def _loss(
    values: np.ndarray, design: np.ndarray, times: tuple[np.ndarray, np.ndarray], family: Family, directions: np.ndarray
) -> tuple[float, np.ndarray]:
    log_time, happened = times
    steps, spread = values[:-1], np.exp(values[-1])
    z = np.clip((log_time - design @ steps) / spread, -50, 50)
    likelihood = np.where(happened, family.log_density(z) - values[-1], family.log_survival(z))
    slope = np.where(happened, family.density_slope(z), family.survival_slope(z))
    weights = directions @ steps[1:]
    ridge = np.r_[0.0, directions.T @ weights] * RIDGE
    gradient = np.r_[ridge + design.T @ slope / (spread * len(z)), (slope * z + happened).mean()]
    return float(RIDGE / 2 * weights @ weights - likelihood.mean()), gradient


def _log_times(rows: TimeRows) -> np.ndarray:
    return np.log(np.maximum(rows.time, LEAST_TIME))
