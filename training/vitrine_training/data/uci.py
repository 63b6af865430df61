"""Reads the UCI sessions through a checked column mapping onto Vitrine's feature names."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

UCI = "UCI Machine Learning Repository no. 468, Online Shoppers Purchasing Intention, Sakar et al. 2018"
UCI_LICENCE = "CC BY 4.0 (data), Apache-2.0 (model)"

COUNTS_AND_SECONDS = {
    "administrative_pages@1": "Administrative",
    "administrative_seconds@1": "Administrative_Duration",
    "informational_pages@1": "Informational",
    "informational_seconds@1": "Informational_Duration",
    "product_pages@1": "ProductRelated",
    "product_seconds@1": "ProductRelated_Duration",
}
COLUMNS = {
    **COUNTS_AND_SECONDS,
    "returning_visitor@1": "VisitorType",
    "weekend@1": "Weekend",
    "special_day@1": "SpecialDay",
}
PORTABLE = tuple(COLUMNS)

# No browser can know the first three; nobody can map the codes of the others onto another shop.
FORBIDDEN = ("PageValues", "BounceRates", "ExitRates", "OperatingSystems", "Browser", "Region", "TrafficType")

# "Other" means that the visitor could not be told apart: no earlier session is known, which is what 0 says.
VISITOR = {"Returning_Visitor": 1.0, "New_Visitor": 0.0, "Other": 0.0}
# TRUE in the published file; True after pandas, 1 after others.
FLAG = {"TRUE": 1.0, "FALSE": 0.0, "True": 1.0, "False": 0.0, "true": 1.0, "false": 0.0, "1": 1.0, "0": 0.0}
MONTHS = {
    name: number
    for number, name in enumerate(
        ("Jan", "Feb", "Mar", "Apr", "May", "June", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), start=1
    )
}


@dataclass(frozen=True)
class Sessions:
    """`x` holds one row a session in the order of `features`; `y` is 1 for a buyer; `month` counts from 1."""

    features: tuple[str, ...]
    x: np.ndarray
    y: np.ndarray
    month: np.ndarray


def check_features(features: tuple[str, ...] | list[str]) -> None:
    """Raises ValueError when a feature that must never enter a model is in the list, under any spelling."""
    banned = {_plain(name) for name in FORBIDDEN}
    for feature in features:
        name = _plain(feature.split("@")[0])
        if any(word in name for word in banned):
            raise ValueError(f"feature {feature!r} may not enter a model: a shop's browser cannot know it")


def _plain(name: str) -> str:
    return re.sub("[^a-z]", "", name.lower()).rstrip("s")


def read_sessions(path: Path) -> Sessions:
    """Reads the UCI file; raises ValueError naming the line and column of anything that is not as documented."""
    check_features(list(COLUMNS) + list(COLUMNS.values()))
    with path.open(newline="") as file:
        reader = csv.DictReader(file)
        missing = {*COLUMNS.values(), "Month", "Revenue"} - set(reader.fieldnames or ())
        if missing:
            raise ValueError(f"{path.name}: columns missing: {', '.join(sorted(missing))}")
        rows = [_row(row, f"{path.name}:{reader.line_num}") for row in reader]
    x, y, month = zip(*rows)
    return Sessions(PORTABLE, np.array(x, float), np.array(y, int), np.array(month, int))


def _row(row: dict[str, str], where: str) -> tuple[list[float], int, int]:
    def choice(column: str, choices: dict[str, float]) -> float:
        if row[column] not in choices:
            raise ValueError(f"{where}: {column} must be one of {', '.join(choices)}, got {row[column]!r}")
        return choices[row[column]]

    values = [_amount(row[column], f"{where}: {column}") for column in COUNTS_AND_SECONDS.values()]
    special = _amount(row["SpecialDay"], f"{where}: SpecialDay")
    if special > 1:
        raise ValueError(f"{where}: SpecialDay must lie in 0..1, got {special}")
    values += [choice("VisitorType", VISITOR), choice("Weekend", FLAG), special]
    return values, int(choice("Revenue", FLAG)), int(choice("Month", MONTHS))


def _amount(text: str | None, field: str) -> float:
    try:
        value = float(text or "")
    except ValueError:
        value = float("nan")
    if not 0 <= value < float("inf"):
        raise ValueError(f"{field} must be a number of at least 0, got {text!r}")
    return value
