"""Retrains one head on a shop's summaries, holds it against the current model, and writes a bundle if it is not worse."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ..evaluation.drift import drift_baseline
from ..evaluation.judged import Judged
from ..evaluation.report import write_report
from ..fitting.fit_labels import LabelRows
from ..output.bundle import write_model
from ..output.export import Identity
from ..output.manifest import rounded, write_json
from ..scale.engine import DUCKDB, Where
from .compare import Verdict, compare
from .current import Current, find_current
from .fitting import SEED, Fitted, fit_rows
from .hold_out import UNSEEN, HoldOut, hold_outs
from .judge import check_outcomes, judge, labels_of
from .shop_card import LIMITS, comparison_table, shop_card
from .snapshots import Snapshots, Wanted, read_snapshots
from .tasks import Prepared, Task, task
from .thresholds import INTENT, by_landmark, thresholds
from .write_bundle import refuse_existing, write_bundle

LICENCE = "the shop's own"
MOST = 50_000
NOTE = "A model trained on the shop's own sessions, judged on weeks and sessions that it was not fitted on."


@dataclass(frozen=True)
class Order:
    """`current`: folder of the models in use. `most`: rows that may come into memory."""

    summaries: Sequence[Path]
    head: str
    into: Path
    current: Path
    where: Where = DUCKDB
    most: int = MOST


@dataclass(frozen=True)
class Trained:
    """What a bundle is made of."""

    task: Task
    snapshots: Snapshots
    prepared: Prepared
    judged: list[Judged]
    verdict: Verdict
    current: Current | None


def retrain(order: Order) -> Verdict:
    """
    Writes the bundle `order.into`, or, if the new model is refused, only the comparison beside it: `<into>-refused`.
    Raises ValueError if the summaries cannot be learnt from.
    """
    refuse_existing(order.into)
    trained = train(order)
    if not trained.verdict.accepted:
        refused = order.into.with_name(f"{order.into.name}-refused")
        shutil.rmtree(refused, ignore_errors=True)
        _reports(trained, refused)
        return trained.verdict
    write_bundle(order.into, lambda folder: _bundle(trained, folder))
    return trained.verdict


def train(order: Order) -> Trained:
    """Reads, fits on each hold-out's training part, and compares."""
    chosen = task(order.head)
    current = find_current(order.current, order.head)
    snapshots = read_snapshots(order.summaries, order.where, Wanted(chosen.at, order.most, SEED, chosen.label))
    prepared = chosen.prepare(snapshots)
    groups = prepared.rows.groups
    closes = chosen.horizon if prepared.closes is None else prepared.closes
    parts = hold_outs(snapshots.period[prepared.row], groups, closes)
    check_outcomes(prepared, parts)
    theirs = current.scores(snapshots)[prepared.row] if current else None
    judged = judge(snapshots, prepared, parts)
    return Trained(
        chosen, snapshots, prepared, judged, compare(judged, _current_scores(judged, prepared, theirs, parts)), current
    )


def _current_scores(
    judged: list[Judged], prepared: Prepared, scores: np.ndarray | None, parts: list[HoldOut]
) -> dict[tuple[str, str], np.ndarray]:
    """
    The current model's scores of each set's rows, by name and split; a label that it does not have is compared with
    nothing.
    """
    if scores is None:
        return {}
    found = {}
    labels = labels_of(prepared.rows)
    for part in judged:
        place = labels.index(part.name)
        rows = np.sort(
            np.concatenate([test for hold_out in parts if hold_out.split == part.split for _, test in hold_out.pairs])
        )
        known = rows[~np.isnan(prepared.rows.y[rows, place])] if isinstance(prepared.rows, LabelRows) else rows
        if place < scores.shape[1]:
            found[part.name, part.split] = scores[known, place]
    return found


def _bundle(trained: Trained, folder: Path) -> dict[str, Any]:
    """The recipe that was judged, fitted on all rows."""
    rows, weight = trained.prepared.rows, trained.snapshots.weight[trained.prepared.row]
    fit = fit_rows(rows, weight)
    entry = write_model(_identity(trained), fit, rows.x, folder)
    entry |= {
        "calibration": _calibration(trained, fit),
        "thresholds": thresholds(trained.task.id, fit.model, (rows.x, weight), "quantile"),
        "metrics": _reports(trained, folder / "reports"),
        "limits": list(LIMITS),
        "report": f"reports/{trained.task.id}.html",
        "drift": drift_baseline(_as_in_the_whole(rows.x, weight), fit.model.features),
    }
    entry = rounded(entry)
    (folder / entry["card"]).write_text(shop_card(entry, fit.model, _sections(trained)))
    return entry


def _identity(trained: Trained) -> Identity:
    weeks = sorted(set(trained.snapshots.circumstances["week"].tolist()))
    lines, snapshots = len(np.unique(trained.prepared.rows.groups)), len(trained.prepared.row)
    data = f"The shop's own summaries, {weeks[0]} to {weeks[-1]}: {snapshots:,} snapshots of {lines:,} sessions."
    old = trained.current.entry if trained.current else None
    major, minor, _ = old["version"].split("-")[0].split(".") if old else ("1", "-1", "")
    load = old.get("load", "idle") if old else "idle"
    return Identity(trained.task.id, f"{major}.{int(minor) + 1}.0", data, LICENCE, load=load)


def _calibration(trained: Trained, fit: Fitted) -> dict[str, Any]:
    found = dict(getattr(fit, "calibration", {"method": "none"}))
    if trained.task.id == INTENT:
        found["landmarks"] = by_landmark(next(part for part in trained.judged if part.split == UNSEEN))
    return found


def _as_in_the_whole(x: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """As many rows, drawn by weight: shares of the shop's sessions, not of the sample."""
    if np.ptp(weight) == 0:
        return x
    return x[np.random.default_rng(SEED).choice(len(x), len(x), p=weight / weight.sum())]


def _reports(trained: Trained, folder: Path) -> dict[str, Any]:
    """The report of the new model, and the comparison; returns what a manifest quotes."""
    metrics = write_report(trained.task.id, trained.judged, folder, note=NOTE)
    verdict = trained.verdict
    comparison = {
        "head": trained.task.id,
        "current": trained.current.name if trained.current else None,
        "accepted": verdict.accepted,
    }
    write_json(
        folder / f"{trained.task.id}-comparison.json",
        rounded(comparison | {"reasons": list(verdict.reasons), "sets": verdict.figures}, 5),
    )
    return metrics


def _sections(trained: Trained) -> dict[str, str]:
    against = trained.current.name if trained.current else "nothing: the shop had no such model"
    left_out = trained.prepared.left_out
    return {
        "How it compares": f"Against {against}, on rows neither was fitted on; intervals by drawing sessions again.\n\n"
        f"{comparison_table(trained.verdict.figures)}\n"
        "The model in this folder is the same recipe fitted on all weeks.",
        "Thresholds": "Quantiles of the scores: they rank. `training/run recalibrate` makes them probabilities.",
        **(
            {"Left out": f"Never varied in these summaries: {', '.join(f'`{name}`' for name in left_out)}."}
            if left_out
            else {}
        ),
    }
