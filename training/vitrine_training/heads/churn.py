"""Churn: how likely the present silence of a known customer becomes formal inactivity, 180 days without an order."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..data.orders import FEATURES, Customers
from ..evaluation.drift import drift_baseline
from ..evaluation.report import write_report
from ..fitting.fit_labels import LabelRows, fit_labels
from ..output.bundle import write_model
from ..output.manifest import rounded
from .alarms import alarm_figures, alarm_threshold, alarms_text, inactivity_text
from .context import Context
from .customer_card import CustomerCard, brief, customer_card
from .customers import HALF_YEAR, customers, identity, training_months
from .judge_customers import Held, Question, ages, hold, judged, only

SEED = 33
VERSION = "1.0.0"
LABELS = ("inactive",)
PRECISIONS = (0.7, 0.8)
STRENGTH = 0.1
CHOSEN = (
    *FEATURES[: FEATURES.index("first_offer_response@1")],
    "order_categories@1",
    "category_narrowing@1",
)

PURPOSE = """How likely the present silence of a known customer becomes formal inactivity: no order for 180 days after the last one. Calibrated logistic
regression on clipped log1p features, among them those of decline: gaps that stretch, windows that empty, categories that narrow."""

NOTES = """A row is a customer who is not inactive yet. Plain recency, `days_since_order` alone, is the baseline: by definition who has been silent for
170 days is nearly there, which says nothing early. What counts is how early an alarm comes at the same precision, below."""

LIMITS = (
    "One gift shop, two years: thresholds are quantiles of its customers until a shop retrains.",
    "Silence is all that is seen: nobody tells a shop that they have left, and some of the inactive come back (the share stands above).",
    "In a browser the score is made when the shopper comes by; lead times are those of a monthly look at all customers.",
)
UNVALIDATED = "Category narrowing is unvalidated: these orders name no categories, so it is untrained here and tested on simulated orders only."


def train(context: Context) -> dict[str, Any]:
    """Writes the model, its card, report and fixture; returns its manifest entry."""
    everyone = customers(context)
    months = training_months(everyone, HALF_YEAR)
    rows = at_risk(everyone)
    fit = fit_labels(label_rows(rows.take(np.isin(rows.day, months))), SEED, STRENGTH)
    question = ask(rows, months)
    held = hold(question, SEED, context.progress)
    metrics = write_report("churn", judged(question, only(held, np.isin(rows.day, months))), context.reports)
    figures = alarm_figures(question, held, PRECISIONS)
    x = chosen(rows)
    about = write_model(identity("churn", VERSION, context.order_table), fit, x, context.models) | {
        "calibration": fit.calibration,
        "thresholds": {f"precision_{precision:g}": _threshold(question, held, precision) for precision in PRECISIONS},
        "metrics": metrics | {"alarms": figures},
        "drift": drift_baseline(x, CHOSEN),
        "limits": [*LIMITS, *([UNVALIDATED] if "category_narrowing@1" in fit.untrained else [])],
        "report": "reports/churn.html",
    }
    about = rounded(about)
    sections = {"Formal inactivity": inactivity_text(everyone), "Early alarms": alarms_text(figures)}
    shown = about | {"metrics": {name: part for name, part in about["metrics"].items() if name != "alarms"}}
    (context.models / "churn.md").write_text(customer_card(shown, fit.model, CustomerCard(PURPOSE, rows, NOTES, sections)))
    return about | {"metrics": brief(shown["metrics"]) | {"alarms": about["metrics"]["alarms"]}}


def at_risk(everyone: Customers) -> Customers:
    """Every month of customers who are not inactive, where half a year was seen after it."""
    known = everyone.last_day - everyone.day >= HALF_YEAR
    return everyone.take(known & (everyone.column("days_since_order") < HALF_YEAR))


def chosen(rows: Customers) -> np.ndarray:
    return rows.x[:, [FEATURES.index(feature) for feature in CHOSEN]]


def outcome(rows: Customers) -> np.ndarray:
    """[N]: 1 if no order comes before the silence is 180 days long."""
    days = rows.later["days_to_order"]
    return (np.isnan(days) | (days + rows.column("days_since_order") > HALF_YEAR)).astype(int)


def label_rows(rows: Customers) -> LabelRows:
    return LabelRows(CHOSEN, LABELS, chosen(rows), outcome(rows)[:, None].astype(float), rows.customer)


def ask(rows: Customers, months: np.ndarray) -> Question:
    """Fitted on every second month, like the shipped model; judged in every month, for alarms come when they come."""
    whole, fit_on = label_rows(rows), np.isin(rows.day, months)

    def predict(train: np.ndarray, test: np.ndarray) -> np.ndarray:
        fit = fit_labels(whole.take(train[fit_on[train]]), SEED, STRENGTH)
        return fit.model.scores(whole.x[test])[:, 0]

    baselines = {"recency alone": rows.column("days_since_order")}
    return Question(
        "inactive",
        "binary",
        rows,
        outcome(rows),
        HALF_YEAR,
        {"additive": predict},
        baselines,
        slices={"history": ages(rows)},
    )


def _threshold(question: Question, held: list[Held], precision: float) -> float:
    return alarm_threshold(question, held, precision, lambda part: part.p["additive"])
