"""The card of the intent model. Every figure in it comes from the run that wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Sequence

import numpy as np

from ..evaluation.judged import Judged
from ..evaluation.metrics import binary_metrics
from ..fitting.additive import Additive
from .cards import RETRAIN, about_data
from .tables import bullets, calibration_table, decimal, table

INTENT_LIMITS = (
    "Trained on totals of finished sessions: as a score of a session that still runs it is a ranking prior only.",
    "One shop, one year, ten of its months: a shop must recalibrate it on its own outcomes before it reads scores as rates.",
    "UCI durations run from one page view to the next, and the last page counts nothing: time away from the page is in them. A shop whose pages"
    " stay open, or that shows more on one page, gets other seconds for the same attention. Vitrine computes these features in the same way, and keeps"
    " engaged time apart (engaged_seconds), which this model does not use.",
    "Accuracy is no measure here: saying that nobody buys is as accurate as the model.",
)


@dataclass(frozen=True)
class Figures:
    """
    `metrics`: by split, what the report says; `judged`: the predictions behind it; `machinery`: the model early in simulated
    sessions.
    """

    metrics: dict[str, Any]
    judged: Sequence[Judged]
    machinery: list[dict[str, float]]


def intent_card(entry: dict[str, Any], figures: Figures, model: Additive) -> str:
    """Markdown."""
    shuffled, seasons = (binary_metrics(part.y, part.p, _base(part)) for part in figures.judged)
    weights = [
        [f"`{feature}`", f"{weight:+.3f}", decimal(centre)]
        for feature, weight, centre in zip(model.features, model.weights[0], model.centre)
    ]
    return f"""# {entry["id"]} {entry["version"]}

Ranks sessions by how likely they end in a purchase. Logistic regression on clipped log1p features; probability =
sigmoid(bias + sum of contributions). Used for the intent segments, together with rules.

{about_data(entry)}
{shuffled["sessions"]:,} sessions, {shuffled["base_rate"]:.1%} of them buying; part of the published 12,330 is kept aside. The nine features are those that
any browser can count. PageValues, BounceRates and ExitRates are not among them, and a check keeps them out: PageValues is
computed from transactions, and the 0.93 that is often quoted for this data rests on it.

## Figures

{_table(figures.judged)}
{_intervals(figures.metrics)}
Shuffled folds flatter: neighbouring days look alike. From shuffled folds to another season this model loses
{_loss(figures.judged, "")} of ROC-AUC, the trees {_loss(figures.judged, "gradient trees")}; that is why a linear model is shipped. The Brier score of the
base rate is that of giving everyone the base rate of the training part. The regularisation is the one that does best on months left out of the
training part; nothing was chosen on November and December. More, with plots: [reports/intent.html](reports/intent.html).

Thresholds: base rate {decimal(entry["thresholds"]["base"])}; top tenth of sessions from {decimal(entry["thresholds"]["high"])}; best lift, of cuts that keep at least 2 % of
sessions, from {decimal(entry["thresholds"]["best_lift"])}. All three on the training sessions.

## Early in a session

The rows are totals of finished sessions: **no early accuracy is claimed.** What follows shows the machinery alone, on simulated sessions that were still
alive and had not bought: the shipped model has a score at every moment. That it ranks no better than a cart event there, or worse, says nothing of a shop.

{_machinery(figures.machinery)}
A shop that retrains on its own summaries gets scores fitted at these moments, and in `calibration.landmarks` of its manifest a slope and an intercept for each.

## Calibration

Platt scaling, cross-fitted on five folds and folded into the coefficients. Tenths of the sessions, predicted and observed share of buyers:

{calibration_table(shuffled["calibration"], seasons["calibration"])}
Across seasons the whole scale is off: {seasons["base_rate_of_training"]:.1%} of the sessions bought before November, {seasons["base_rate"]:.1%} from then on.

## Features

Weight: what one unit of log1p(feature) adds to the logit. Signs are this shop's habits, such as fewer purchases by returning visitors.

{table(["feature", "weight", "training mean of log1p"], weights)}
## Limits

{bullets(INTENT_LIMITS)}- Accuracy at 0.5 is {shuffled["accuracy_at_half"]:.1%}; saying that nobody buys: {shuffled["accuracy_of_nobody_buys"]:.1%}.

{RETRAIN}"""


def _base(judged: Judged) -> np.ndarray:
    return np.full(len(judged.y), judged.y.mean()) if judged.base is None else judged.base


def _scores(judged: Judged) -> dict[str, np.ndarray]:
    return {"": judged.p, **judged.baselines}


def _table(judged: Sequence[Judged]) -> str:
    measures = ("base_rate", "roc_auc", "pr_auc", "brier", "brier_of_base_rate", "ece")
    rows = []
    for name in _scores(judged[0]):
        for part in judged:
            found = binary_metrics(part.y, _scores(part)[name], _base(part))
            rows.append(
                [
                    f"{name or 'this model'}, {part.split}",
                    *(decimal(found[m]) for m in measures),
                    f"{found['lift_top_decile']:.2f}",
                ]
            )
    return table(["", "base rate", "ROC-AUC", "PR-AUC", "Brier", "Brier of base rate", "ECE", "lift, top tenth"], rows)


def _intervals(metrics: dict[str, Any]) -> str:
    rows = []
    for split, part in metrics.items():
        leads = [
            f"{lead['value']:+.4f} ({lead['interval'][0]:+.4f} to {lead['interval'][1]:+.4f})"
            for lead in part["leads"].values()
        ]
        low, high = part["intervals"]["roc_auc"]
        rows.append([split, f"{part['roc_auc']:.3f} ({low:.3f} to {high:.3f})", *leads])
    over = [f"lead over {name}" for name in next(iter(metrics.values()))["leads"]]
    return "ROC-AUC with intervals of 95 % by bootstrap, and differences on the same draws:\n\n" + table(
        ["", "this model", *over], rows
    )


def _loss(judged: Sequence[Judged], name: str) -> str:
    areas = [binary_metrics(part.y, _scores(part)[name], _base(part))["roc_auc"] for part in judged]
    return decimal(areas[0] - areas[1])


def _machinery(rows: list[dict[str, float]]) -> str:
    head = ["after events", "simulated sessions alive", "buy later", "ROC-AUC of this model", "ROC-AUC of a cart event"]
    return table(
        head,
        [
            [
                f"{row['after']}",
                f"{row['rows']:,}",
                f"{row['base_rate']:.1%}",
                decimal(row["roc_auc"]),
                decimal(row["cart_roc_auc"]),
            ]
            for row in rows
        ],
    )
