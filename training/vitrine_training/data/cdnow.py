"""Reads the CDNOW sample (Fader and Hardie), which is not part of the project: it serves to hold BG/NBD against its published fit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import numpy as np

from ..fitting.bgnbd import Purchases

CALIBRATION_END = date(1997, 9, 30)
HOLDOUT_WEEKS = 39
COLUMNS = ("master id", "sample id", "date", "CDs", "value")


@dataclass(frozen=True)
class Cdnow:
    """`seen` in weeks, as of the end of the 39 weeks of calibration; `later`: purchase days in the 39 weeks after."""

    seen: Purchases
    later: np.ndarray


def read_cdnow(path: Path) -> Cdnow:
    """Reads CDNOW_sample.txt; purchases of one day are one. Raises ValueError naming line and column."""
    days: dict[str, set[date]] = {}
    for number, line in enumerate(path.read_text().splitlines(), start=1):
        if line.strip():
            customer, day = _row(line, f"{path.name}:{number}")
            days.setdefault(customer, set()).add(day)
    if not days:
        raise ValueError(f"{path.name}: no rows")
    return _split([sorted(own) for own in days.values() if min(own) <= CALIBRATION_END])


def _row(line: str, where: str) -> tuple[str, date]:
    cells = line.split()
    if len(cells) != len(COLUMNS):
        raise ValueError(f"{where}: {len(cells)} columns, expected {len(COLUMNS)}: {', '.join(COLUMNS)}")
    try:
        return cells[1], datetime.strptime(cells[2], "%Y%m%d").date()
    except ValueError:
        raise ValueError(f"{where}: date must be yyyymmdd, got {cells[2]!r}") from None


def _split(customers: list[list[date]]) -> Cdnow:
    seen = [[day for day in own if day <= CALIBRATION_END] for own in customers]
    later = [sum(0 < (day - CALIBRATION_END).days <= 7 * HOLDOUT_WEEKS for day in own) for own in customers]
    weeks = np.array([[(own[-1] - own[0]).days, (CALIBRATION_END - own[0]).days] for own in seen]) / 7
    repeats = np.array([len(own) - 1 for own in seen])
    return Cdnow(Purchases(repeats, weeks[:, 0], weeks[:, 1]), np.array(later))
