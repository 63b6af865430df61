"""Trains, judges and writes the shipped models, and the sequence model of examples/05-sequence-model."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from .output import cards
from .sequence import sequences
from .heads.clusters import (
    LANDMARKS,
    SEED,
    Snapshots,
    compare_marginals,
    evaluate_clusters,
    fit_clusters,
    read_snapshots,
    split_sessions,
    stability,
)
from .data.uci import Sessions, read_sessions
from .evaluation.metrics import threshold_for_precision
from .output.export import Identity, save, to_onnx, verify
from .fitting.fit import Fit
from .heads.intent import evaluate_intent, fit_intent, intent_thresholds
from .output.manifest import entry, reference_rows, rounded, write_json
from .sequence.sequence_model import Source, train_sequence
from .simulation.simulate import Simulated, simulate
from .sequence.story import write_story

SIMULATED_SESSIONS = 6000
REFERENCE_ROWS = 30
LICENCE = "CC BY 4.0 (data), Apache-2.0 (model)"
UCI = "UCI Machine Learning Repository no. 468, Online Shoppers Purchasing Intention, Sakar et al. 2018"

INTENT = Identity("intent", "1.0.0", f"{UCI}.", LICENCE)
CLUSTERS = Identity("clusters", "1.0.0", f"Simulated sessions; page counts and seconds drawn from {UCI}.", LICENCE)
SEQUENCE = Identity("intent", "1.0.0-gru", CLUSTERS.data, LICENCE)


@dataclass(frozen=True)
class Folders:
    """`example` takes the sequence model; `vitrine` is the bundled command line; `work` what need not be kept."""

    data: Path
    models: Path
    example: Path
    work: Path
    vitrine: Path


def train(folders: Folders) -> None:
    """Writes *.onnx, their cards, fixtures and manifest.json into `models` and `example`."""
    sessions = read_sessions(folders.data / "sessions.csv")
    for folder in (folders.models, folders.example):
        (folder / "fixtures").mkdir(parents=True, exist_ok=True)
    simulated = simulate(sessions, SIMULATED_SESSIONS, SEED, folders.work / "simulated.ndjson")
    rows = _feature_rows(folders, simulated)
    entries = [_train_intent(sessions, folders), _train_clusters(sessions, _snapshots(rows, simulated), folders)]
    write_json(folders.models / "manifest.json", {"version": 1, "models": entries})
    _train_sequence(rows, folders, entries[1])


def train_own(events: Path, folder: Path, folders: Folders) -> None:
    """Trains the sequence model on a shop's own events and writes it, its card and its manifest into `folder`."""
    rows = folders.work / "own.csv"
    with rows.open("w") as output:
        subprocess.run(["node", str(folders.vitrine), "features", str(events), "--every"], stdout=output, check=True)
    identity = Identity("intent", "1.0.0-own", f"The shop's own sessions, {events.name}.", "the shop's own")
    about, _ = train_sequence(Source(rows, identity, simulated=False), folder)
    write_json(folder / "manifest.json", {"version": 1, "models": [about]})


def _train_intent(sessions: Sessions, folders: Folders) -> dict[str, Any]:
    fit = fit_intent(sessions)
    metrics = evaluate_intent(sessions)
    about = _export(INTENT, (fit, sessions.x), folders.models) | {
        "calibration": {"method": "platt", "folds": 5, "scale": fit.scale, "shift": fit.shift},
        "thresholds": intent_thresholds(sessions, fit),
        "metrics": _without_tables(metrics),
        "limits": list(cards.INTENT_LIMITS),
    }
    (folders.models / "intent.md").write_text(cards.intent_card(about, metrics, fit.model))
    return rounded(about)


def _train_clusters(sessions: Sessions, snapshots: Snapshots, folders: Folders) -> dict[str, Any]:
    training, held_out = split_sessions(snapshots)
    fit = fit_clusters(snapshots, training)
    metrics = evaluate_clusters(snapshots, fit, held_out)
    rows = snapshots.rows(fit.model.features, held_out)
    p = fit.model.probabilities(rows.x)
    about = _export(CLUSTERS, (fit, rows.x), folders.models) | {
        "calibration": {"method": "temperature", "folds": 5, "scale": fit.scale},
        "thresholds": {
            "enter": threshold_for_precision(rows.y, p, 0.7),
            "exit": threshold_for_precision(rows.y, p, 0.5),
        },
        "metrics": _without_tables({key: part for key, part in metrics.items() if key != "confusion_whole"}),
        "limits": list(cards.CLUSTER_LIMITS),
    }
    context = {
        "sessions": SIMULATED_SESSIONS,
        "marginals": compare_marginals(snapshots, sessions),
        "stability": stability(snapshots, sessions),
    }
    (folders.models / "clusters.md").write_text(cards.clusters_card(about, metrics, context))
    return rounded(about)


def _train_sequence(rows: Path, folders: Folders, clusters: dict[str, Any]) -> None:
    """The clusters model stands beside it, as it is shipped: one manifest may mix models of both runtimes."""
    about, fit = train_sequence(Source(rows, SEQUENCE, simulated=True), folders.example)
    story = write_story(folders.work / "story.ndjson", folders.work / "simulated.ndjson", folders.vitrine, fit)
    write_json(folders.example / "fixtures" / "story.json", story)
    shutil.copyfile(folders.models / clusters["file"], folders.example / clusters["file"])
    shutil.copyfile(folders.models / clusters["card"], folders.example / clusters["card"])
    write_json(folders.example / "manifest.json", {"version": 1, "models": [about, clusters]})


def _feature_rows(folders: Folders, simulated: Simulated) -> Path:
    """Runs the SDK's own feature code over the simulated events."""
    places = sorted({1, *LANDMARKS, *sequences.LANDMARKS})
    rows = folders.work / "simulated.csv"
    with rows.open("w") as output:
        command = ["node", str(folders.vitrine), "features", str(simulated.events), "--at", ",".join([*map(str, places), "last"])]
        subprocess.run(command, stdout=output, check=True)
    return rows


def _snapshots(rows: Path, simulated: Simulated) -> Snapshots:
    return read_snapshots(rows, dict(zip(simulated.keys, simulated.labels.tolist())))


def _export(identity: Identity, fitted: tuple[Fit, np.ndarray], models: Path) -> dict[str, Any]:
    fit, x = fitted
    path = models / f"{identity.id}.onnx"
    save(to_onnx(fit.model, identity), path)
    verify(path, fit, x)
    chosen = np.linspace(0, len(x) - 1, REFERENCE_ROWS).astype(int)
    write_json(models / "fixtures" / f"{identity.id}.json", reference_rows(x[chosen], fit))
    return entry(path, identity, fit.model)


def _without_tables(metrics: dict[str, Any]) -> dict[str, Any]:
    return {name: {key: v for key, v in part.items() if key != "calibration"} for name, part in metrics.items()}
