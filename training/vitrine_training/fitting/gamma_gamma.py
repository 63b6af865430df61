"""
The Gamma-Gamma model of the value of an order (Fader and Hardie 2013, brucehardie.com/notes/025), by maximum likelihood.

Written here for the reason given in bgnbd.py.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.special import gammaln

STARTS = ((6.0, 4.0, 15.0), (2.0, 3.0, 1.0), (1.0, 2.0, 0.5))
LEAST_REPEATERS = 20


@dataclass(frozen=True)
class GammaGamma:
    """A customer's orders are gamma(p, nu) in value, and nu is gamma(q, gamma) over customers. The mean exists if q > 1."""

    p: float
    q: float
    gamma: float

    def log_likelihood(self, orders: np.ndarray, mean: np.ndarray) -> np.ndarray:
        """[N], of customers with `orders` > 0 and a `mean` value > 0."""
        shape = self.p * orders
        return (
            gammaln(shape + self.q)
            - gammaln(shape)
            - gammaln(self.q)
            + self.q * np.log(self.gamma)
            + (shape - 1) * np.log(mean)
            + shape * np.log(orders)
            - (shape + self.q) * np.log(self.gamma + mean * orders)
        )

    def expected_value(self, orders: np.ndarray, mean: np.ndarray) -> np.ndarray:
        """[N]: the expected value of an order: between the customer's own mean and everybody's, which it is without orders."""
        return self.p * (self.gamma + orders * mean) / (self.p * orders + self.q - 1)


def fit_gamma_gamma(orders: np.ndarray, mean: np.ndarray) -> GammaGamma:
    """
    `orders` counts repeat orders and `mean` is their mean value; customers without any, or whose mean is not above 0, are left out.
    Raises ValueError if fewer than twenty are left.
    """
    usable = (orders > 0) & (mean > 0)
    if usable.sum() < LEAST_REPEATERS:
        raise ValueError(
            f"{int(usable.sum())} customers have repeat orders of a positive value; at least {LEAST_REPEATERS} are needed"
        )
    x, unit = orders[usable].astype(float), float(mean[usable].mean())
    m = mean[usable] / unit

    def loss(logs: np.ndarray) -> float:
        return -float(_read(logs).log_likelihood(x, m).mean())

    found = [
        minimize(
            loss, np.log([p, q - 1, gamma]), method="L-BFGS-B", bounds=[(-12, 12)] * 3, options={"ftol": 1e-14, "gtol": 1e-9}
        )
        for p, q, gamma in STARTS
    ]
    best = _read(min(found, key=lambda each: each.fun).x)
    return GammaGamma(best.p, best.q, best.gamma * unit)


def _read(logs: np.ndarray) -> GammaGamma:
    p, q_less_one, gamma = np.exp(logs)
    return GammaGamma(float(p), float(1 + q_less_one), float(gamma))
