"""Holds freshly trained models against the committed ones."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np

from .export import TOLERANCE, run, scaled_difference


def differences(committed: Path, built: Path, fixtures: Path | None = None) -> list[str]:
    """
    What is wrong, one sentence each; empty if every committed file is whole and every score is reproduced. Reference rows that
    `committed` does not have itself are those in `fixtures`.
    """
    problems: list[str] = []
    listed = {model["id"]: model for model in json.loads((committed / "manifest.json").read_text())["models"]}
    fresh = {model["id"] for model in json.loads((built / "manifest.json").read_text())["models"]}
    if set(listed) != fresh:
        return [f"the manifest lists {sorted(listed)}, but training makes {sorted(fresh)}: run training/run"]
    for name, model in listed.items():
        if hashlib.sha256((committed / model["file"]).read_bytes()).hexdigest() != model["sha256"]:
            problems.append(f"{model['file']} is not the file that the manifest lists: run training/run")
            continue
        own = committed / "fixtures" / f"{name}.json"
        rows = own if fixtures is None or own.exists() else fixtures / own.name
        problems += _score_differences(name, rows, (committed, built))
    return problems


def _score_differences(name: str, rows: Path, folders: tuple[Path, Path]) -> list[str]:
    fixture = json.loads(rows.read_text())
    x = np.array([row["features"] for row in fixture["rows"]])
    committed, built = (run(folder / f"{name}.onnx", x) for folder in folders)
    if set(committed) != set(built):
        return [f"{name}: the committed file gives {sorted(committed)}, training makes {sorted(built)}: run training/run"]
    worst = {output: scaled_difference(built[output], committed[output]) for output in committed}
    answer = "values" if "values" in committed else "probabilities"
    worst["fixture"] = scaled_difference(committed[answer], np.array([row[answer] for row in fixture["rows"]]))
    return [
        f"{name}: {output} differ by {difference:.2g}, more than {TOLERANCE}"
        for output, difference in worst.items()
        if not difference <= TOLERANCE
    ]
