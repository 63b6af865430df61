"""Trains, judges and writes the shipped models, and the sequence model of examples/05-sequence-model."""

from __future__ import annotations

import importlib
import shutil
from pathlib import Path
from typing import Any

from .data.uci import UCI_LICENCE
from .heads import clusters
from .heads.context import Context
from .output.export import Identity
from .output.manifest import write_json
from .sequence.sequence_model import Source, train_sequence
from .sequence.story import write_story

# In this order: what an earlier head leaves in `work`, a later one may read.
CUSTOMER_HEADS = ("repeat", "next_purchase", "churn", "clv", "rfm")
JOURNEY_HEADS = ("prospect", "upsell", "orientation")
HEADS = ("intent", "clusters", *CUSTOMER_HEADS, *JOURNEY_HEADS)

SEQUENCE = Identity("intent", "1.0.0-gru", clusters.ABOUT.data, UCI_LICENCE, load="first")


def train(context: Context, example: Path) -> None:
    """Writes every head's files and manifest.json into `context.models`, and the sequence model into `example`."""
    for folder in (context.models, example):
        (folder / "fixtures").mkdir(parents=True, exist_ok=True)
    entries = [entry for head in context.progress(HEADS, "models") for entry in train_head(head, context)]
    write_json(context.models / "manifest.json", {"version": 1, "models": entries})
    _train_sequence(context, example, next(entry for entry in entries if entry["id"] == "clusters"))


def train_head(head: str, context: Context) -> list[dict[str, Any]]:
    """The manifest entries of heads/<head>.py: most have one, a head of two models two."""
    made = importlib.import_module(f"{__package__}.heads.{head}").train(context)
    return made if isinstance(made, list) else [made]


def train_own(events: Path, folder: Path, context: Context) -> None:
    """Trains the sequence model on a shop's own events and writes it, its card and its manifest into `folder`."""
    rows = context.run_vitrine(["features", str(events), "--every"], context.work / "own.csv")
    identity = Identity("intent", "1.0.0-own", f"The shop's own sessions, {events.name}.", "the shop's own", load="first")
    about, _ = train_sequence(Source(rows, identity, simulated=False), folder)
    write_json(folder / "manifest.json", {"version": 1, "models": [about]})


def _train_sequence(context: Context, example: Path, beside: dict[str, Any]) -> None:
    """The clusters model stands beside it, as it is shipped: one manifest may mix models of both runtimes."""
    about, fit = train_sequence(Source(context.work / "simulated.csv", SEQUENCE, simulated=True), example)
    story = write_story(context.work / "story.ndjson", context.work / "simulated.ndjson", context.vitrine, fit)
    write_json(example / "fixtures" / "story.json", story)
    shutil.copyfile(context.models / beside["file"], example / beside["file"])
    shutil.copyfile(context.models / beside["card"], example / beside["card"])
    write_json(example / "manifest.json", {"version": 1, "models": [about, beside]})
