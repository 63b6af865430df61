"""A table of features and a table of what came later, joined."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

from .open_text import open_text
from .rows import Rows, columns_of

KEYS = ("key", "events", "on")
WHEN = ("week", "period")
MISSING = ("", "NA", "null")


def read_labelled(features: Path, labels: Path) -> Rows:
    """
    Rows of `npx vitrine features` (key, events or on, feature ids) with the label rows of the same key, and of the
    same events or on where labels have them. A label column of numbers is an outcome, NaN if empty; `week` or
    `period` tells when; columns of text are slices. Raises ValueError naming file, line and column.
    """
    head, rows = _table(features)
    named, outcomes = _table(labels)
    shared = [name for name in KEYS if name in head and name in named]
    if "key" not in shared:
        raise ValueError(f"{(labels if 'key' in head else features).name}: there is no column key to join by")
    found = {_key(row, named, shared): row for row in outcomes}
    if len(found) < len(outcomes):
        raise ValueError(f"{labels.name}: {len(outcomes) - len(found)} rows stand twice for the same {' and '.join(shared)}")
    kept = [(row, found[key]) for row in rows for key in [_key(row, head, shared)] if key in found]
    if not kept:
        raise ValueError(f"{labels.name}: no row of {features.name} has its {' and '.join(shared)} in it")
    ids = [name for name in head if "@" in name]
    x = _numbers([row for row, _ in kept], (head, ids), features)
    beside = {name: np.array([row[named.index(name)] for _, row in kept]) for name in named if name not in KEYS}
    key = np.array([row[head.index("key")] for row, _ in kept])
    landmark = next((name for name in ("events", "on") if name in head), None)
    when = next((beside.pop(name) for name in WHEN if name in beside), None)
    numeric = {name: _amounts(values) for name, values in beside.items()}
    return Rows(
        columns_of(ids, x, features.name),
        {name: values for name, values in numeric.items() if values is not None},
        None if landmark is None else _landmarks(np.array([row[head.index(landmark)] for row, _ in kept])),
        key,
        {name: values for name, values in beside.items() if numeric[name] is None and name != "label"},
        when,
        beside["label"] if "label" in beside and numeric["label"] is None else None,
    )


def _table(path: Path) -> tuple[list[str], list[list[str]]]:
    with open_text(path) as file:
        lines = csv.reader(file)
        head = next(lines)
        rows = []
        for row in lines:
            if len(row) != len(head):
                raise ValueError(f"{path.name}:{lines.line_num}: {len(row)} columns, but the first line has {len(head)}")
            rows.append(row)
    if not rows:
        raise ValueError(f"{path.name}: there are no rows")
    return head, rows


def _key(row: list[str], head: list[str], shared: list[str]) -> tuple[str, ...]:
    return tuple(row[head.index(name)] for name in shared)


def _numbers(rows: list[list[str]], columns: tuple[list[str], list[str]], path: Path) -> np.ndarray:
    head, ids = columns
    places = [head.index(name) for name in ids]
    x = np.zeros((len(rows), len(ids)))
    for number, row in enumerate(rows):
        for column, place in enumerate(places):
            value = _amount(row[place])
            if value is None or not 0 <= value < np.inf:
                where = f"{path.name}: key {row[head.index('key')]}: {ids[column]}"
                raise ValueError(f"{where} must be a number of at least 0, got {row[place]!r}")
            x[number, column] = value
    return x


def _amount(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _amounts(values: np.ndarray) -> np.ndarray | None:
    """Numbers, NaN for what is missing; None if the column is text."""
    read = [np.nan if text in MISSING else _amount(text) for text in values]
    if any(value is None for value in read):
        return None
    amounts = np.array(read, float)
    return None if np.isnan(amounts).all() else amounts


def _landmarks(values: np.ndarray) -> np.ndarray | None:
    """Rows after the last event of each key have as many counts as there are keys: that is no landmark."""
    numbers = np.array([int(text) if text.isdigit() else text for text in values], dtype=object)
    return numbers if len(set(values)) <= 24 else None
