"""
The BG/NBD model of repeat purchases (Fader, Hardie and Lee 2005, doi 10.1287/mksc.1040.0098), by maximum likelihood.

Written here because there is no small library for it that is still kept: lifetimes is archived, and its successor needs PyMC.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit, gammaln, hyp2f1

STARTS = ((0.5, 5.0, 0.8, 2.5), (1.0, 10.0, 0.5, 3.0), (0.2, 1.0, 1.5, 1.5))

# At a = 1 the expectation is a limit that the formula cannot be asked for.
LEAST_FROM_ONE = 1e-7


@dataclass(frozen=True)
class Purchases:
    """
    One entry a customer, all times in one unit such as weeks. `repeats`: purchases after the first. `recency`: from the first
    purchase to the last. `age`: from the first purchase to the end of what was seen.
    """

    repeats: np.ndarray
    recency: np.ndarray
    age: np.ndarray

    def __post_init__(self) -> None:
        if not len(self.repeats) == len(self.recency) == len(self.age) > 0:
            raise ValueError("repeats, recency and age must have one entry a customer, and at least one customer")
        wrong = (
            (self.repeats < 0) | (self.recency < 0) | (self.recency > self.age) | ((self.repeats == 0) & (self.recency > 0))
        )
        if wrong.any():
            raise ValueError(
                f"customer {int(np.argmax(wrong))}: needs repeats >= 0, 0 <= recency <= age, and recency 0 without a repeat"
            )


@dataclass(frozen=True)
class BgNbd:
    """Purchase rates are gamma(r, alpha) over customers; after each purchase a customer leaves with a beta(a, b) probability."""

    r: float
    alpha: float
    a: float
    b: float

    def log_likelihood(self, seen: Purchases) -> np.ndarray:
        """[N]."""
        x, r, alpha, a, b = seen.repeats, self.r, self.alpha, self.a, self.b
        common = (
            gammaln(r + x)
            - gammaln(r)
            + r * np.log(alpha)
            + gammaln(a + b)
            + gammaln(b + x)
            - gammaln(b)
            - gammaln(a + b + x)
        )
        still_here = -(r + x) * np.log(alpha + seen.age)
        return common + np.logaddexp(still_here, still_here + self._log_odds_of_having_left(seen))

    def alive(self, seen: Purchases) -> np.ndarray:
        """[N]: P(alive). It is 1 for everybody without a repeat, so never rank by it: use expected_purchases."""
        return expit(-self._log_odds_of_having_left(seen))

    def expected_purchases(self, seen: Purchases, horizon: float) -> np.ndarray:
        """
        [N]: expected purchases in the `horizon` after what was seen. Euler's transformation takes the power (alpha + T)^(r + x) into
        the hypergeometric function, whose first two arguments then do not grow with x: nothing overflows for heavy buyers.
        """
        a = self.a if abs(self.a - 1) > LEAST_FROM_ONE else 1 + LEAST_FROM_ONE
        x, b = seen.repeats, self.b
        z = horizon / (self.alpha + seen.age + horizon)
        left = (1 - z) ** (a - 1) * hyp2f1(a + b - 1 - self.r, a - 1, a + b + x - 1, z)
        return (a + b + x - 1) / (a - 1) * (1 - left) * self.alive(seen)

    def _log_odds_of_having_left(self, seen: Purchases) -> np.ndarray:
        x = seen.repeats
        # The clip only keeps the logarithm quiet for customers without a repeat, whom the last line sets apart.
        odds = np.log(self.a) - np.log(np.maximum(self.b + x - 1, 1e-300))
        odds = odds + (self.r + x) * (np.log(self.alpha + seen.age) - np.log(self.alpha + seen.recency))
        return np.where(x > 0, odds, -np.inf)


def fit_bgnbd(seen: Purchases) -> BgNbd:
    """The best of three starts. Raises ValueError if no customer has a repeat, or if the likelihood has no maximum."""
    if not (seen.repeats > 0).any():
        raise ValueError("no customer has bought twice: there is nothing to fit a rate of repeats to")

    # Times are taken in units of their mean, so that alpha is of the order of 1 whatever the unit.
    unit = float(seen.age.mean())
    scaled = Purchases(seen.repeats, seen.recency / unit, seen.age / unit)

    def loss(logs: np.ndarray) -> float:
        return -float(BgNbd(*np.exp(logs)).log_likelihood(scaled).mean())

    found = [
        minimize(
            loss,
            np.log([r, alpha / 20, a, b]),
            method="L-BFGS-B",
            bounds=[(-12, 12)] * 4,
            options={"ftol": 1e-14, "gtol": 1e-9},
        )
        for r, alpha, a, b in STARTS
    ]
    best = min(found, key=lambda each: each.fun)
    if not np.isfinite(best.fun) or np.abs(best.x).max() >= 12:
        raise ValueError("the likelihood has no maximum: these purchases do not follow a BG/NBD model")
    r, alpha, a, b = np.exp(best.x)
    return BgNbd(float(r), float(alpha * unit), float(a), float(b))


def parameters(model: BgNbd) -> dict[str, float]:
    """r, alpha, a, b by name."""
    return asdict(model)
