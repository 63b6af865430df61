"""
Session summaries of simulated journeys, made once a run by the SDK's own code: what the heads are trained on that no public
data supports.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from ..data.summaries import Summaries, read_summaries
from ..simulation.journeys import simulate_journeys
from ..simulation.shoppers import AXES
from ..simulation.world import read_world
from .context import Context

SHOPPERS = 2000
CHUNK = 250
SEED = 44
LANDMARKS = ("3", "5", "10", "last")


@dataclass(frozen=True)
class JourneySummaries:
    """
    `person`: whose each snapshot is; the summaries themselves do not say. Shoppers of `unseen` are other ones, for judging
    alone.
    """

    summaries: Summaries
    person: np.ndarray
    unseen: Unseen


@dataclass(frozen=True)
class Unseen:
    """The last moment of each shopper: features by id, and the simulator's true leanings, 0..1, by axis."""

    features: dict[str, np.ndarray]
    leanings: dict[str, np.ndarray]

    def of(self, features: tuple[str, ...]) -> np.ndarray:
        """[N, n]."""
        return np.column_stack([self.features[feature] for feature in features])


@cache
def journey_summaries(context: Context) -> JourneySummaries:
    """
    Simulates SHOPPERS, CHUNK of them at a time so that the events never fill the disk, and one chunk more whose leanings are
    kept.
    """
    world = read_world(context.data)
    path = context.work / "journeys-summaries.ndjson"
    with path.open("w") as file:
        for start in context.progress(range(0, SHOPPERS, CHUNK), "journeys"):
            journeys = simulate_journeys(world, range(start, start + CHUNK), SEED, context.work / "journeys.ndjson")
            command = ["summaries", str(journeys.events), "--at", ",".join(LANDMARKS)]
            file.write(context.run_vitrine(command, context.work / "journeys-part.ndjson").read_text())
            file.flush()
    summaries = read_summaries(path)
    journeys = simulate_journeys(world, range(SHOPPERS, SHOPPERS + CHUNK), SEED, context.work / "journeys.ndjson")
    rows = context.run_vitrine(["features", str(journeys.events), "--at", "last"], context.work / "journeys-part.csv")
    features = _read_features(rows, journeys.keys)
    leanings = {axis: journeys.leanings[:, place] for place, axis in enumerate(AXES)}
    for name in ("journeys.ndjson", "journeys-part.ndjson", "journeys-part.csv"):
        (context.work / name).unlink()
    return JourneySummaries(summaries, persons(summaries), Unseen(features, leanings))


def persons(summaries: Summaries) -> np.ndarray:
    """
    Numbers the shoppers of summaries that stand shopper by shopper, session by session: a session count that does not grow
    is somebody else's. Two shoppers may be taken for one, never one for two.
    """
    count = summaries.of(("sessions@1",))[:, 0]
    new_line = np.r_[True, summaries.line[1:] != summaries.line[:-1]]
    starts = new_line & np.r_[True, count[1:] <= count[:-1]]
    return starts.cumsum() - 1


def _read_features(path: Path, keys: tuple[str, ...]) -> dict[str, np.ndarray]:
    with path.open(newline="") as file:
        rows = {row["key"]: row for row in csv.DictReader(file)}
    names = [name for name in rows[keys[0]] if "@" in name]
    return {name: np.array([float(rows[key][name]) for key in keys]) for name in names}
