"""
Fits where someone stands among comparable people: the share of those who do worse, by a logistic distribution whose place depends on
what makes people comparable. Additive on the logit, so that the score can be explained and exported.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit, log_expit

from .additive import Additive, transform
from .fit import upper_of

RIDGE = 0.03
OPTIONS = {"ftol": 1e-12, "gtol": 1e-7, "maxiter": 500}


@dataclass(frozen=True)
class Ranking:
    """`label`: the score. `feature`: what is ranked, better the higher it is if `more_is_better`. `among`: what makes people comparable."""

    label: str
    feature: str
    more_is_better: bool
    among: tuple[str, ...]


@dataclass(frozen=True)
class RankFit:
    """Log1p of the feature is logistic around `intercept + slopes @ standardised comparables`, with `spread`."""

    intercept: float
    slopes: np.ndarray
    mean: np.ndarray
    scale: np.ndarray
    spread: float


@dataclass(frozen=True)
class RanksFit:
    """One fit a ranking, and all of them in one model."""

    model: Additive
    rankings: tuple[Ranking, ...]
    parts: tuple[RankFit, ...]

    def reference(self, x: np.ndarray) -> np.ndarray:
        """[N, k]: the scores by way of the separate fits."""
        held, columns = transform(x, self.model.upper), []
        for ranking, part in zip(self.rankings, self.parts):
            among = held[:, [self.model.features.index(feature) for feature in ranking.among]]
            place = part.intercept + (among - part.mean) / part.scale @ part.slopes
            above = (held[:, self.model.features.index(ranking.feature)] - place) / part.spread
            columns.append(expit(above if ranking.more_is_better else -above))
        return np.column_stack(columns)


def fit_ranks(features: tuple[str, ...], x: np.ndarray, rankings: Sequence[Ranking]) -> RanksFit:
    """
    Maximum likelihood, a whole number standing for everything from half below it to half above. Comparables that never vary weigh 0.
    Raises ValueError naming a feature that never varies but is to be ranked.
    """
    upper = upper_of(x)
    held = transform(x, upper)
    parts = []
    for ranking in rankings:
        place = features.index(ranking.feature)
        if np.ptp(held[:, place]) == 0:
            raise ValueError(
                f"label {ranking.label}: {ranking.feature} is the same in all rows; nobody can be told from anybody"
            )
        among = held[:, [features.index(feature) for feature in ranking.among]]
        parts.append(_fit(among, _bounds(x[:, place], float(upper[place]))))
    return RanksFit(_together(features, (upper, held.mean(axis=0)), rankings, parts), tuple(rankings), tuple(parts))


def _bounds(values: np.ndarray, upper: float) -> tuple[np.ndarray, np.ndarray]:
    """Between which log1p values each lies: 0 stands for all below a half, the largest that is told apart for all above."""
    low = np.where(values < 0.5, -np.inf, np.log1p(np.maximum(values - 0.5, 0)))
    high = np.where(np.log1p(values) >= upper, np.inf, np.log1p(values + 0.5))
    return np.minimum(low, upper - 1e-3), high


def _fit(among: np.ndarray, bounds: tuple[np.ndarray, np.ndarray]) -> RankFit:
    mean, deviation = among.mean(axis=0), among.std(axis=0)
    varies = deviation > 1e-12
    scale = np.where(varies, deviation, 1.0)
    design = np.column_stack([np.ones(len(among)), np.where(varies, (among - mean) / scale, 0.0)])
    middle = np.where(np.isfinite(bounds[0]), bounds[0], 0.0).mean()
    found = minimize(
        _loss,
        np.r_[middle, np.zeros(among.shape[1]), 0.0],
        args=(design, *bounds),
        jac=True,
        method="L-BFGS-B",
        options=OPTIONS,
    )
    return RankFit(float(found.x[0]), np.where(varies, found.x[1:-1], 0.0), mean, scale, float(np.exp(found.x[-1])))


def _loss(values: np.ndarray, design: np.ndarray, low: np.ndarray, high: np.ndarray) -> tuple[float, np.ndarray]:
    """Of a logistic distribution, P(low < t < high) = F(high) (1 - F(low)) (1 - exp(low - high)), which never cancels."""
    spread, place = np.exp(values[-1]), design @ values[:-1]
    lower, upper = (low - place) / spread, (high - place) / spread
    inner = np.isfinite(lower) & np.isfinite(upper)
    width = np.where(inner, np.where(inner, high, 1.0) - np.where(inner, low, 0.0), 1.0) / spread
    likelihood = log_expit(upper) + log_expit(-lower) + np.where(inner, np.log(-np.expm1(-width)), 0.0)
    above, below = expit(-upper), expit(lower)
    to_place = (below - above) / spread
    finite_upper, finite_lower = np.where(above > 0, np.nan_to_num(upper, posinf=0.0), 0.0), np.nan_to_num(lower, neginf=0.0)
    to_spread = finite_lower * below - finite_upper * above - np.where(inner, width / np.expm1(width), 0.0)
    slopes = np.r_[0.0, values[1:-1]]
    gradient = np.r_[RIDGE * slopes - design.T @ to_place / len(place), -to_spread.mean()]
    return float(RIDGE / 2 * slopes @ slopes - likelihood.mean()), gradient


def _together(
    features: tuple[str, ...], held: tuple[np.ndarray, np.ndarray], rankings: Sequence[Ranking], parts: Sequence[RankFit]
) -> Additive:
    upper, centre = held
    weights, bias = np.zeros((len(parts), len(features))), np.zeros(len(parts))
    for row, (ranking, part) in enumerate(zip(rankings, parts)):
        sign = (1 if ranking.more_is_better else -1) / part.spread
        ranked, among = features.index(ranking.feature), [features.index(feature) for feature in ranking.among]
        weights[row, ranked] = sign
        weights[row, among] -= sign * part.slopes / part.scale
        bias[row] = sign * (centre[ranked] - part.intercept - (centre[among] - part.mean) / part.scale @ part.slopes)
    return Additive(features, tuple(ranking.label for ranking in rankings), upper, centre, weights, bias, "sigmoid")
