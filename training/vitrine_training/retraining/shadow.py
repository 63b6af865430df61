"""Two models that ran side by side: the scores that both recorded, held against what happened."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ..evaluation.judged import Judged
from ..scale.engine import Where
from .compare import Verdict, compare
from .fitting import SEED
from .snapshots import Wanted, read_snapshots
from .tasks import task

SPLIT = "recorded in shadow"
LEAST = 30


def compare_recorded(summaries: Sequence[Path], models: tuple[str, str], where: Where, most: int) -> Verdict:
    """
    `models`: the one in use and the one in its shadow, such as intent@1.0.0 and intent@1.1.0. Judged where both recorded
    a score and the outcome is known. Raises ValueError if they are not of one head, or too few sessions have both.
    """
    heads = [model.split("@")[0] for model in models]
    if heads[0] != heads[1] or models[0] == models[1]:
        raise ValueError(f"--compare: two versions of one head are compared, got {models[0]} and {models[1]}")
    chosen = task(heads[0])
    snapshots = read_snapshots(summaries, where, Wanted(chosen.at, most, SEED, chosen.label, models))
    prepared = chosen.prepare(snapshots)
    labels = getattr(prepared.rows, "labels", ())
    if len(labels) != 1:
        raise ValueError(f"--compare: {heads[0]} has no single yes or no; compare bundles with `retrain --current`")
    y = prepared.rows.y[:, 0]
    old, new = (snapshots.score[model][prepared.row] for model in models)
    both = np.flatnonzero(~np.isnan(y) & ~np.isnan(old) & ~np.isnan(new))
    for outcome in (1, 0):
        there = len(np.unique(prepared.rows.groups[both][y[both] == outcome]))
        if there < LEAST:
            raise ValueError(
                f"{snapshots.file}: scores: {there} sessions with outcome {outcome} have those of both models, "
                f"{LEAST} are needed: {LEAST - there} more"
            )
    weight = snapshots.weight[prepared.row[both]]
    judged = Judged(
        labels[0], SPLIT, "binary", y[both].astype(int), new[both], groups=prepared.rows.groups[both], weight=weight
    )
    return compare([judged], {(labels[0], SPLIT): old[both]})
