"""Finds what is wrong in a file of summaries: the slow, exact reading, done once an engine has said that something is."""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .columns import BOUGHT, FEATURE, LATER, SCHEMA, WEEK

FLAGS = ("purchase", "discounted", "known_brand", "known_category")


def fault_in(path: Path) -> str | None:
    """The first fault as `file:line: field ...`, or None. Reads line by line, so a large file needs no memory."""
    empty = True
    for number, line in _lines(path):
        if line.strip():
            empty = False
            fault = _fault_in_line(line)
            if fault:
                return f"{path.name}:{number}: {fault}"
    return f"{path.name}: holds no summary; write some with `npx vitrine summaries`" if empty else None


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", errors="replace") as file:
        yield from enumerate(file, start=1)


def _fault_in_line(line: str) -> str | None:
    try:
        summary = json.loads(line)
    except ValueError as cause:
        return f"is no JSON ({cause})"
    if not isinstance(summary, dict):
        return "is no object"
    if summary.get("schema") != SCHEMA:
        return f"schema is {summary.get('schema')!r}, not {SCHEMA}: export again, or train with that release"
    week, snapshots = summary.get("week"), summary.get("snapshots")
    if not isinstance(week, str) or not WEEK.fullmatch(week):
        return f"week must be like 2026-W07, got {week!r}"
    if not isinstance(snapshots, list) or not snapshots:
        return f"snapshots must be a list that is not empty, got {snapshots!r}"
    faults = (_fault_in_snapshot(f"snapshots[{place}]", snapshot) for place, snapshot in enumerate(snapshots))
    return next((fault for fault in faults if fault), None)


def _fault_in_snapshot(where: str, snapshot: Any) -> str | None:
    if not isinstance(snapshot, dict):
        return f"{where} is no object"
    if (snapshot.get("after") is None) == (snapshot.get("on") is None):
        return f"{where} must have one of after and on"
    features, later = snapshot.get("features"), snapshot.get("later")
    if not isinstance(features, dict):
        return f"{where}.features is missing or no object"
    for name, value in features.items():
        if not FEATURE.fullmatch(name):
            return f"{where}.features: {name!r} is no feature id such as cart_adds@1"
        if not _amount(value):
            return f"{where}.features.{name} must be a number of at least 0, got {value!r}"
    if not isinstance(later, dict):
        return f"{where}.later is missing or no object"
    return _fault_in_later(f"{where}.later", later)


def _fault_in_later(where: str, later: dict[str, Any]) -> str | None:
    bought = later.get("bought")
    if bought is not None and not isinstance(bought, dict):
        return f"{where}.bought must be null or an object, got {bought!r}"
    values = [(name, later.get(name)) for name in LATER]
    values += [(f"bought.{name}", (bought or {}).get(name)) for name in BOUGHT]
    for name, value in values:
        flag = name.split(".")[-1] in FLAGS
        if value is None:
            continue
        if flag and value not in (0, 1):
            return f"{where}.{name} must be 0 or 1, got {value!r}"
        # a refund may be larger than what was spent
        if not _number(value) or (value < 0 and not name.startswith(("spend", "value"))):
            return f"{where}.{name} must be a number of at least 0, got {value!r}"
    return None


def _number(value: Any) -> bool:
    return isinstance(value, (int, float)) and math.isfinite(value)


def _amount(value: Any) -> bool:
    return _number(value) and not isinstance(value, bool) and value >= 0
