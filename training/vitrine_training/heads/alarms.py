"""How early an alarm comes before formal inactivity, at a fixed precision."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..data.orders import Customers
from ..output.tables import decimal, table
from .customers import HALF_YEAR, NEW_CUSTOMERS
from .judge_customers import Held, Question


def threshold_at(y: np.ndarray, score: np.ndarray, precision: float) -> float:
    """The lowest score from which on at least `precision` of the rows have the outcome; beyond every score if there is none."""
    order = np.argsort(-score, kind="stable")
    ranked, hits = score[order], np.cumsum(y[order])
    # Rows of equal score are selected together or not at all.
    ends = np.flatnonzero(np.r_[ranked[1:] != ranked[:-1], True])
    enough = ends[hits[ends] / (ends + 1) >= precision]
    return float(ranked[enough[-1]]) if len(enough) else float(np.nextafter(ranked[0], np.inf))


def alarm_figures(question: Question, held: list[Held], precisions: tuple[float, ...]) -> dict[str, Any]:
    """
    By precision, split and score: the precision reached, the share of silences that became inactivity and were alarmed before, and
    quartiles of the days between the first alarm and inactivity. Thresholds are those of the other customers' predictions, also
    in later months: there the precision reached tells whether they carry over.
    """
    chosen_on = next(part for part in held if part.split == NEW_CUSTOMERS)
    shipped, (rival, plain) = next(iter(question.predict)), next(iter(question.baselines.items()))
    found: dict[str, Any] = {}
    for precision in precisions:
        for part in held:
            for name, of in {shipped: lambda each: each.p[shipped], rival: lambda each: plain[each.where]}.items():
                cut = threshold_at(question.y[chosen_on.where], of(chosen_on), precision)
                at = found.setdefault(f"precision_{precision:g}", {}).setdefault(part.split, {})
                at[name] = _lead_times(question, part.where, of(part) >= cut)
    return found


def _lead_times(question: Question, where: np.ndarray, alarm: np.ndarray) -> dict[str, Any]:
    rows, y = question.rows, question.y[where]
    since = rows.column("days_since_order")[where]
    # One silence: a customer and the day of the last order before it.
    silences = np.unique(np.column_stack([rows.customer[where], rows.day[where] - since]), axis=0, return_inverse=True)[
        1
    ].ravel()
    lead = np.full(silences.max() + 1, -1.0)
    np.maximum.at(lead, silences[alarm], HALF_YEAR - since[alarm])
    ended = np.zeros(len(lead), bool)
    ended[silences[y == 1]] = True
    caught = lead[ended & (lead >= 0)]
    quartiles = np.quantile(caught, (0.25, 0.5, 0.75)) if len(caught) else np.full(3, np.nan)
    return {
        "rows": len(y),
        "base_rate": float(y.mean()),
        "alarmed": float(alarm.mean()),
        "precision": float(y[alarm].mean()) if alarm.any() else None,
        "silences_to_inactivity": int(ended.sum()),
        "share_alarmed": float((lead[ended] >= 0).mean()) if ended.any() else None,
        "mean_days_of_warning": float(np.maximum(lead[ended], 0).mean()) if ended.any() else None,
        "lead_days_quartiles": [float(day) for day in quartiles] if len(caught) else None,
    }


def alarms_text(figures: dict[str, Any]) -> str:
    """Markdown of what alarm_figures found."""
    lines = [
        [
            name.replace("_", " "),
            split,
            score,
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
        "base rate",
        "precision reached",
        "share of the inactive alarmed before",
        "days of warning, mean over all inactive",
        "days of warning where alarmed: quartiles",
    ]
    return (
        "Monthly looks at customers who are not inactive. Thresholds are the lowest that reach the precision among new customers; in later months "
        f"they are kept, and what they reach there is shown.\n\n{table(head, lines)}"
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
