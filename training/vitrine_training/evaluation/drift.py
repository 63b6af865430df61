"""Whether shoppers, or scores, have moved since a model was fitted: the population stability index."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.stats import chi2

WATCH, ACT = 0.1, 0.25
BINS = 10
LEAST_SHARE = 1e-4
DIGITS = 5


def drift_baseline(x: np.ndarray, features: Sequence[str]) -> dict[str, Any]:
    """
    What to remember of rows [N, n], in the order of `features`: `{"rows", "features": {id: {"edges", "shares"}}}`.
    The first share is that of the zeros (and below); the others lie between the tenths of the positive values,
    `edges[0]` being the second of those bins' lower edge. Small enough for a manifest.
    """
    x = _checked(x, features)
    return {"rows": len(x), "features": {name: _bins(column) for name, column in zip(features, x.T)}}


def _bins(column: np.ndarray) -> dict[str, list[float]]:
    positive = column[column > 0]
    inner = np.quantile(positive, np.linspace(0, 1, BINS + 1)[1:-1], method="higher") if len(positive) else np.array([])
    edges = np.unique([float(f"{edge:.{DIGITS}g}") for edge in inner if edge > positive.min()])
    return {"edges": edges.tolist(), "shares": [round(float(share), 6) for share in _shares(column, edges)]}


def _shares(column: np.ndarray, edges: Sequence[float] | np.ndarray) -> np.ndarray:
    place = np.where(column > 0, 1 + np.searchsorted(edges, column, side="right"), 0)
    return np.bincount(place, minlength=len(edges) + 2) / len(column)


def psi(baseline: dict[str, Any], x: np.ndarray) -> dict[str, float]:
    """By feature, over the rows [N, n] of `x`, whose columns stand in the order of the baseline."""
    names = list(baseline["features"])
    x = _checked(x, names)
    return {name: index_of(baseline["features"][name], column) for name, column in zip(names, x.T)}


def index_of(bins: dict[str, Any], column: np.ndarray) -> float:
    """
    sum of (now - then) * ln(now / then) over the bins; a share counts as at least 0.0001, so that an empty bin is
    finite.
    """
    then = np.maximum(bins["shares"], LEAST_SHARE)
    now = np.maximum(_shares(column, bins["edges"]), LEAST_SHARE)
    return float(((now - then) * np.log(now / then)).sum())


def drift(
    baseline: dict[str, Any],
    x: np.ndarray,
    *,
    periods: tuple[str, str] = ("training", "now"),
    persons: tuple[int, int] | None = None,
) -> dict[str, Any]:
    """
    For a report: the index of every feature, its reading, and what chance alone would give one feature in twenty.
    Where a person has several rows, `persons` says how many there are on either side: chance goes by them.
    """
    found = psi(baseline, x)
    then, now = persons or (baseline["rows"], len(x))
    entries = {}
    for name, value in found.items():
        freedom = max(1, len(baseline["features"][name]["shares"]) - 1)
        chance = float(chi2.ppf(0.95, freedom) * (1 / then + 1 / now))
        entries[name] = {"psi": value, "chance": chance, "reading": reading(value, chance)}
    return {"periods": list(periods), "rows": [baseline["rows"], len(x)], "features": entries}


def reading(value: float, chance: float = 0.0) -> str:
    """
    The usual reading: below 0.1 steady, up to 0.25 watch, above moved; `chance` where so few rows give as much by
    themselves.
    """
    if value < WATCH:
        return "steady"
    if value <= chance:
        return "chance"
    return "watch" if value <= ACT else "moved"


def _checked(x: np.ndarray, features: Sequence[str]) -> np.ndarray:
    x = np.asarray(x, float)
    if x.ndim != 2 or x.shape[1] != len(features):
        raise ValueError(f"drift: rows of {len(features)} features expected, got an array of shape {x.shape}")
    if len(x) == 0:
        raise ValueError("drift: there are no rows")
    bad = ~np.isfinite(x)
    if bad.any():
        row, column = np.argwhere(bad)[0]
        raise ValueError(f"drift: {features[column]} is not a number in row {row}")
    return x
