"""Writes synthetic summaries as the lines that a shop exports."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa

from .columns import SCHEMA, SCORES
from .generate import FEATURES, Made, made_tables


def write_lines(made: Made, path: Path) -> int:
    """Writes the same sessions as NDJSON, as docs/summaries.md describes them, and returns the number of snapshots."""
    total = 0
    with path.open("w") as file:
        for table in made_tables(made):
            total += table.num_rows
            file.writelines(_lines(table))
    return total


def _lines(table: pa.Table) -> Iterator[str]:
    order = np.argsort(np.array(table.column("session").to_pylist()), kind="stable")
    values = np.column_stack([table.column(name).to_numpy() for name in FEATURES])
    heads = [
        table.column(name).to_pylist()
        for name in ("session", "week", "device", "daypart", "language", "landmark", "later_purchase", "later_value", SCORES)
    ]
    summary: dict = {}
    current = None
    for row in order:
        session, week, device, daypart, language, landmark, purchase, value, scores = (column[row] for column in heads)
        if session != current:
            if current is not None:
                yield json.dumps(summary) + "\n"
            current = session
            summary = {
                "schema": SCHEMA,
                "week": week,
                "device": device,
                "daypart": daypart,
                "language": language,
                "snapshots": [],
            }
        features = {FEATURES[place]: round(float(values[row, place]), 4) for place in np.flatnonzero(values[row])}
        later = {"purchase": int(purchase), "value": value}
        after = landmark if landmark == "last" else int(landmark)
        summary["snapshots"].append({"after": after, "features": features, "scores": dict(scores), "later": later})
    if current is not None:
        yield json.dumps(summary) + "\n"
