"""The one model family shipped: a generalised linear model that is additive over clipped log1p features."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from scipy.special import expit, softmax

Link = Literal["sigmoid", "softmax", "log"]


def transform(x: np.ndarray, upper: np.ndarray) -> np.ndarray:
    """log1p of the non-negative part, held at `upper` so that nothing extrapolates beyond what training has seen."""
    return np.minimum(np.log1p(np.maximum(x, 0)), upper)


@dataclass(frozen=True)
class Additive:
    """
    logit_k = bias_k + sum_n weights[k, n] * (transform(x)_n - centre_n). `link` makes of the logits one probability a label
    ("sigmoid"), shares that sum to 1 ("softmax") or amounts, exp(logit) ("log"). `centre` is the training mean, so an average
    shopper contributes 0 and `bias` is the logit of that shopper.
    """

    features: tuple[str, ...]
    labels: tuple[str, ...]
    upper: np.ndarray
    centre: np.ndarray
    weights: np.ndarray
    bias: np.ndarray
    link: Link

    @property
    def output(self) -> Literal["probabilities", "values"]:
        """What the exported graph calls its answer."""
        return "values" if self.link == "log" else "probabilities"

    def contributions(self, x: np.ndarray) -> np.ndarray:
        """[N, k, n]: what each feature adds to each logit."""
        return (transform(x, self.upper) - self.centre)[:, None, :] * self.weights

    def logits(self, x: np.ndarray) -> np.ndarray:
        """[N, k]."""
        return self.contributions(x).sum(axis=2) + self.bias

    def scores(self, x: np.ndarray) -> np.ndarray:
        """[N, k], calibration included: probabilities, or with the log link values."""
        logits = self.logits(x)
        if self.link == "softmax":
            return softmax(logits, axis=1)
        return np.exp(logits) if self.link == "log" else expit(logits)

    def probabilities(self, x: np.ndarray) -> np.ndarray:
        """[N, k], calibration included. Raises TypeError of a model that gives values."""
        if self.link == "log":
            raise TypeError("a model with the log link gives values, not probabilities: use scores")
        return self.scores(x)

    def rescaled(self, scale: float, shift: float = 0.0) -> Additive:
        """The same model with every logit turned into scale * logit + shift: a calibration folded into the coefficients."""
        return replace(self, weights=self.weights * scale, bias=self.bias * scale + shift)
