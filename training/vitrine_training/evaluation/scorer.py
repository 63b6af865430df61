"""Any ONNX head that keeps the contract of docs/models.md, ready to score rows."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from ..data.uci import check_features

ROWS_AT_ONCE = 20_000


@dataclass(frozen=True)
class Scorer:
    """`output` is `probabilities` or `values`; `entry` is the model's row in the manifest beside it, or empty."""

    id: str
    version: str
    features: tuple[str, ...]
    labels: tuple[str, ...]
    output: str
    link: str
    session: onnxruntime.InferenceSession
    entry: dict[str, Any]

    @property
    def name(self) -> str:
        return f"{self.id} {self.version}"

    def score(self, x: np.ndarray) -> np.ndarray:
        """[N, k] from raw features [N, n]."""
        return self._run(x, self.output)

    def importance(self, x: np.ndarray) -> dict[str, float] | None:
        """By feature the mean size of its contributions over all labels; None where the head does not explain itself."""
        if "contributions" not in {output.name for output in self.session.get_outputs()}:
            return None
        sizes = np.abs(self._run(x, "contributions")).reshape(len(x), len(self.labels), len(self.features)).mean(axis=(0, 1))
        return {feature: float(size) for feature, size in zip(self.features, sizes)}

    def _run(self, x: np.ndarray, output: str) -> np.ndarray:
        parts = [x[start : start + ROWS_AT_ONCE] for start in range(0, len(x), ROWS_AT_ONCE)]
        return np.concatenate(
            [self.session.run([output], {"features": part.astype(np.float32)})[0] for part in parts]
        ).astype(float)


def open_scorer(named: str, path: Path, models: Path) -> Scorer:
    """
    A model by its file, `path`, or, where `named` is no ONNX file, by its id in the manifest of `models`. Raises
    ValueError naming the file for what is no head, or lists a feature that no browser can know, itself or elsewhere
    in its manifest.
    """
    if not named.endswith(".onnx"):
        return _open(_listed(named, models), models / "manifest.json")
    if not path.is_file():
        raise ValueError(f"{path.name}: there is no such file in {path.parent}")
    return _open(path, path.parent / "manifest.json")


def _listed(name: str, models: Path) -> Path:
    rows = json.loads((models / "manifest.json").read_text())["models"]
    for row in rows:
        if row["id"] == name:
            return models / row["file"]
    raise ValueError(
        f"--model: no model {name!r} in the manifest; it lists {', '.join(row['id'] for row in rows)}, or give an .onnx file"
    )


def _open(path: Path, manifest: Path) -> Scorer:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as cause:  # onnxruntime raises classes of its own for damaged files and unknown operators
        raise ValueError(f"{path.name}: not a model that ONNX Runtime can read: {cause}") from None
    about = session.get_modelmeta().custom_metadata_map
    missing = [name for name in ("vitrine.id", "vitrine.version", "vitrine.features", "vitrine.labels") if name not in about]
    outputs = [name for name in ("probabilities", "values") if name in {output.name for output in session.get_outputs()}]
    if missing or not outputs or "features" not in {each.name for each in session.get_inputs()}:
        said = (
            f"metadata {', '.join(missing)}" if missing else "an input `features`, or an output `probabilities` or `values`"
        )
        raise ValueError(f"{path.name}: not a head of Vitrine, as it lacks {said}; docs/models.md has the contract")
    features, labels = tuple(json.loads(about["vitrine.features"])), tuple(json.loads(about["vitrine.labels"]))
    entry = _entry(manifest, path)
    check_features(features)
    link = (
        about.get("vitrine.link")
        or entry.get("link")
        or ("log" if outputs[0] == "values" else "sigmoid" if len(labels) == 1 else "softmax")
    )
    return Scorer(about["vitrine.id"], about["vitrine.version"], features, labels, outputs[0], link, session, entry)


def _entry(manifest: Path, path: Path) -> dict[str, Any]:
    if not manifest.is_file():
        return {}
    rows = json.loads(manifest.read_text()).get("models", [])
    for row in rows:
        check_features(row["features"])
    return next((row for row in rows if row["file"] == path.name), {})
