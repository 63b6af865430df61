"""Two periods: the one before, which drift is measured from, and the one that is judged."""

from __future__ import annotations

import numpy as np

from .rows import Rows


def spans(since: str | None, periods: str | None, rows: Rows) -> tuple[np.ndarray, np.ndarray | None, tuple[str, str]]:
    """
    Masks of the rows to judge and of those before them (None if time is not asked about), and what to call both.
    `since` is a week, month or date; `periods` is FROM..TO,FROM..TO, both ends included. Raises ValueError where rows
    tell no time, or a period has none.
    """
    if since is None and periods is None:
        return np.ones(len(rows.groups), bool), None, ("", "")
    if rows.when is None:
        raise ValueError("--since and --periods need rows that tell their week, month or date")
    asked = "--since" if periods is None else "--periods"
    if periods is None:
        now, before, names = rows.when >= since, rows.when < since, (f"before {since}", f"since {since}")
    else:
        names = tuple(periods.split(","))
        ends = [name.split("..") for name in names]
        if len(names) != 2 or any(len(end) != 2 or not all(end) for end in ends):
            raise ValueError(f"--periods {periods}: write FROM..TO,FROM..TO, such as 2026-W30..2026-W39,2026-W40..2026-W47")
        before, now = ((rows.when >= low) & (rows.when <= high) for low, high in ends)
    for name, mask in zip(names, (before, now)):
        if not mask.any():
            raise ValueError(f"{asked}: no rows {name}; they run from {min(rows.when)} to {max(rows.when)}")
    return now, before, (names[0], names[1])
