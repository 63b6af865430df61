"""Figures by landmark: the sessions still alive after so many events, with what they did later as the outcome."""

from __future__ import annotations

from typing import Any

import numpy as np

from .bootstrap import DRAWS
from .figures import figures
from .judged import Judged

KEPT = {
    "binary": ("roc_auc", "pr_auc"),
    "classes": ("macro_auc", "accuracy"),
    "value": ("spearman", "top_decile_share", "c_index"),
}


def landmark_table(judged: Judged, *, draws: int = DRAWS) -> list[dict[str, Any]]:
    """
    One entry a landmark, in order: rows alive, base rate or mean, the main figures with intervals, and for every
    baseline the lead over it. A lead whose interval includes 0 is no lead: `beats_baselines` is false.
    """
    if judged.landmark is None:
        return []
    return [_entry(at, take(judged, np.asarray(judged.landmark) == at), draws) for at in in_order(judged.landmark)]


def _entry(at: Any, alive: Judged, draws: int) -> dict[str, Any]:
    whole = figures(alive, draws=draws, ranking_only=True)
    return {
        "after": at,
        "rows": len(alive.y),
        "persons": whole["persons"],
        "base": float(np.average(alive.y, weights=alive.weight)) if alive.kind != "classes" else None,
        "figures": {name: part for name, part in whole["figures"].items() if name in KEPT[alive.kind]},
        "against": whole["against"],
        "beats_baselines": all(part["beaten"] for part in whole["against"].values()) if whole["against"] else None,
    }


def in_order(landmarks: np.ndarray) -> list[Any]:
    """Numbers by size, then names by the alphabet (dates of ISO form stand in order), `last` at the end."""

    def place(at: Any) -> tuple[int, float, str]:
        text = str(at)
        try:
            return (0, float(text), text)
        except ValueError:
            return (2 if text == "last" else 1, 0.0, text)

    return sorted(set(landmarks.tolist()), key=place)


def take(judged: Judged, rows: np.ndarray) -> Judged:
    """The same predictions on some of the rows: a mask, or places."""

    def part(values: np.ndarray | None) -> np.ndarray | None:
        return None if values is None else np.asarray(values)[rows]

    return Judged(
        judged.name,
        judged.split,
        judged.kind,
        judged.y[rows],
        judged.p[rows],
        part(judged.base),
        {name: score[rows] for name, score in judged.baselines.items()},
        part(judged.groups),
        {name: np.asarray(values)[rows] for name, values in judged.slices.items()},
        part(judged.period),
        part(judged.landmark),
        part(judged.censored),
        part(judged.weight),
        judged.threshold,
        judged.labels,
        judged.described,
    )
