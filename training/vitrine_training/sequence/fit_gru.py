"""Fits the recurrent network by gradient descent and calibrates it on shoppers that it has not seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable

import autograd.numpy as np
from autograd import grad
from autograd.misc.optimizers import adam

from ..fitting.fit import platt
from .gru import CODES, Gru, Weights, run
from .sequences import STEPS, Sequences

SEED = 24
LABELS = ("purchase",)
EMBEDDING, STATE = 8, 16
BATCH, DECAY = 256, 1e-5

# One pass over the rows at each rate.
RATES = (0.01, 0.005, 0.0025, 0.001)

# A code seen less often than this in training says nothing that would hold elsewhere.
LEAST_SEEN = 50


@dataclass(frozen=True)
class GruFit:
    """`model` has the calibration, scale * logit + shift, folded in."""

    model: Gru
    scale: float
    shift: float

    def reference(self, x: np.ndarray) -> np.ndarray:
        """[N, 1]: the probabilities in double precision, to hold the exported model against."""
        return self.model.probabilities(x)


def fit_gru(sequences: Sequences, fit: np.ndarray, calibrate: np.ndarray) -> GruFit:
    """Takes two lists of rows. One thread and the same rows give the same weights."""
    x, y = sequences.of(STEPS, fit), sequences.y[fit]
    raw = Gru(STEPS, LABELS, _known(x), {})
    weights = _descend(raw.codes(x), y, np.random.default_rng(SEED))
    model = Gru(STEPS, LABELS, raw.known, weights)
    scale, shift = platt(model.logits(sequences.of(STEPS, calibrate)), sequences.y[calibrate])
    return GruFit(model.rescaled(scale, shift), scale, shift)


def _known(x: np.ndarray) -> np.ndarray:
    seen = np.bincount(x[(x >= 0) & (x < CODES)].astype(int), minlength=CODES) >= LEAST_SEEN
    return seen & (np.arange(CODES) > 0)


def _descend(codes: np.ndarray, y: np.ndarray, random: np.random.Generator) -> Weights:
    weights = _start(random, y.mean())
    for rate in RATES:
        batches = np.array_split(random.permutation(len(y)), max(1, len(y) // BATCH))
        gradient = grad(_batch_loss([(codes[batch], y[batch]) for batch in batches]))
        weights = adam(gradient, weights, num_iters=len(batches), step_size=rate)
    return weights


def _batch_loss(batches: list[tuple[np.ndarray, np.ndarray]]) -> Callable[[Weights, int], float]:
    return lambda weights, number: _loss(weights, *batches[number])


def _start(random: np.random.Generator, rate: float) -> Weights:
    def matrix(rows: int, columns: int) -> np.ndarray:
        return random.normal(0, 1 / np.sqrt(columns), (rows, columns))

    return {
        "embedding": matrix(CODES, EMBEDDING),
        "input": matrix(3 * STATE, EMBEDDING),
        "state": matrix(3 * STATE, STATE),
        "input_bias": np.zeros(3 * STATE),
        "candidate_bias": np.zeros(STATE),
        "dense": matrix(1, STATE)[0] / 10,
        "bias": np.array(np.log(rate / (1 - rate))),
    }


def _loss(weights: Weights, codes: np.ndarray, y: np.ndarray) -> float:
    logits = run(weights, codes)[-1]
    shrinkage = sum(np.sum(weights[name] ** 2) for name in ("embedding", "input", "state", "dense"))
    return np.mean(np.logaddexp(0, logits) - y * logits) + DECAY * shrinkage
