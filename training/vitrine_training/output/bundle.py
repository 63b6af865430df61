"""Writes one model with all that stands beside it: the ONNX file, held against the fit, and the reference rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from .export import Fitted, Identity, save, to_onnx, verify
from .manifest import entry, reference_rows, write_json

ROWS = 10_000
REFERENCE_ROWS = 30
SEED = 17


def write_model(identity: Identity, fit: Fitted, x: np.ndarray, folder: Path) -> dict[str, Any]:
    """
    Writes `<id>.onnx` and `fixtures/<id>.json` into `folder` and returns the manifest entry, to which the head adds calibration,
    thresholds, metrics, limits and report. `x` [N, n] are real rows. Raises ValueError, leaving no file, if the file's scores
    differ from the fit's by more than 1e-5 on those rows and as many generated ones as make ten thousand.
    """
    (folder / "fixtures").mkdir(parents=True, exist_ok=True)
    path = folder / f"{identity.id}.onnx"
    save(to_onnx(fit.model, identity), path)
    try:
        verify(path, fit, with_generated(x, ROWS))
    except ValueError:
        path.unlink()
        raise
    chosen = np.linspace(0, len(x) - 1, min(len(x), REFERENCE_ROWS)).astype(int)
    write_json(folder / "fixtures" / f"{identity.id}.json", reference_rows(x[chosen], fit))
    return entry(path, identity, fit.model)


def with_generated(x: np.ndarray, count: int) -> np.ndarray:
    """
    At least `count` rows of float32 numbers: `x`, and generated rows whose columns are drawn apart from each other, halved or
    doubled at random, a tenth of them far beyond anything seen.
    """
    random = np.random.default_rng(SEED)
    missing = max(0, count - len(x))
    drawn = np.column_stack([random.choice(column, missing) for column in x.T]) * 2.0 ** random.integers(
        -1, 2, (missing, x.shape[1])
    )
    far = random.uniform(size=missing) < 0.1
    drawn[far] += random.lognormal(3, 3, (int(far.sum()), x.shape[1]))
    return np.vstack([x, drawn]).astype(np.float32).astype(float)
