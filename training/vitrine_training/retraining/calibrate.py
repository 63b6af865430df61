"""Intercept and slope of a score from few outcomes: penalised towards leaving it as it is, with intervals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.special import expit

# Beliefs before any outcome, as normal distributions: the slope is 1 give or take a half, the intercept anything within a
# factor of 7 of the odds or so.
SLOPE_SPREAD, SHIFT_SPREAD = 0.5, 2.0
LEAST = 20
STEPS = 100
NORMAL = 1.959964

Family = Literal["chance", "amount"]


@dataclass(frozen=True)
class Line:
    """
    score -> scale * score + shift, on the scale of logits or logarithms, with intervals of 95 % of `slope` and of
    `intercept` at the mean score.
    """

    scale: float
    shift: float
    slope: tuple[float, float]
    intercept: tuple[float, float]


@dataclass(frozen=True)
class Outcomes:
    """`score` [N]: logits or logarithms of values. `y`: 0 or 1, or amounts. `groups`: rows of one session share a number."""

    score: np.ndarray
    y: np.ndarray
    weight: np.ndarray
    groups: np.ndarray
    family: Family = "chance"


def fit_line(outcomes: Outcomes) -> Line:
    """
    The most likely line under the beliefs above. Snapshots of one session count as one piece of evidence: weights are
    scaled so that they add up to the number of sessions. Intervals allow for rows of one session that go together.
    """
    score, middle = outcomes.score, np.average(outcomes.score, weights=outcomes.weight)
    persons = np.unique(outcomes.groups, return_inverse=True)[1]
    weight = outcomes.weight * (persons.max() + 1) / outcomes.weight.sum()
    unit = 1.0 if outcomes.family == "chance" else float(np.average(outcomes.y, weights=outcomes.weight))
    design = np.column_stack([score - middle, np.ones(len(score))])
    held = middle if outcomes.family == "chance" else middle - np.log(unit)
    prior = np.diag([1 / SLOPE_SPREAD**2, 1 / SHIFT_SPREAD**2])
    start = np.array([1.0, 0.0])
    line = start.copy()
    for _ in range(STEPS):
        expected, spread = _mean(outcomes.family, design @ line + held)
        gradient = design.T @ (weight * (outcomes.y / unit - expected)) - prior @ (line - start)
        step = np.linalg.solve((design * (weight * spread)[:, None]).T @ design + prior, gradient)
        line = line + np.clip(step, -1, 1)
        if np.abs(step).max() < 1e-12:
            break
    slope, intercept = _intervals(line, (design, prior), (weight * spread, weight * (outcomes.y / unit - expected), persons))
    return Line(float(line[0]), float(line[1] + middle * (1 - line[0])), slope, intercept)


def _mean(family: Family, score: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """What is expected, and how fast it changes with the score."""
    if family == "chance":
        p = expit(score)
        return p, p * (1 - p)
    amount = np.exp(np.minimum(score, 30))
    return amount, amount


def _intervals(
    line: np.ndarray, form: tuple[np.ndarray, np.ndarray], rows: tuple[np.ndarray, np.ndarray, np.ndarray]
) -> tuple[tuple[float, float], tuple[float, float]]:
    (design, prior), (spread, gap, persons) = form, rows
    bread = np.linalg.inv((design * spread[:, None]).T @ design + prior)
    sums = np.column_stack([np.bincount(persons, weights=column * gap) for column in design.T])
    error = np.sqrt(np.diag(bread @ (sums.T @ sums + prior) @ bread)) * NORMAL
    return tuple((float(value - e), float(value + e)) for value, e in zip(line, error))
