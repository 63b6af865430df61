"""Writes a recalibrated model: the old one with a line folded in, and what the line rests on."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ..evaluation.judged import Judged
from ..fitting.additive import Additive
from ..output.bundle import write_model
from ..output.export import Identity
from ..output.manifest import rounded
from ..output.tables import table
from .calibrate import SLOPE_SPREAD, Line
from .shop_card import shop_card
from .snapshots import Snapshots
from .tasks import Prepared
from .thresholds import INTENT, by_landmark, thresholds

CALIBRATED = (
    "Recalibrated by intercept and slope: its ranking is that of the model it came from, and so are that model's limits."
)


@dataclass(frozen=True)
class Recalibrated:
    """
    `model` with the lines folded in; `lines` and `evidence` by label: outcomes of either kind, and mean score before,
    after and observed.
    """

    model: Additive
    lines: dict[str, Line]
    evidence: dict[str, dict[str, float]]

    def reference(self, x: np.ndarray) -> np.ndarray:
        """[N, k]: the model's own formula; it was held against its trainer when it was made."""
        return self.model.scores(x)


def build_recalibrated(
    source: Path, made: tuple[Recalibrated, dict[str, Any]], rows: tuple[Snapshots, Prepared], folder: Path
) -> dict[str, Any]:
    """Writes into `folder` what a bundle holds of what became of the model `source`; returns the manifest entry."""
    (found, old), (snapshots, prepared) = made, rows
    x, weight = snapshots.of(found.model.features)[prepared.row], snapshots.weight[prepared.row]
    major, minor, patch = old["version"].split("-")[0].split(".")
    data = f"{old['data'].rstrip('.')}. Recalibrated on {snapshots.file}."
    identity = Identity(old["id"], f"{major}.{minor}.{int(patch) + 1}", data, old["licence"], load=old.get("load", "idle"))
    entry = {key: value for key, value in old.items() if key in ("metrics", "drift", "report")} | write_model(
        identity, found, x, folder
    )
    entry |= {
        "calibration": {"method": "line", "from": f"{old['id']}@{old['version']}", "labels": _calibration(found)},
        "thresholds": thresholds(old["id"], found.model, (x, weight), "probability"),
        "limits": [*old["limits"], CALIBRATED],
    }
    if old["id"] == INTENT:
        known = np.flatnonzero(~np.isnan(prepared.rows.y[:, 0]))
        p = found.model.scores(x[known])[:, 0]
        landmark = snapshots.landmark[prepared.row[known]]
        judged = Judged(
            "purchase",
            "recalibration",
            "binary",
            prepared.rows.y[known, 0],
            p,
            groups=prepared.rows.groups[known],
            landmark=landmark,
            weight=weight[known],
        )
        entry["calibration"]["landmarks"] = by_landmark(judged)
    _copy_report(source.parent, entry, folder)
    entry = rounded(entry)
    (folder / entry["card"]).write_text(shop_card(entry, found.model, _sections(found, old)))
    return entry


def _copy_report(source: Path, entry: dict[str, Any], folder: Path) -> None:
    """The ranking has not changed, so the old report still holds for it; where it is not at hand, none is named."""
    report = entry.get("report")
    if report and (source / report).exists():
        (folder / report).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / report, folder / report)
    else:
        entry.pop("report", None)


def _calibration(found: Recalibrated) -> dict[str, Any]:
    return {
        label: {
            "scale": line.scale,
            "shift": line.shift,
            "slope_interval": list(line.slope),
            "intercept_interval": list(line.intercept),
        }
        | found.evidence[label]
        for label, line in found.lines.items()
    }


def _sections(found: Recalibrated, old: dict[str, Any]) -> dict[str, str]:
    rows = [
        [
            f"`{label}`",
            f"{part['sessions']:,}",
            f"{part['with_outcome']:,}",
            f"{part['before']:.4g}",
            f"{part['after']:.4g}",
            f"{part['observed']:.4g}",
        ]
        + [f"{line.scale:.3f} ({line.slope[0]:.3f} to {line.slope[1]:.3f})", f"{line.shift:+.3f}"]
        for (label, line), part in zip(found.lines.items(), found.evidence.values())
    ]
    head = ["output", "sessions", "with outcome", "mean before", "mean after", "observed", "slope (95 %)", "shift"]
    about = (
        f"From {old['id']} {old['version']}, whose card holds its figures; scores rank as they did. Before any outcome the"
    )
    text = f"{about} slope is taken to be 1 give or take {SLOPE_SPREAD}.\n\n{table(head, rows)}"
    return {"Recalibration": text, "Thresholds": "Probabilities: the shop's own rates."}
