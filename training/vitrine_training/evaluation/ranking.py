"""Figures of a score that ranks: ROC-AUC, PR-AUC, gains and lift, over the weight of each row."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .bootstrap import Statistic

TENTH = 0.1


@dataclass(frozen=True)
class Ladder:
    """
    Rows from the highest score down; rows of equal score are one step. `y` is an outcome of 0 or 1, or an amount, in
    that order.
    """

    order: np.ndarray
    starts: np.ndarray
    step_of_row: np.ndarray
    y: np.ndarray

    def steps(self, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Weight and weighted outcome of each step, [draws, steps] each."""
        weight = weights.take(self.order, axis=1)
        amount = weight * self.y
        if len(self.starts) == len(self.order):
            return weight, amount
        return np.add.reduceat(weight, self.starts, axis=1), np.add.reduceat(amount, self.starts, axis=1)


def ladder(y: np.ndarray, score: np.ndarray) -> Ladder:
    order = np.argsort(-score, kind="stable")
    ranked = score[order]
    new = np.r_[True, ranked[1:] != ranked[:-1]]
    step_of_row = np.empty(len(order), int)
    step_of_row[order] = new.cumsum() - 1
    return Ladder(order, np.flatnonzero(new), step_of_row, y[order].astype(float))


def ranks_outcome(y: np.ndarray, score: np.ndarray) -> Statistic:
    """roc_auc, pr_auc (average precision) and lift_top_decile of one score for outcomes of 0 or 1."""
    rungs = ladder(y, score)

    def of(weights: np.ndarray) -> dict[str, np.ndarray]:
        weight, hits = rungs.steps(weights)
        seen, found = weight.cumsum(axis=1), hits.cumsum(axis=1)
        buyers, rows = found[:, -1], seen[:, -1]
        area = ((weight - hits) * (found - hits / 2)).sum(axis=1)
        precision = np.divide(found, seen, out=np.zeros_like(found), where=seen > 0)
        return {
            "roc_auc": area / (buyers * (rows - buyers)),
            "pr_auc": (hits * precision).sum(axis=1) / buyers,
            "lift_top_decile": share_of_top(seen, found, TENTH) / TENTH,
        }

    return of


def share_of_top(seen: np.ndarray, found: np.ndarray, part: float) -> np.ndarray:
    """
    The share of all outcomes that the highest scores hold: `part` of the weight, [draws] from running sums [draws,
    steps]. A step that is only partly in counts in proportion, so that equal scores hold what chance would.
    """
    target = part * seen[:, -1]
    row, step = np.arange(len(seen)), np.minimum((seen < target[:, None]).sum(axis=1), seen.shape[1] - 1)
    before = step > 0
    seen_before = np.where(before, seen[row, step - 1], 0.0)
    found_before = np.where(before, found[row, step - 1], 0.0)
    width = seen[row, step] - seen_before
    inside = np.divide(target - seen_before, width, out=np.zeros_like(target), where=width > 0)
    return (found_before + inside * (found[row, step] - found_before)) / found[:, -1]


def gains(y: np.ndarray, score: np.ndarray, weight: np.ndarray | None) -> list[dict[str, float | None]]:
    """
    By tenth from the highest scores down: share of rows, share of all outcomes up to there (gain), and the lift of
    that tenth alone.
    """
    own = np.ones(len(y)) if weight is None else weight
    rungs = ladder(y, score)
    rows, hits = rungs.steps(own[None, :])
    seen, found = rows.cumsum(axis=1), hits.cumsum(axis=1)
    if found[0, -1] <= 0:
        return []
    shares = [0.0, *(float(share_of_top(seen, found, tenth / 10)[0]) for tenth in range(1, 11))]
    return [
        {"part": tenth / 10, "gain": shares[tenth], "lift": (shares[tenth] - shares[tenth - 1]) * 10}
        for tenth in range(1, 11)
    ]


def curves(y: np.ndarray, score: np.ndarray, weight: np.ndarray | None) -> dict[str, np.ndarray]:
    """False and true positive rates, recall and precision at every distinct score, for plots."""
    own = np.ones(len(y)) if weight is None else weight
    rows, hits = ladder(y, score).steps(own[None, :])
    found, missed = hits[0].cumsum(), (rows - hits)[0].cumsum()
    seen = found + missed
    precision = np.divide(found, seen, out=np.zeros_like(found), where=seen > 0)
    return {
        "fpr": np.r_[0, missed / missed[-1]],
        "tpr": np.r_[0, found / found[-1]],
        "recall": found / found[-1],
        "precision": precision,
    }
