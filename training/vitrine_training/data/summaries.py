"""Reads session summaries, schema 1: what `npx vitrine summaries` writes and what a shop collects under `learn`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

SCHEMA = 1
LATER = (
    ("purchase", "value", "days_to_order", "observed_days")
    + tuple(f"order_days_{days}" for days in (30, 90, 180, 365))
    + tuple(f"spend_{days}" for days in (30, 90, 180, 365))
)
BOUGHT = ("price_percentile", "discounted", "known_brand", "known_category", "price_ratio", "days_considered")
CIRCUMSTANCES = ("week", "device", "daypart", "language")


@dataclass(frozen=True)
class Summaries:
    """
    One entry a snapshot. `features`: the values that are not zero, by id. `later`: [N] by name, NaN where it is not known; of the next
    order with items under `bought_<name>`. `landmark`: events seen, "last" or a date, as text. `line`: the line of the file, one
    a session or, at dates, a customer. `circumstances`: week, device, daypart and language, "" where not known.
    """

    file: str
    features: tuple[Mapping[str, float], ...]
    later: Mapping[str, np.ndarray]
    landmark: np.ndarray
    line: np.ndarray
    circumstances: Mapping[str, np.ndarray]

    def of(self, features: tuple[str, ...]) -> np.ndarray:
        """[N, n]. Raises ValueError naming the first line that has one of these features in another version."""
        self._check_versions(features)
        place = {feature: column for column, feature in enumerate(features)}
        x = np.zeros((len(self.features), len(features)))
        for row, values in enumerate(self.features):
            for feature, value in values.items():
                column = place.get(feature)
                if column is not None:
                    x[row, column] = value
        return x

    def _check_versions(self, features: tuple[str, ...]) -> None:
        wanted = {feature.split("@")[0]: feature for feature in features}
        foreign = {found for values in self.features for found in values if wanted.get(found.split("@")[0], found) != found}
        for line, values in zip(self.line, self.features):
            for found in foreign & values.keys():
                name = wanted[found.split("@")[0]]
                raise ValueError(
                    f"{self.file}:{line}: features has {found}, but {name} is trained: export the summaries with this release"
                )


def read_summaries(path: Path) -> Summaries:
    """Raises ValueError naming file, line and field of anything that is not as schema 1 says, and of a file without snapshots."""
    snapshots = [snapshot for summary in _lines(path) for snapshot in summary]
    if not snapshots:
        raise ValueError(f"{path.name}: no snapshots: is the file empty, or are all landmarks before the first event?")
    later = [snapshot.later for snapshot in snapshots]
    names = (*LATER, *(f"bought_{name}" for name in BOUGHT))
    return Summaries(
        path.name,
        tuple(snapshot.features for snapshot in snapshots),
        {name: np.array([each.get(name, np.nan) for each in later], float) for name in names},
        np.array([snapshot.landmark for snapshot in snapshots]),
        np.array([snapshot.line for snapshot in snapshots]),
        {
            name: np.array([snapshot.circumstances[place] for snapshot in snapshots])
            for place, name in enumerate(CIRCUMSTANCES)
        },
    )


@dataclass(frozen=True)
class _Snapshot:
    features: Mapping[str, float]
    later: Mapping[str, float]
    landmark: str
    line: int
    circumstances: tuple[str, ...]


def _lines(path: Path) -> Iterator[list[_Snapshot]]:
    with path.open() as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                yield _summary(line, f"{path.name}:{number}", number)


def _summary(line: str, where: str, number: int) -> list[_Snapshot]:
    try:
        summary = json.loads(line)
    except ValueError as cause:
        raise ValueError(f"{where}: not JSON: {cause}") from None
    if not isinstance(summary, dict) or summary.get("schema") != SCHEMA:
        found = summary.get("schema") if isinstance(summary, dict) else summary
        raise ValueError(f"{where}: schema must be {SCHEMA}, got {json.dumps(found)[:40]}")
    if not isinstance(summary.get("snapshots"), list):
        raise ValueError(f"{where}: snapshots must be a list")
    circumstances = tuple(str(summary.get(name) or "") for name in CIRCUMSTANCES)
    return [
        _snapshot(part, f"{where}: snapshots[{place}]", (number, circumstances))
        for place, part in enumerate(summary["snapshots"])
    ]


def _snapshot(part: Any, where: str, line: tuple[int, tuple[str, ...]]) -> _Snapshot:
    if not isinstance(part, dict) or not isinstance(part.get("features"), dict) or not isinstance(part.get("later"), dict):
        raise ValueError(f"{where} must have features and later")
    landmark = part.get("after", part.get("on"))
    if landmark is None:
        raise ValueError(f"{where} must have after or on")
    for feature, value in part["features"].items():
        if "@" not in feature or not _amount(value):
            raise ValueError(
                f"{where}.features: {feature} must be a feature with its version and a number of at least 0, got {value!r}"
            )
    return _Snapshot(part["features"], _later(part["later"], where), str(landmark), *line)


def _later(later: dict[str, Any], where: str) -> dict[str, float]:
    known = {name: later[name] for name in LATER if later.get(name) is not None}
    bought = later.get("bought") or {}
    known |= {f"bought_{name}": bought[name] for name in BOUGHT if bought.get(name) is not None}
    for name, value in known.items():
        if not _amount(value):
            raise ValueError(f"{where}.later: {name} must be a number of at least 0 or null, got {value!r}")
    return known


def _amount(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value < float("inf")
