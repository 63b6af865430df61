"""The frame of a simulated session: which group each page belongs to and how long it stays open, taken from UCI rows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..data.uci import COUNTS_AND_SECONDS, Sessions
from .personas import CLUSTERS, LEANING

GROUPS = ("administrative", "informational", "product")

# Longer sessions are under 1 % of the rows and would fill most of the file.
MOST_PAGES = 250

# Product pages come first, administrative ones late: mean position of a group's pages in the session.
POSITION = {"administrative": (3.0, 1.5), "informational": (1.5, 1.5), "product": (1.0, 1.0)}


@dataclass(frozen=True)
class Page:
    """`seconds` is the time to the next page view; None on the last page."""

    group: str
    seconds: float | None


def usable_rows(sessions: Sessions) -> np.ndarray:
    """[N, 6]: counts and seconds of the rows that have between 1 and MOST_PAGES pages."""
    columns = [sessions.features.index(feature) for feature in COUNTS_AND_SECONDS]
    rows = sessions.x[:, columns]
    pages = rows[:, 0::2].sum(axis=1)
    return rows[(pages >= 1) & (pages <= MOST_PAGES)]


def persona_odds(rows: np.ndarray) -> np.ndarray:
    """[N, 5]: how likely each persona is for a session with these counts and seconds."""
    z = np.log1p(rows)
    z -= z.mean(axis=0)
    names = list(COUNTS_AND_SECONDS)
    lean = np.array([[LEANING[cluster].get(name, 0.0) for name in names] for cluster in CLUSTERS])
    odds = np.exp(z @ lean.T)
    return odds / odds.sum(axis=1, keepdims=True)


def plan_pages(row: np.ndarray, random: np.random.Generator) -> list[Page]:
    """Pages in order with the row's counts and seconds; only the page that comes last has no duration, as UCI counts."""
    counts, seconds = row[0::2].astype(int), row[1::2]
    order = [group for group, count in zip(range(3), counts) for _ in range(count)]
    place = [random.beta(*POSITION[GROUPS[group]]) for group in order]
    order = [order[i] for i in np.argsort(place, kind="stable")]
    _end_where_time_allows(order, counts, seconds)
    dwell = np.zeros(len(order))
    for group in range(3):
        timed = [i for i, g in enumerate(order[:-1]) if g == group]
        if timed and seconds[group] > 0:
            dwell[timed] = seconds[group] * random.dirichlet(np.full(len(timed), 1.5))
    pages = [Page(GROUPS[group], float(time)) for group, time in zip(order, dwell)]
    return [*pages[:-1], Page(pages[-1].group, None)]


def _end_where_time_allows(order: list[int], counts: np.ndarray, seconds: np.ndarray) -> None:
    """A group with time on its only page cannot end the session."""
    free = [g for g in range(3) if counts[g] > 0 and (counts[g] > 1 or seconds[g] == 0)]
    if order[-1] not in free and free:
        last = max(i for i, g in enumerate(order) if g in free)
        order.append(order.pop(last))
