"""The model a shop has: its entry in the manifest, its file, and what it says of the shop's own rows."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
from onnx import numpy_helper

from ..fitting.additive import Additive
from .snapshots import Snapshots

CONSTANTS = ("upper", "centre", "weights", "intercept")


@dataclass(frozen=True)
class Current:
    """`entry` is the manifest's; `path` the ONNX file beside it."""

    entry: dict[str, Any]
    path: Path

    @property
    def name(self) -> str:
        return f"{self.entry['id']}@{self.entry['version']}"

    def scores(self, snapshots: Snapshots) -> np.ndarray:
        """
        [N, k]: probabilities or values, by onnxruntime. Raises ValueError if the summaries have a feature in another
        version.
        """
        x = snapshots.of(tuple(self.entry["features"])).astype(np.float32)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        session = onnxruntime.InferenceSession(str(self.path), options, providers=["CPUExecutionProvider"])
        return session.run([self.entry["outputs"][0]], {"features": x})[0].astype(float)


def find_current(folder: Path, head: str) -> Current | None:
    """The model of that id in the manifest of a folder; None if it lists none. Raises ValueError if there is no manifest."""
    manifest = folder / "manifest.json"
    if not manifest.exists():
        raise ValueError(f"{manifest}: there is no manifest; name the folder of the models that the shop has")
    entries = json.loads(manifest.read_text())["models"]
    return next(
        (Current(entry, folder / entry["file"]) for entry in entries if entry["id"] == head and not entry.get("shadow")),
        None,
    )


def read_model(path: Path) -> tuple[Additive, dict[str, Any]]:
    """The additive model inside a file, and its manifest entry. Raises ValueError if the file is another kind of model."""
    entry = _entry_of(path)
    constants = {tensor.name: numpy_helper.to_array(tensor).astype(float) for tensor in onnx.load(path).graph.initializer}
    missing = [name for name in CONSTANTS if name not in constants]
    if missing:
        raise ValueError(f"{path.name}: is no additive model ({', '.join(missing)} missing); retrain it instead")
    link = entry.get("link") or ("sigmoid" if len(entry["labels"]) == 1 else "softmax")
    upper, centre, weights, bias = (constants[name] for name in CONSTANTS)
    labels = tuple(entry["labels"])
    model = Additive(
        tuple(entry["features"]), labels, upper.ravel(), centre.ravel(), weights.reshape(len(labels), -1), bias.ravel(), link
    )
    return model, entry


def _entry_of(path: Path) -> dict[str, Any]:
    manifest = path.parent / "manifest.json"
    if not path.exists() or not manifest.exists():
        raise ValueError(f"{path}: there is no such model with a manifest.json beside it")
    found = [entry for entry in json.loads(manifest.read_text())["models"] if entry["file"] == path.name]
    if not found:
        raise ValueError(f"{manifest}: does not list {path.name}")
    return found[0]
