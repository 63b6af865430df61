"""
The simulated sessions of one visit each, with their features by the SDK's own code: what clusters and the sequence model are
trained on.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from ..data.uci import read_sessions
from ..fitting.fit import Rows
from ..sequence import sequences
from ..simulation.personas import CLUSTERS
from ..simulation.simulate import simulate
from .context import Context

SIMULATED_SESSIONS = 6000
SEED = 5
LANDMARKS = (1, 3, 5, 10, 20)


@dataclass(frozen=True)
class Snapshots:
    """Features of simulated sessions, cut after `events` events; `whole` marks the end of a session."""

    columns: tuple[str, ...]
    x: np.ndarray
    y: np.ndarray
    session: np.ndarray
    events: np.ndarray
    whole: np.ndarray

    def of(self, features: tuple[str, ...]) -> np.ndarray:
        """[N, n]."""
        return self.x[:, [self.columns.index(feature) for feature in features]]

    def rows(self, features: tuple[str, ...], where: np.ndarray) -> Rows:
        columns = [self.columns.index(feature) for feature in features]
        return Rows(features, CLUSTERS, self.x[np.ix_(where, columns)], self.y[where], self.session[where])


@dataclass(frozen=True)
class SimulatedSessions:
    """
    `snapshots` at LANDMARKS and ends; `rows`: the file of features, which has the places of the sequence model besides.
    """

    snapshots: Snapshots
    rows: Path


@cache
def simulated_sessions(context: Context) -> SimulatedSessions:
    """
    Once a run. Leaves the events and their features in `work` as simulated.ndjson and simulated.csv, for the sequence model.
    """
    sessions = read_sessions(context.data / "sessions.csv")
    simulated = simulate(sessions, SIMULATED_SESSIONS, SEED, context.work / "simulated.ndjson")
    places = sorted({1, *LANDMARKS, *sequences.LANDMARKS})
    command = ["features", str(simulated.events), "--at", ",".join([*map(str, places), "last"])]
    rows = context.run_vitrine(command, context.work / "simulated.csv")
    return SimulatedSessions(read_snapshots(rows, dict(zip(simulated.keys, simulated.labels.tolist()))), rows)


def read_snapshots(path: Path, labels: dict[str, int]) -> Snapshots:
    """
    Reads what `vitrine features --at …,last` wrote: LANDMARKS and ends. A session that ends on one of them is there twice;
    one row is kept.
    """
    rows: dict[tuple[str, int], list[float]] = {}
    ends: dict[str, int] = {}
    with path.open(newline="") as file:
        reader = csv.reader(file)
        columns = tuple(next(reader)[2:])
        for key, events, *values in reader:
            rows[key, int(events)] = [float(value) for value in values]
            ends[key] = int(events)
    number = {key: place for place, key in enumerate(labels)}
    order = sorted((key, events) for key, events in rows if events in LANDMARKS or events == ends[key])
    return Snapshots(
        columns,
        np.array([rows[place] for place in order]),
        np.array([labels[key] for key, _ in order]),
        np.array([number[key] for key, _ in order]),
        np.array([events for _, events in order]),
        np.array([ends[key] == events for key, events in order]),
    )
