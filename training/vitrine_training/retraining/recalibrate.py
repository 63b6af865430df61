"""Brings a model's scores to a shop's own rates with an intercept and a slope alone: that needs few outcomes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from scipy.special import expit, logit

from ..fitting.additive import Additive
from ..fitting.fit_amounts import AmountRows
from ..fitting.fit_labels import LabelRows
from ..fitting.fit_times import TimeRows
from ..scale.engine import DUCKDB, Where
from .calibrate import LEAST, Line, Outcomes, fit_line
from .current import read_model
from .snapshots import Snapshots, Wanted, read_snapshots
from .tasks import Prepared, task
from .thresholds import CLOSEST
from .write_bundle import refuse_existing, write_bundle
from .write_recalibrated import Recalibrated, build_recalibrated

SEED = 4
MOST = 50_000


@dataclass(frozen=True)
class Recalibration:
    """`recorded`: use the scores that the summaries recorded instead of scoring their features."""

    summaries: Sequence[Path]
    model: Path
    into: Path
    where: Where = DUCKDB
    recorded: bool = False


def recalibrate(order: Recalibration) -> Recalibrated:
    """
    Writes the bundle `order.into`. Raises ValueError naming label and number of outcomes that are missing, or what else
    is wrong.
    """
    refuse_existing(order.into)
    model, entry = read_model(order.model)
    chosen = task(entry["id"])
    name = f"{entry['id']}@{entry['version']}"
    snapshots = read_snapshots(order.summaries, order.where, Wanted(chosen.at, MOST, SEED, chosen.label, (name,)))
    prepared = chosen.prepare(snapshots)
    if isinstance(prepared.rows, TimeRows):
        raise ValueError(f"{order.model.name}: times that were not awaited do not tell a line; retrain the head")
    scores = _scores(order, model, snapshots, (prepared, name))
    found = _fold(model, prepared, scores, snapshots.weight[prepared.row])
    write_bundle(order.into, lambda folder: build_recalibrated(order.model, (found, entry), (snapshots, prepared), folder))
    return found


def _scores(order: Recalibration, model: Additive, snapshots: Snapshots, what: tuple[Prepared, str]) -> np.ndarray:
    """[N, k] on the scale of logits or logarithms, NaN where nothing was recorded."""
    prepared, name = what
    if not order.recorded:
        return model.logits(snapshots.of(model.features)[prepared.row])
    if len(model.labels) > 1:
        raise ValueError("--recorded: goes with models of one label; leave it out and the features are scored")
    recorded = snapshots.score[name][prepared.row][:, None]
    if np.isnan(recorded).all():
        raise ValueError(
            f"{snapshots.file}: scores: none of {name} recorded; leave --recorded out and the features are scored"
        )
    return np.log(np.maximum(recorded, CLOSEST)) if model.link == "log" else logit(np.clip(recorded, CLOSEST, 1 - CLOSEST))


def _fold(model: Additive, prepared: Prepared, scores: np.ndarray, weight: np.ndarray) -> Recalibrated:
    lines, evidence = {}, {}
    for place, label in enumerate(model.labels):
        y = _outcomes(prepared, label)
        known = ~np.isnan(y) & ~np.isnan(scores[:, place])
        _check(label, y[known], prepared.rows.groups[known])
        family = "amount" if model.link == "log" else "chance"
        outcomes = Outcomes(scores[known, place], y[known], weight[known], prepared.rows.groups[known], family)
        lines[label] = fit_line(outcomes)
        evidence[label] = _evidence(outcomes, lines[label])
    scale = np.array([lines[label].scale for label in model.labels])
    shift = np.array([lines[label].shift for label in model.labels])
    folded = replace(model, weights=model.weights * scale[:, None], bias=model.bias * scale + shift)
    return Recalibrated(folded, lines, evidence)


def _outcomes(prepared: Prepared, label: str) -> np.ndarray:
    rows = prepared.rows
    if isinstance(rows, AmountRows):
        return rows.amount
    if isinstance(rows, LabelRows) and label in rows.labels:
        return rows.y[:, rows.labels.index(label)]
    raise ValueError(f"label {label}: summaries hold no outcome for it")


def _check(label: str, y: np.ndarray, groups: np.ndarray) -> None:
    for words, there in (("with", len(np.unique(groups[y > 0]))), ("without", len(np.unique(groups[y == 0])))):
        if there < LEAST:
            raise ValueError(
                f"label {label}: {there} sessions {words} the outcome, {LEAST} are needed: {LEAST - there} more"
            )


def _evidence(outcomes: Outcomes, line: Line) -> dict[str, float]:
    mean = expit if outcomes.family == "chance" else np.exp
    averages = {
        "before": mean(outcomes.score),
        "after": mean(outcomes.score * line.scale + line.shift),
        "observed": outcomes.y,
    }
    counts = {"sessions": len(np.unique(outcomes.groups)), "with_outcome": len(np.unique(outcomes.groups[outcomes.y > 0]))}
    return counts | {name: float(np.average(values, weights=outcomes.weight)) for name, values in averages.items()}
