"""How early an alarm comes before formal inactivity, at a fixed precision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..data.orders import Customers
from ..output.tables import decimal, table
from .customers import HALF_YEAR, NEW_CUSTOMERS
from .judge_customers import Held, Question

# Between two looks.
MONTH = 31

# A score of every row that a split judges.
Score = Callable[[Held], np.ndarray]


def threshold_at(y: np.ndarray, score: np.ndarray, precision: float) -> float:
    """The lowest score from which on at least `precision` of the rows have the outcome; beyond every score if there is none."""
    order = np.argsort(-score, kind="stable")
    ranked, hits = score[order], np.cumsum(y[order])
    # Rows of equal score are selected together or not at all.
    ends = np.flatnonzero(np.r_[ranked[1:] != ranked[:-1], True])
    enough = ends[hits[ends] / (ends + 1) >= precision]
    return float(ranked[enough[-1]]) if len(enough) else float(np.nextafter(ranked[0], np.inf))


@dataclass(frozen=True)
class Silences:
    """
    Silences, a customer and the day of the last order each, that were looked at from their first month on until they ended one way or the
    other. `place`: rows [R] that look at them; `number` [R]: whose each row is; `since` [R]: days without an order; `ended` [S]: whether inactivity came.
    `looks`: how many months were looked at; where it is one, every silence counts as it stood then, and nothing is known of a first alarm.
    """

    place: np.ndarray
    number: np.ndarray
    since: np.ndarray
    ended: np.ndarray
    looks: int

    def peak(self, score: np.ndarray) -> np.ndarray:
        """[S]: the highest score of each silence, from scores [R]."""
        highest = np.full(len(self.ended), -np.inf)
        np.maximum.at(highest, self.number, score)
        return highest


def silences(question: Question, where: np.ndarray) -> Silences:
    """Among the rows `where`. A silence that the first or the last look cuts is left out: its first alarm is not known."""
    rows = question.rows
    since, day = rows.column("days_since_order")[where], rows.day[where]
    looks, begun = np.unique(day), day - since
    whole = (begun >= looks[0] - MONTH) & (begun + HALF_YEAR <= looks[-1] + MONTH) | (len(looks) == 1)
    place = np.flatnonzero(whole)
    names = np.column_stack([rows.customer[where], begun])[place]
    _, number = np.unique(names, axis=0, return_inverse=True)
    number = number.ravel()
    ended = np.zeros(number.max() + 1 if len(number) else 0, bool)
    ended[number[question.y[where][place] == 1]] = True
    return Silences(place, number, since[place], ended, len(looks))


def alarm_threshold(question: Question, held: list[Held], precision: float, score: Score) -> float:
    """The lowest score from which on at least `precision` of the alarmed silences of new customers become inactivity."""
    part = next(each for each in held if each.split == NEW_CUSTOMERS)
    found = silences(question, part.where)
    if not len(found.ended):
        raise ValueError("no silence was looked at from its beginning to its end: more months of orders are needed")
    return threshold_at(found.ended.astype(int), found.peak(score(part)[found.place]), precision)


def alarm_figures(question: Question, held: list[Held], precisions: tuple[float, ...]) -> dict[str, Any]:
    """
    By precision, split and score: of silences, the share of alarmed ones that became inactivity, the share of those that became
    inactivity that were alarmed before, and quartiles of the days between the first alarm and inactivity. Thresholds are those of the other customers' predictions, also
    in later months: there the precision reached tells whether they carry over.
    """
    shipped, (rival, plain) = next(iter(question.predict)), next(iter(question.baselines.items()))
    found: dict[str, Any] = {}
    scores: dict[str, Score] = {shipped: lambda each: each.p[shipped], rival: lambda each: plain[each.where]}
    looked = {part.split: silences(question, part.where) for part in held}
    for precision in precisions:
        cuts = {name: alarm_threshold(question, held, precision, of) for name, of in scores.items()}
        found[f"precision_{precision:g}"] = {
            part.split: {name: _lead_times(looked[part.split], of(part), cuts[name]) for name, of in scores.items()}
            for part in held
        }
    return found


def _lead_times(found: Silences, score: np.ndarray, cut: float) -> dict[str, Any]:
    score = score[found.place]
    alarmed, ended = found.peak(score) >= cut, found.ended
    lead = np.full(len(ended), -1.0)
    np.maximum.at(lead, found.number[score >= cut], HALF_YEAR - found.since[score >= cut])
    caught = lead[ended & alarmed]
    timed = found.looks > 1 and len(caught) > 0
    return {
        "silences": len(ended),
        "base_rate": float(ended.mean()) if len(ended) else None,
        "alarmed": float(alarmed.mean()) if len(ended) else None,
        "precision": float(ended[alarmed].mean()) if alarmed.any() else None,
        "silences_to_inactivity": int(ended.sum()),
        "share_alarmed": float(alarmed[ended].mean()) if ended.any() else None,
        "mean_days_of_warning": float(np.maximum(lead[ended], 0).mean()) if timed else None,
        "lead_days_quartiles": [float(day) for day in np.quantile(caught, (0.25, 0.5, 0.75))] if timed else None,
    }


def alarms_text(figures: dict[str, Any]) -> str:
    """Markdown of what alarm_figures found."""
    lines = [
        [
            name.replace("_", " "),
            split,
            score,
            f"{part['silences']:,}",
            *(_cell(part, key) for key in ("base_rate", "precision", "share_alarmed", "mean_days_of_warning")),
            _quartiles(part),
        ]
        for name, splits in figures.items()
        for split, scores in splits.items()
        for score, part in scores.items()
    ]
    head = [
        "threshold for",
        "split",
        "score",
        "silences",
        "become inactivity",
        "precision reached",
        "share of the inactive alarmed before",
        "days of warning, mean over all inactive",
        "days of warning where alarmed: quartiles",
    ]
    return (
        "Monthly looks at customers who are not inactive. What is counted is a silence, not a look: it is alarmed if one look at it is. Silences that the first or the last "
        "look cuts are left out. Thresholds are the lowest that reach the precision among new customers; in later months they are kept, and what they reach "
        f"there is shown. Later months are a single look where half a year must follow: no first alarm, and so no warning, can be told there.\n\n{table(head, lines)}"
    )


def inactivity_text(everyone: Customers) -> str:
    """Why 180 days: how often a silence of that length ends, and how it stands to the customers' own gaps."""
    known = ~np.isnan(everyone.later["order_days_180"])
    silent = (
        known & (everyone.column("days_since_order") >= HALF_YEAR) & (everyone.column("days_since_order") < HALF_YEAR + 31)
    )
    back = (everyone.later["order_days_180"][silent] > 0).mean() if silent.any() else float("nan")
    rhythm = silent & (everyone.column("order_days") > 1)
    late = (everyone.column("order_gap_ratio")[rhythm] > 2).mean() if rhythm.any() else float("nan")
    gaps = everyone.column("mean_order_gap_days")[(everyone.day == everyone.day.max()) & (everyone.column("order_days") > 1)]
    return (
        f"No order for {HALF_YEAR} days. Of customers with a rhythm, {(gaps < HALF_YEAR).mean():.0%} order more often than that on average "
        f"(median gap {np.median(gaps):.0f} days). Of those just past it, {back:.0%} come back within another {HALF_YEAR} days: inactivity is a convention, not a "
        f"death. Relative to their own rhythm, {late:.0%} of those just past it who have one have been silent for more than twice their mean gap; "
        "the others order about twice a year, and `order_gap_ratio` is what tells the model of it."
    )


def _cell(part: dict[str, Any], key: str) -> str:
    if part[key] is None:
        return "none"
    return f"{part[key]:.0f}" if key.startswith("mean") else decimal(part[key])


def _quartiles(part: dict[str, Any]) -> str:
    return ", ".join(f"{day:.0f}" for day in part["lead_days_quartiles"]) if part["lead_days_quartiles"] else "none"
