"""The real rows that simulated journeys are made of: sessions of UCI 468, later orders and returns of Online Retail."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..data.uci import COUNTS_AND_SECONDS, Sessions, read_sessions
from .lives import Life, read_lives

# Longer sessions are one in seven of the rows and would fill half of the file.
MOST_PAGES = 60


@dataclass(frozen=True)
class Frames:
    """UCI rows [N, 6] of sessions without and with an order: page counts and seconds by group."""

    without: np.ndarray
    with_order: np.ndarray


@dataclass(frozen=True)
class World:
    """`lives` are sorted by what was spent; `returned` is the share of orders of which something comes back."""

    frames: Frames
    lives: tuple[Life, ...]
    returned: float


def read_world(data: Path) -> World:
    """From sessions.csv, orders.csv.gz and returns.csv.gz in `data`."""
    returned = _lines(data / "returns.csv.gz") / _lines(data / "orders.csv.gz")
    return World(frames(read_sessions(data / "sessions.csv")), read_lives(data / "orders.csv.gz"), returned)


def _lines(path: Path) -> int:
    with gzip.open(path, "rt") as file:
        return sum(1 for _ in file) - 1


def frames(sessions: Sessions) -> Frames:
    rows = sessions.x[:, [sessions.features.index(feature) for feature in COUNTS_AND_SECONDS]]
    pages = rows[:, 0::2].sum(axis=1)
    fits = (pages >= 1) & (pages <= MOST_PAGES)
    return Frames(rows[fits & (sessions.y == 0)], rows[fits & (sessions.y == 1)])
