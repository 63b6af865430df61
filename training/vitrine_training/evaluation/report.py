"""Writes what a head can do, as JSON for machines and as HTML for people."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from .bootstrap import DRAWS
from .calibration import calibration_bins
from .check_judged import check_judged
from .fairness import DEFAULT_LIMITS, FairnessLimits, fairness
from .figures import figures
from .importance_plot import importance_plot
from .judged import Judged
from .landmarks import landmark_table
from .page import page
from .periods import period_table
from .plots import plots
from .ranking import gains
from .words import broken, not_beating, summary

DIGITS = 5
ROOM = 130_000
SCHEMA = 1


def write_report(
    head: str,
    judged: Sequence[Judged],
    folder: Path,
    *,
    drift: dict[str, Any] | None = None,
    note: str = "",
    importance: Mapping[str, float] | None = None,
    limits: FairnessLimits = DEFAULT_LIMITS,
    draws: int = DRAWS,
) -> dict[str, Any]:
    """
    Writes `<head>.json` and `<head>.html` into `folder` and returns what a manifest and a card quote: by name of the
    set, by split, every figure's value, `interval` of the main one and of PR-AUC, and the lead over each baseline.
    `drift` is what `drift.drift` gives. The same predictions give the same bytes. Raises ValueError naming set, field
    and row of predictions that cannot be judged.
    """
    if not judged:
        raise ValueError(f"{head}: there is nothing to judge")
    for part in judged:
        check_judged(part)
    entries = [_entry(part, limits, draws) for part in judged]
    report = {
        "schema": SCHEMA,
        "head": head,
        "note": note,
        "draws": draws,
        "broken": broken(entries),
        "not_beating": not_beating(entries),
        "summary": summary(entries, drift),
        "sets": entries,
        "drift": drift,
    }
    drawings = _drawings(judged, entries)
    if importance:
        drawings[""] = [importance_plot(dict(importance), head)]
        report["importance"] = dict(importance)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{head}.json").write_text(json.dumps(_rounded(report), indent=1, ensure_ascii=False, allow_nan=False) + "\n")
    (folder / f"{head}.html").write_text(page(report, drawings))
    return quoted(report)


def quoted(report: dict[str, Any]) -> dict[str, Any]:
    """The part of a report that a manifest and a card repeat."""
    chosen: dict[str, Any] = {}
    for entry in report["sets"]:
        part = {"rows": entry["rows"], **{name: figure["value"] for name, figure in entry["figures"].items()}}
        part["intervals"] = {
            name: entry["figures"][name]["interval"]
            for name in (entry["main"], "pr_auc", "top_decile_share")
            if name in entry["figures"]
        }
        part["leads"] = {
            name: {"value": lead["value"], "interval": lead["interval"], "beaten": found["beaten"]}
            for name, found in entry["against"].items()
            for lead in [found["lead"].get(entry["main"])]
            if lead
        }
        shares = {name: found["lead"].get("top_decile_share") for name, found in entry["against"].items()}
        part["share_leads"] = {
            name: {"value": lead["value"], "interval": lead["interval"]} for name, lead in shares.items() if lead
        }
        chosen.setdefault(entry["name"], {})[entry["split"]] = part
    return _rounded(chosen, 4)


def _entry(judged: Judged, limits: FairnessLimits, draws: int) -> dict[str, Any]:
    binary, classes = judged.kind == "binary", judged.kind == "classes"
    return {
        "name": judged.name,
        "split": judged.split,
        "kind": judged.kind,
        "rows": len(judged.y),
        "with_outcome": int((judged.y == 1).sum()) if binary else None,
        **figures(judged, draws=draws),
        "calibration": calibration_bins(judged.y, judged.p, judged.weight) if binary else [],
        "gains": [] if classes or judged.censored is not None else gains(judged.y, judged.p, judged.weight),
        "confusion": _confusion(judged) if classes else [],
        "labels": list(judged.labels or (map(str, range(judged.p.shape[1])) if classes else ())),
        "landmarks": landmark_table(judged, draws=draws),
        "fairness": fairness(judged, limits),
        "periods": period_table(judged),
    }


def _confusion(judged: Judged) -> list[list[float | None]]:
    """Row: true label; column: winning label; shares of the row, null where a label does not occur."""
    winner, count = judged.p.argmax(axis=1), judged.p.shape[1]
    of = [judged.y == label for label in range(count)]
    return [[float((winner[rows] == label).mean()) if rows.any() else None for label in range(count)] for rows in of]


def _drawings(judged: Sequence[Judged], entries: Sequence[dict[str, Any]]) -> dict[str, list[str]]:
    """
    By name of the sets, those that have baselines first: they are what the report is about. A page has room for ROOM
    characters of drawings; what comes after is told by its tables alone.
    """
    names = dict.fromkeys((part.name, part.kind) for part in judged)
    beside = {(part.name, part.kind) for part in judged if part.baselines}
    drawn: dict[str, list[str]] = {}
    used = 0
    for name, kind in sorted(names, key=lambda each: each not in beside):
        pairs = [(part, entry) for part, entry in zip(judged, entries) if (part.name, part.kind) == (name, kind)]
        if used <= ROOM:
            made = plots([part for part, _ in pairs], [entry for _, entry in pairs])
            used += sum(len(drawing) for drawing in made)
            drawn.setdefault(name, []).extend(made)
    return drawn


def _rounded(value: Any, digits: int = DIGITS) -> Any:
    if isinstance(value, dict):
        return {key: _rounded(part, digits) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_rounded(part, digits) for part in value]
    if isinstance(value, np.generic):
        value = value.item()
    return round(value, digits) if isinstance(value, float) else value
