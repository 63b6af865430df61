"""Sessions as sequences: the latest steps at a few moments of each, and whether an order came after."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

# After so many events of a session a row is taken: moments that do not know how long the session will last.
LANDMARKS = (3, 5, 10, 20, 40, 80, 160)
STEPS = tuple(f"step_{place}@1" for place in range(1, 25))
CLOCK, ORDERS = "sessions@1", "purchases@1"


@dataclass(frozen=True)
class Sequences:
    """A row of `x` holds all `columns` at one moment; `y` is 1 if the same session orders later. `shopper` numbers the keys."""

    columns: tuple[str, ...]
    x: np.ndarray
    y: np.ndarray
    shopper: np.ndarray
    events: np.ndarray

    def of(self, columns: tuple[str, ...], where: np.ndarray) -> np.ndarray:
        return self.x[np.ix_(where, [self.columns.index(column) for column in columns])]


@dataclass
class _Session:
    """What is kept of a session while its rows are read. `before` counts the shopper's events of earlier sessions."""

    before: int
    orders: str = "0"
    moments: dict[int, list[str]] = field(default_factory=dict)


def read_sequences(path: Path) -> Sequences:
    """
    Reads what `vitrine features` wrote with `--every`, or with `--at 1,…,last` where each key has one session only. Raises
    ValueError unless some moments come before an order and others do not.
    """
    sessions: dict[tuple[str, str], _Session] = {}
    with path.open(newline="") as file:
        reader = csv.reader(file)
        columns = tuple(next(reader)[2:])
        clock, orders = columns.index(CLOCK), columns.index(ORDERS)
        for key, events, *values in reader:
            session = sessions.setdefault((key, values[clock]), _Session(int(events) - 1))
            session.orders = values[orders]
            if int(events) - session.before in LANDMARKS:
                session.moments[int(events) - session.before] = values
    shoppers = {key: place for place, key in enumerate(dict.fromkeys(key for key, _ in sessions))}
    rows = [
        (shoppers[key], events, int(float(session.orders) > float(values[orders])), values)
        for (key, _), session in sessions.items()
        for events, values in sorted(session.moments.items())
    ]
    shopper, events, y = (np.array([row[place] for row in rows], int) for place in range(3))
    if not 0 < y.sum() < len(y):
        raise ValueError(f"{path.name}: {y.sum()} of {len(y)} moments come before an order: both kinds are needed")
    return Sequences(columns, np.array([row[3] for row in rows], float), y, shopper, events)


def split_shoppers(sequences: Sequences, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rows of 64 % of the shoppers to fit on, of 16 % to calibrate on, of 20 % to judge by."""
    shoppers = np.unique(sequences.shopper)
    place = np.empty(shoppers.max() + 1)
    place[np.random.default_rng(seed).permutation(shoppers)] = np.linspace(0, 1, len(shoppers), endpoint=False)
    at = place[sequences.shopper]
    return np.flatnonzero(at < 0.64), np.flatnonzero((at >= 0.64) & (at < 0.8)), np.flatnonzero(at >= 0.8)
