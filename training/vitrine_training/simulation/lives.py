"""What follows a first order: when the real customers of Online Retail came back, and for how much, without who they are."""

from __future__ import annotations

import csv
import gzip
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

# A first order must lie this many days before the end of the file, or nobody knows what followed; what came much later is
# left out.
KNOWN_DAYS = 180
MOST_DAYS = 200
# Resellers order weekly; what follows after so many order days is left out.
MOST_ORDERS = 8


@dataclass(frozen=True)
class Life:
    """
    Days since the first order of each order day, 0 first, and the place of its value among all order days' values, 0..1.
    """

    days: tuple[int, ...]
    sizes: tuple[float, ...]


def read_lives(orders: Path) -> tuple[Life, ...]:
    """From orders.csv.gz of training/data: customer_id, ordered_at, value."""
    with gzip.open(orders, "rt", newline="") as file:
        rows = [(int(row["customer_id"]), _day(row["ordered_at"]), float(row["value"])) for row in csv.DictReader(file)]
    customer, day, value = (np.array(column) for column in zip(*rows))
    return lives_of(customer, day, value)


def _day(text: str) -> int:
    return date.fromisoformat(text[:10]).toordinal()


def lives_of(customer: np.ndarray, day: np.ndarray, value: np.ndarray) -> tuple[Life, ...]:
    """
    One life a customer, from the least to the most spent within KNOWN_DAYS of the first order. The arrays have one entry an
    order: any number of the customer, whole days since any date, the value.
    """
    keys, days, values = _order_days(customer, day, value)
    sizes = values.argsort(kind="stable").argsort(kind="stable") / max(1, len(values) - 1)
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    ends = np.r_[starts[1:], len(keys)]
    lives = []
    for start, end in zip(starts, ends):
        since = days[start:end] - days[start]
        if days[start] + KNOWN_DAYS > day.max():
            continue
        kept = (since <= MOST_DAYS) & (np.arange(end - start) < MOST_ORDERS)
        spent = float(values[start:end][since <= KNOWN_DAYS].sum())
        lives.append((spent, Life(tuple(since[kept].tolist()), tuple(sizes[start:end][kept].tolist()))))
    return tuple(life for _, life in sorted(lives, key=lambda pair: pair[0]))


def _order_days(customer: np.ndarray, day: np.ndarray, value: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Orders of one customer on one day are one."""
    pairs, place = np.unique(np.column_stack([customer, day]), axis=0, return_inverse=True)
    return pairs[:, 0], pairs[:, 1], np.bincount(place.ravel(), weights=value)
