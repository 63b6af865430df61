"""What the heads of known customers share: their rows, and the two ways in which they are held against rows not seen."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import date

import numpy as np
from sklearn.model_selection import GroupKFold

from ..data.orders import Customers, OrderTable, read_customers
from ..output.export import Identity
from .context import Context

FOLDS = 5

# Months between the snapshots that are trained on: neighbouring months of one customer say much the same.
STRIDE = 2

# Snapshots with less of the table behind them are not trained on; with less than a year, windows of a year are cut short, and
# they are not judged by.
LEAST_BEHIND = HALF_YEAR = 180
YEAR = 365

NEW_CUSTOMERS = "new customers"
LATER_MONTHS = "later months"


@dataclass(frozen=True)
class Split:
    """`pairs` of rows to fit on and rows to judge by; every row is judged at most once."""

    name: str
    pairs: list[tuple[np.ndarray, np.ndarray]]


def identity(head: str, version: str, table: OrderTable) -> Identity:
    return Identity(head, version, table.name, table.licence)


@functools.lru_cache(maxsize=2)
def customers(context: Context) -> Customers:
    """Every month of every customer, read once for all heads of a run."""
    return read_customers(context.order_table, context.run_vitrine, context.work)


def training_months(everyone: Customers, horizon: int) -> np.ndarray:
    """
    Date ordinals: every second month with half a year of the table behind it, one of them the last whose following `horizon` days
    are seen; later ones, for labels of shorter horizons. Raises ValueError naming the dates if there are fewer than two.
    """
    months = np.unique(everyone.day)
    months = months[months - everyone.first_day >= LEAST_BEHIND]
    able = np.flatnonzero(everyone.last_day - months >= horizon)
    chosen = months[able[-1] % STRIDE :: STRIDE] if len(able) else months[:0]
    if len(chosen) < 2:
        first, last = date.fromordinal(everyone.first_day), date.fromordinal(everyone.last_day)
        raise ValueError(
            f"too little history: orders run from {first} to {last}, {everyone.last_day - everyone.first_day} days; "
            f"{LEAST_BEHIND} days before the first snapshot and {horizon} after the last, {STRIDE} months between them, are needed"
        )
    return chosen


def judged_months(everyone: Customers, months: np.ndarray) -> np.ndarray:
    """Those of `months` with a year of the table behind them, or the last one."""
    whole = months[months - everyone.first_day >= YEAR]
    return whole if len(whole) else months[-1:]


def splits(rows: Customers, horizon: int, seed: int) -> list[Split]:
    """
    Five folds by customer; and time: the months from the latest on that had half a year to be seen, by one fit on the months whose
    `horizon` had closed when they began, which is how a model is used. `rows` are those whose outcome is known.
    """
    wanted = np.isin(rows.day, judged_months(rows, np.unique(rows.day)))
    folds = GroupKFold(FOLDS, shuffle=True, random_state=seed).split(rows.x, groups=rows.customer)
    by_customer = Split(NEW_CUSTOMERS, [(train, test[wanted[test]]) for train, test in folds])
    seen = rows.day[rows.last_day - rows.day >= HALF_YEAR]
    since = seen.max() if len(seen) else rows.day.max()
    before, after = np.flatnonzero(rows.day + horizon <= since), np.flatnonzero(rows.day >= since)
    return [by_customer, *([Split(LATER_MONTHS, [(before, after)])] if len(before) else [])]


def dated(days: np.ndarray) -> np.ndarray:
    """Date ordinals as text."""
    return np.array([date.fromordinal(int(day)).isoformat() for day in days])
