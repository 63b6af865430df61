"""Fits and judges yes-or-no labels of session summaries: what the heads trained on summaries have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Mapping

import numpy as np
from sklearn.model_selection import GroupShuffleSplit

from ..data.summaries import Summaries
from ..data.uci import check_features
from ..evaluation.judged import Judged
from ..fitting.additive import Additive, transform
from ..fitting.fit_labels import LabelRows, LabelsFit, fit_labels

HELD_OUT = 0.2
SPLIT = "unseen shoppers"
SLICES = ("device", "daypart", "language")


@dataclass(frozen=True)
class Labelled:
    """
    Rows to fit and `row`, the places of the same among the snapshots; `baselines` are features that a model must do better
    than.
    """

    rows: LabelRows
    row: np.ndarray
    baselines: Mapping[str, np.ndarray]


def label_rows(
    summaries: Summaries, names: tuple[tuple[str, ...], tuple[str, ...]], y: np.ndarray, groups: np.ndarray | None
) -> LabelRows:
    """
    `names`: features and labels; `y` [N, k]. Without `groups`, the snapshots of a line are kept together: a shop's summaries
    do not say whose they are.
    """
    features, labels = names
    check_features(features)
    return LabelRows(features, labels, summaries.of(features), y, summaries.line if groups is None else groups)


def known_rows(labelled: Labelled) -> Labelled:
    """Without the rows that have no known label."""
    kept = ~np.isnan(labelled.rows.y).all(axis=1)
    if not kept.any():
        raise ValueError(
            f"no snapshot has a known outcome for {', '.join(labelled.rows.labels)}: record for longer, or with items in orders"
        )
    baselines = {name: score[kept] for name, score in labelled.baselines.items()}
    return Labelled(labelled.rows.take(np.flatnonzero(kept)), labelled.row[kept], baselines)


def split_groups(groups: np.ndarray, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Places of the rows of four fifths of the groups, and of the others."""
    return next(GroupShuffleSplit(1, test_size=HELD_OUT, random_state=seed).split(groups, groups=groups))


def fit_and_judge(labelled: Labelled, summaries: Summaries, seed: int) -> tuple[LabelsFit, list[Judged]]:
    """Fitted on four fifths of the groups, judged on the others: one set a label, over its known rows."""
    rows = labelled.rows
    training, held_out = split_groups(rows.groups, seed)
    fit = fit_labels(rows.take(training), seed)
    p = fit.model.probabilities(rows.x[held_out])
    judged = []
    for place, label in enumerate(rows.labels):
        known = ~np.isnan(rows.y[held_out, place])
        base = np.nanmean(rows.y[training, place])
        judged.append(_judged(label, (labelled, summaries), held_out[known], (p[known, place], base)))
    return fit, judged


def _judged(label: str, source: tuple[Labelled, Summaries], where: np.ndarray, score: tuple[np.ndarray, float]) -> Judged:
    (labelled, summaries), (p, base) = source, score
    rows, snapshot = labelled.rows, labelled.row[where]
    circumstances = {name: summaries.circumstances[name][snapshot] for name in SLICES}
    return Judged(
        label,
        SPLIT,
        "binary",
        rows.y[where, rows.labels.index(label)].astype(int),
        p,
        np.full(len(p), base),
        {name: values[where] for name, values in labelled.baselines.items()},
        rows.groups[where],
        {name: values for name, values in circumstances.items() if len(np.unique(values)) > 1},
        landmark=summaries.landmark[snapshot],
    )


def outcome(yes: np.ndarray, known: np.ndarray) -> np.ndarray:
    """1 and 0 where `known`, NaN elsewhere."""
    return np.where(known, np.asarray(yes, float), np.nan)


def strongest(model: Additive, x: np.ndarray, count: int = 5) -> dict[str, list[str]]:
    """
    By label, the features whose differences between shoppers move the logit most, with what one standard deviation adds.
    """
    pull = model.weights * transform(x, model.upper).std(axis=0)
    return {
        label: [
            f"`{model.features[n]}` {row[n]:+.2f}"
            for n in np.argsort(-np.abs(row), kind="stable")[:count]
            if abs(row[n]) > 0.005
        ]
        for label, row in zip(model.labels, pull)
    }
