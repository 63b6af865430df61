"""Which rows a model is fitted on and which it is judged by: the latest weeks, and folds of whole sessions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from sklearn.model_selection import GroupKFold

FOLDS = 5
LATEST = 0.2
LATER, UNSEEN = "later weeks", "unseen sessions"


@dataclass(frozen=True)
class HoldOut:
    """`pairs` of rows to fit on and rows to judge by; every row is judged at most once."""

    split: str
    pairs: list[tuple[np.ndarray, np.ndarray]]


def hold_outs(period: np.ndarray, groups: np.ndarray, horizon: int | np.ndarray) -> list[HoldOut]:
    """
    `period` [N]: days as ordinals. The latest of them that hold a fifth of the rows are judged by a fit on those whose
    outcome, `horizon` days later (one number, or [N]), was known before. No such rows, or a single period: folds alone.
    """
    folds = HoldOut(UNSEEN, list(GroupKFold(FOLDS, shuffle=True, random_state=FOLDS).split(period, groups=groups)))
    first = _first_of_latest(period)
    before, latest = np.flatnonzero(period + horizon < first), np.flatnonzero(period >= first)
    return [HoldOut(LATER, [(before, latest)]), folds] if len(before) else [folds]


def _first_of_latest(period: np.ndarray) -> int:
    days, counts = np.unique(period, return_counts=True)
    share = np.cumsum(counts[::-1])[::-1] / len(period)
    return int(days[np.flatnonzero(share >= LATEST)[-1]])
