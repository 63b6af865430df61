"""
What a shop's summaries hold, and how the models whose scores they recorded have done: a few rows from any number of
sessions.
"""

from __future__ import annotations

from typing import Any

import ibis
import ibis.expr.types as ir

from .aggregate import LABEL, base_rates, feature_moments
from .columns import feature_columns, landmark_order
from .judge import auc, calibration, losses, recorded, scored

PARTS = ("landmark", "week", "device", "daypart", "language")
CELLS = 4096
LAST = "last"


def describe(table: ir.Table, exact: bool = False) -> dict[str, Any]:
    """
    Counts and base rates by every part, means of every feature, and for each model that recorded scores its losses,
    ROC-AUC and calibration by landmark. The end of a session is left out of the latter: it has no order by definition.
    `exact` sorts scores instead of counting them in 4096 cells.
    """
    features = feature_columns(table.columns)
    known = [{"by": part, "parts": _rows(base_rates(table, [part]))} for part in PARTS]
    moments = _rows(feature_moments(table, features))[0] if features else {}
    return {
        "base_rates": known,
        "features": {name: {key: moments[f"{key}:{name}"] for key in ("mean", "some", "most")} for name in features},
        "scores": {model: _scores(table, model, exact) for model in models(table)},
    }


def models(table: ir.Table) -> list[str]:
    """The models, such as `intent@1.0.0`, that recorded a score in any snapshot."""
    named = table.filter(table.scores.notnull()).select(model=ibis._.scores.keys().unnest()).distinct().order_by("model")
    return named.to_pyarrow().column("model").to_pylist()


def _scores(table: ir.Table, model: str, exact: bool) -> list[dict[str, Any]]:
    running = table.filter(table.landmark != LAST)
    rows = scored(running, recorded(running, model), LABEL)
    found = {part["landmark"]: part for part in _rows(losses(rows, ["landmark"]))}
    for part in _rows(auc(rows, ["landmark"], None if exact else CELLS)):
        found[part["landmark"]] |= {"roc_auc": part["roc_auc"], "within": part["within"]}
    for part in _rows(calibration(rows, ["landmark"])):
        found[part.pop("landmark")].setdefault("calibration", []).append(part)
    return [found[landmark] for landmark in sorted(found, key=landmark_order)]


def _rows(table: ir.Table) -> list[dict[str, Any]]:
    return table.to_pyarrow().to_pylist()
