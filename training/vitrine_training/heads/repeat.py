"""Repeat purchase: how likely a known customer orders again within 30, 90 and 180 days."""

from __future__ import annotations

from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from ..data.orders import FEATURES, Customers
from ..evaluation.drift import drift_baseline
from ..evaluation.judged import Judged
from ..evaluation.report import write_report
from ..fitting.fit_labels import LabelRows, fit_labels
from ..output.bundle import write_model
from ..output.manifest import rounded
from .context import Context, Progress
from .customer_card import CustomerCard, brief, customer_card
from .customers import customers, identity, training_months
from .judge_customers import Predict, Question, ages, hold, judged

SEED = 30
VERSION = "1.0.0"
HORIZONS = (30, 90, 180)
LABELS = tuple(f"within_{days}_days" for days in HORIZONS)

# Rhythm and money. No quarter of the year: with two years of orders it only learns which months they were, and 180 days ahead that
# costs more in calibration than it gives.
CHOSEN = FEATURES[: FEATURES.index("first_offer_response@1")]

# With ten thousands of rows the strength decides nothing in the third digit; fixed, it is not chosen on rows that judge.
STRENGTH = 0.1

PURPOSE = """How likely a known customer orders again within 30, 90 and 180 days: one calibrated logistic regression each, on clipped log1p
features; probability = sigmoid(bias + sum of contributions)."""

NOTES = """Gradient trees stand beside it for comparison. The additive model is the one that is written whatever they do: it explains
itself, and on the orders it ships with it holds as well in later months. Plain recency is `days_since_order` alone."""

LIMITS = (
    "One gift shop, many of whose customers are wholesalers, two years: a shop must retrain or recalibrate it before it reads scores as rates.",
    "Knows the year's season only through what a customer did: before Christmas it says too little, after it too much.",
    "Trained on calendar months' first days, read at a visit: a shopper who comes back is likelier to buy than one who does not.",
)


def train(context: Context) -> dict[str, Any]:
    """Writes the model, its card, report and fixture; returns its manifest entry."""
    rows = training_rows(customers(context))
    fit = fit_labels(label_rows(rows), SEED, STRENGTH)
    judgements = evaluate(rows, context.progress)
    metrics = write_report("repeat", judgements, context.reports)
    x, p = chosen(rows), fit.model.scores(chosen(rows))
    about = write_model(identity("repeat", VERSION, context.order_table), fit, x, context.models) | {
        "calibration": fit.calibration,
        "thresholds": {
            label: {"base": base, "high": float(np.quantile(p[:, place], 0.9))}
            for place, (label, base) in enumerate(_bases(rows))
        },
        "metrics": metrics,
        "drift": drift_baseline(x, CHOSEN),
        "limits": list(LIMITS),
        "report": "reports/repeat.html",
    }
    about = rounded(about)
    (context.models / "repeat.md").write_text(customer_card(about, fit.model, CustomerCard(PURPOSE, rows, NOTES)))
    return about | {"metrics": brief(about["metrics"])}


def training_rows(everyone: Customers) -> Customers:
    """Every second month; the outcome of some of them is known for the shorter horizons only."""
    rows = everyone.take(np.isin(everyone.day, training_months(everyone, HORIZONS[-1])))
    return rows.take(~np.isnan(rows.later["order_days_30"]))


def chosen(rows: Customers) -> np.ndarray:
    """[N, n]: the features of this head."""
    return rows.x[:, [FEATURES.index(feature) for feature in CHOSEN]]


def outcomes(rows: Customers) -> np.ndarray:
    """[N, 3]: 1 if an order came within the horizon, NaN if that is not known yet."""
    days = np.column_stack([rows.later[f"order_days_{horizon}"] for horizon in HORIZONS])
    return np.where(np.isnan(days), np.nan, days > 0)


def label_rows(rows: Customers) -> LabelRows:
    return LabelRows(CHOSEN, LABELS, chosen(rows), outcomes(rows), rows.customer)


def evaluate(rows: Customers, progress: Progress) -> list[Judged]:
    """Each horizon on new customers and on later months, with gradient trees and with plain recency beside it."""
    found: list[Judged] = []
    for place, horizon in enumerate(HORIZONS):
        own = rows.take(~np.isnan(outcomes(rows)[:, place]))
        question = Question(
            LABELS[place], "binary", own, outcomes(own)[:, place].astype(int), horizon,
            {"additive": _additive(own, place), "gradient trees": _trees(own, place)},
            {"recency alone": -own.column("days_since_order")}, slices={"history": ages(own)},
        )  # fmt: skip
        found += judged(question, hold(question, SEED, progress))
    return found


def _additive(rows: Customers, place: int) -> Predict:
    whole = label_rows(rows)
    one = LabelRows(CHOSEN, LABELS[place : place + 1], whole.x, whole.y[:, place : place + 1], whole.groups)
    return lambda train, test: fit_labels(one.take(train), SEED, STRENGTH).model.scores(one.x[test])[:, 0]


def _trees(rows: Customers, place: int) -> Predict:
    x, y = chosen(rows), outcomes(rows)[:, place]

    def predict(train: np.ndarray, test: np.ndarray) -> np.ndarray:
        trees = HistGradientBoostingClassifier(
            max_depth=4, learning_rate=0.05, max_iter=120, l2_regularization=1, random_state=SEED
        )
        return trees.fit(x[train], y[train]).predict_proba(x[test])[:, 1]

    return predict


def _bases(rows: Customers) -> list[tuple[str, float]]:
    return [(label, float(np.nanmean(outcome))) for label, outcome in zip(LABELS, outcomes(rows).T)]
