"""The manifest that the browser reads first, and the reference rows that tests hold every runtime against."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np

from ..fitting.additive import Additive
from ..sequence.gru import Gru
from .export import Fitted, Identity


def entry(path: Path, identity: Identity, model: Additive | Gru) -> dict[str, Any]:
    """What the manifest says of one model file; thresholds, metrics and limits are added by the caller."""
    content = path.read_bytes()
    return {
        "id": identity.id,
        "version": identity.version,
        "file": path.name,
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
        "features": list(model.features),
        "labels": list(model.labels),
        "outputs": [model.output, "contributions", "bias"],
        "link": model.link,
        "load": identity.load,
        "data": identity.data,
        "licence": identity.licence,
        "card": f"{identity.id}.md",
    }


def reference_rows(x: np.ndarray, fit: Fitted) -> dict[str, Any]:
    """Features to probabilities, or values, by way of what was fitted: the rows given, all zeros, and far beyond anything seen."""
    rows = np.vstack([np.zeros(x.shape[1]), np.full(x.shape[1], 1e6), x]).astype(np.float32).astype(float)
    return {
        "features": list(fit.model.features),
        "labels": list(fit.model.labels),
        "rows": [
            {"features": row.tolist(), fit.model.output: p.tolist(), "logits": logits.tolist()}
            for row, p, logits in zip(rows, fit.reference(rows), fit.model.logits(rows))
        ],
    }


def rounded(value: Any, digits: int = 4) -> Any:
    """Every float inside, rounded, so that files read well and do not change with the last bit."""
    if isinstance(value, dict):
        return {key: rounded(part, digits) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [rounded(part, digits) for part in value]
    return round(value, digits) if isinstance(value, float) else value


def without_tables(metrics: dict[str, Any]) -> dict[str, Any]:
    """Metrics by part without their calibration tables, which stand on the card."""
    return {name: {key: v for key, v in part.items() if key != "calibration"} for name, part in metrics.items()}


def write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, indent=2) + "\n")
