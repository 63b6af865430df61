"""A small recurrent network over the latest steps of a session, and what each step did to its score."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

import autograd.numpy as np

# Codes run below this; the features' own table ends well before it.
CODES = 64

Weights = dict[str, np.ndarray]


@dataclass(frozen=True)
class Gru:
    """
    `weights` are `embedding` [CODES, d], `input` [3h, d] and `state` [3h, h] with the gates in ONNX's order (update, reset,
    candidate), `input_bias` [3h], `candidate_bias` [h], `dense` [h] and `bias` []. Codes outside `known` are passed over.
    """

    features: tuple[str, ...]
    labels: tuple[str, ...]
    known: np.ndarray
    weights: Weights
    link: ClassVar[str] = "sigmoid"
    output: ClassVar[str] = "probabilities"

    def logits(self, x: np.ndarray) -> np.ndarray:
        """[N, 1], of features [N, steps], the latest step first."""
        return self.logits_after_each(x)[:, :1]

    def logits_after_each(self, x: np.ndarray) -> np.ndarray:
        """[N, steps]: in column k the logit as of step k, in the order of the features; before every step it is the bias."""
        return np.stack(run(self.weights, self.codes(x)), axis=1)[:, ::-1]

    def contributions(self, x: np.ndarray) -> np.ndarray:
        """[N, steps]: by how much each step moved the logit when it came. They and the bias add up to the logit."""
        after = self.logits_after_each(x)
        before = np.hstack([after[:, 1:], np.full((len(x), 1), self.weights["bias"])])
        return after - before

    def probabilities(self, x: np.ndarray) -> np.ndarray:
        """[N, 1]."""
        return sigmoid(self.logits(x))

    def codes(self, x: np.ndarray) -> np.ndarray:
        """Integers, the earliest step first, 0 for what is not known."""
        codes = np.where((x >= 0) & (x < CODES), x, 0).astype(int)[:, ::-1]
        return np.where(self.known[codes], codes, 0)

    def rescaled(self, scale: float, shift: float) -> Gru:
        """The same model with every logit turned into scale * logit + shift."""
        dense, bias = self.weights["dense"], self.weights["bias"]
        return replace(self, weights={**self.weights, "dense": dense * scale, "bias": bias * scale + shift})


def run(weights: Weights, codes: np.ndarray) -> list[np.ndarray]:
    """Logits [N] after each step, the earliest first. Code 0 is no step: it leaves the state as it is. Can be differentiated."""
    size = len(weights["dense"])
    table = np.dot(weights["embedding"], weights["input"].T) + weights["input_bias"]
    one_hot = np.eye(CODES)
    state = np.zeros((len(codes), size))
    logits = []
    for column in codes.T:
        given, kept = np.dot(one_hot[column], table), np.dot(state, weights["state"].T)
        gates = sigmoid(given[:, : 2 * size] + kept[:, : 2 * size])
        update, reset = gates[:, :size], gates[:, size:]
        candidate = np.tanh(given[:, 2 * size :] + reset * (kept[:, 2 * size :] + weights["candidate_bias"]))
        state = state + (column > 0)[:, None] * (1 - update) * (candidate - state)
        logits.append(np.dot(state, weights["dense"]) + weights["bias"])
    return logits


def sigmoid(x: np.ndarray) -> np.ndarray:
    return 0.5 * (np.tanh(0.5 * x) + 1)
