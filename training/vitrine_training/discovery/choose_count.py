"""
How many clusters there are, if any: as many as come out the same on other samples, and fit better than they fit rows without
clusters.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Iterable, Sequence

import numpy as np
from sklearn.metrics import adjusted_rand_score

from .partition import METHODS, Method, part

COUNTS = range(2, 9)
SAMPLES = 12
SAMPLE_SHARE = 0.6
MOST_ROWS = 4000

# Mean adjusted Rand index between partitions from two samples, from which on a partition counts as stable.
STABLE = 0.8
# More clusters are preferred to fewer at the price of this much agreement.
NEAR_BEST = 0.05
# Rows drawn from one Gaussian of the same means and covariance have no clusters: the gain must be above that of all of
# these.
WITHOUT_CLUSTERS = 19
# A cluster smaller than this is a fringe.
LEAST_SHARE = 0.02

Progress = Callable[[Sequence[Any], str], Iterable[Any]]


@dataclass(frozen=True)
class Trial:
    """One method with one k. `null_gain` is the largest gain on rows without clusters; None where it was not needed."""

    method: Method
    k: int
    agreement: float
    smallest: float
    gain: float
    null_gain: float | None

    @property
    def holds(self) -> bool:
        return (
            self.agreement >= STABLE
            and self.smallest >= LEAST_SHARE
            and self.null_gain is not None
            and self.gain > self.null_gain
        )


def try_counts(z: np.ndarray, seed: int, progress: Progress) -> list[Trial]:
    """Every method with every k, on at most MOST_ROWS of the rows."""
    random = np.random.default_rng(seed)
    rows = z[np.sort(random.permutation(len(z))[:MOST_ROWS])]
    spread = np.linalg.cholesky(np.cov(rows.T) + 1e-6 * np.eye(rows.shape[1]))
    nulls = [rows.mean(axis=0) + random.standard_normal(rows.shape) @ spread.T for _ in range(WITHOUT_CLUSTERS)]
    samples = [random.permutation(len(rows))[: int(len(rows) * SAMPLE_SHARE)] for _ in range(SAMPLES)]
    pairs = [(method, k) for method in METHODS for k in COUNTS]
    return [_try(rows, (samples, nulls), pair, seed) for pair in progress(pairs, "clusters")]


def choose(trials: list[Trial]) -> Trial | None:
    """Of what holds, the largest k that agrees with itself almost as well as the best does; None if nothing holds."""
    holding = [trial for trial in trials if trial.holds]
    best = max((trial.agreement for trial in holding), default=0.0)
    near = [trial for trial in holding if trial.agreement >= best - NEAR_BEST]
    return max(near, key=lambda trial: (trial.k, trial.agreement), default=None)


def _try(rows: np.ndarray, drawn: tuple[list[np.ndarray], list[np.ndarray]], pair: tuple[Method, int], seed: int) -> Trial:
    (samples, nulls), (method, k) = drawn, pair
    labels = [part(rows[sample], k, method, seed + number).assign(rows) for number, sample in enumerate(samples)]
    agreement = float(np.mean([adjusted_rand_score(a, b) for i, a in enumerate(labels) for b in labels[i + 1 :]]))
    whole = part(rows, k, method, seed)
    smallest = float(np.bincount(whole.assign(rows), minlength=k).min() / len(rows))
    needed = agreement >= STABLE and smallest >= LEAST_SHARE
    null_gain = max(part(null, k, method, seed).gain for null in nulls) if needed else None
    return Trial(method, k, agreement, smallest, whole.gain, null_gain)
