"""
Two ways to part rows into k clusters, both such that soft membership is a softmax of linear logits: k-means, softened by the
spread within clusters, and a Gaussian mixture whose components share one covariance. What is found can therefore be shipped
as an additive model, exactly.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Literal

import numpy as np
from sklearn.cluster import KMeans
from sklearn.exceptions import ConvergenceWarning
from sklearn.mixture import GaussianMixture

Method = Literal["k-means", "mixture"]
METHODS: tuple[Method, ...] = ("k-means", "mixture")
STARTS = 3


@dataclass(frozen=True)
class Partition:
    """
    logits = z @ slopes.T + offsets, [N, k]. `gain` is how much better k clusters describe the rows fitted than one does: per
    row and feature.
    """

    slopes: np.ndarray
    offsets: np.ndarray
    gain: float

    def logits(self, z: np.ndarray) -> np.ndarray:
        return z @ self.slopes.T + self.offsets

    def assign(self, z: np.ndarray) -> np.ndarray:
        """The place of the likeliest cluster, a row each."""
        return self.logits(z).argmax(axis=1)


def part(z: np.ndarray, k: int, method: Method, seed: int) -> Partition:
    return (_k_means if method == "k-means" else _mixture)(z, k, seed)


def _k_means(z: np.ndarray, k: int, seed: int) -> Partition:
    means = KMeans(k, n_init=STARTS, random_state=seed).fit(z)
    centres, variance = means.cluster_centers_, means.inertia_ / z.size
    whole = ((z - z.mean(axis=0)) ** 2).mean()
    return Partition(centres / variance, -(centres**2).sum(axis=1) / (2 * variance), float(np.log(whole / variance)) / 2)


def _mixture(z: np.ndarray, k: int, seed: int) -> Partition:
    mixture, one = _fitted(z, k, seed), _fitted(z, 1, seed)
    slopes = mixture.means_ @ mixture.precisions_
    offsets = np.log(mixture.weights_) - (slopes * mixture.means_).sum(axis=1) / 2
    return Partition(slopes, offsets, float(mixture.score(z) - one.score(z)) / z.shape[1])


def _fitted(z: np.ndarray, k: int, seed: int) -> GaussianMixture:
    mixture = GaussianMixture(k, covariance_type="tied", n_init=1, max_iter=60, tol=1e-3, reg_covar=1e-3, random_state=seed)
    with warnings.catch_warnings():
        # A start that has not settled shows as an unstable partition, which is what is measured here.
        warnings.simplefilter("ignore", ConvergenceWarning)
        return mixture.fit(z)
