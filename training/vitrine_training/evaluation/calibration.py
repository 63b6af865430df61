"""Whether a probability of 0.3 comes true three times in ten."""

from __future__ import annotations

import numpy as np
from scipy.special import expit, logit

from .bootstrap import Statistic

BINS = 10
CLOSEST = 1e-6
STEEPEST = 100.0


def calibration_bins(y: np.ndarray, p: np.ndarray, weight: np.ndarray | None) -> list[dict[str, float]]:
    """Ten bins of about equal weight, from the least to the most likely; equal probabilities stay in one bin."""
    own = np.ones(len(y)) if weight is None else weight
    place = _bins(p, own)
    table = []
    for number in np.unique(place):
        part = place == number
        total = own[part].sum()
        table.append(
            {
                "rows": int(part.sum()),
                "weight": float(total),
                "predicted": float(own[part] @ p[part] / total) if total > 0 else float(p[part].mean()),
                "observed": float(own[part] @ y[part] / total) if total > 0 else float(y[part].mean()),
            }
        )
    return table


def _bins(p: np.ndarray, weight: np.ndarray) -> np.ndarray:
    order = np.argsort(p, kind="stable")
    middle = (weight[order].cumsum() - weight[order] / 2) / weight.sum()
    first = np.searchsorted(p[order], p[order], side="left")
    place = np.empty(len(p), int)
    place[order] = np.minimum((middle[first] * BINS).astype(int), BINS - 1)
    return place


def is_calibrated(y: np.ndarray, p: np.ndarray, weight: np.ndarray | None) -> Statistic:
    """
    brier, log_loss, ece, predicted, observed, calibration_slope, and calibration_intercept: by how much logits are
    off with the slope held at 1. On draws, slope and intercept take one Newton step from their values on all rows.
    """
    own = np.ones(len(y)) if weight is None else weight
    held = np.clip(p, CLOSEST, 1 - CLOSEST)
    loss = -np.where(y == 1, np.log(held), np.log1p(-held))
    bins = np.eye(BINS)[_bins(p, own)] * (p - y)[:, None]
    score = logit(held)
    line, shift = _line(score, y, own), _shift(score, y, own)
    columns = np.column_stack(
        [(p - y) ** 2, loss, p, y, *_newton_columns(score, y, line), *_shift_columns(score, y, shift), bins]
    )

    def of(weights: np.ndarray) -> dict[str, np.ndarray]:
        total = weights.sum(axis=1)
        sums = weights @ columns
        gap, gap_score, v, v_score, v_square, shift_gap, shift_v = sums[:, 4:11].T
        return {
            "brier": sums[:, 0] / total,
            "log_loss": sums[:, 1] / total,
            "ece": np.abs(sums[:, 11:]).sum(axis=1) / total,
            "predicted": sums[:, 2] / total,
            "observed": sums[:, 3] / total,
            "calibration_slope": line[0] + (gap_score * v - gap * v_score) / (v * v_square - v_score**2),
            "calibration_intercept": shift + shift_gap / shift_v,
        }

    return of


def _newton_columns(score: np.ndarray, y: np.ndarray, line: tuple[float, float]) -> list[np.ndarray]:
    expected = expit(line[0] * score + line[1])
    spread = expected * (1 - expected)
    return [y - expected, (y - expected) * score, spread, spread * score, spread * score**2]


def _shift_columns(score: np.ndarray, y: np.ndarray, shift: float) -> list[np.ndarray]:
    expected = expit(score + shift)
    return [y - expected, expected * (1 - expected)]


def _line(score: np.ndarray, y: np.ndarray, weight: np.ndarray) -> tuple[float, float]:
    """
    Slope and intercept of the outcome on the logit; NaN where the scores, or the outcomes, are all the same or
    separate completely.
    """
    if np.ptp(score) == 0 or np.ptp(y) == 0:
        return float("nan"), float("nan")
    design = np.column_stack([score, np.ones(len(score))])
    line = np.array([1.0, 0.0])
    for _ in range(50):
        expected = expit(design @ line)
        spread = weight * expected * (1 - expected)
        try:
            step = np.linalg.solve((design * spread[:, None]).T @ design, design.T @ (weight * (y - expected)))
        except np.linalg.LinAlgError:
            return float("nan"), float("nan")
        line = line + np.clip(step, -2, 2)
        if not np.isfinite(line).all() or abs(line[0]) > STEEPEST:
            return float("nan"), float("nan")
        if np.abs(step).max() < 1e-10:
            break
    return float(line[0]), float(line[1])


def _shift(score: np.ndarray, y: np.ndarray, weight: np.ndarray) -> float:
    if np.ptp(y) == 0:
        return float("nan")
    shift = 0.0
    for _ in range(50):
        expected = expit(score + shift)
        step = float(weight @ (y - expected) / max(weight @ (expected * (1 - expected)), 1e-12))
        shift += float(np.clip(step, -2, 2))
        if abs(step) < 1e-10:
            break
    return shift
