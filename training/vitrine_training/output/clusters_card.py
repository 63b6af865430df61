"""The card of the clusters model. Every figure in it comes from the run that wrote it."""

from __future__ import annotations

from typing import Any

from ..simulation.personas import LABEL_NOISE, LEAST_SHARE, PLAIN_SHOPS
from .cards import RETRAIN, about_data
from .tables import bullets, calibration_table, decimal, feature_list, marginals_table, stability_table, table

CLUSTER_LIMITS = (
    "No public labels exist for these clusters: trained on simulation, the figures say how well the model recovers the"
    " simulator's assumptions, not how well it knows real shoppers.",
    "Probabilities are calibrated to the simulator; a shop should refit on its own sessions.",
    "The five probabilities sum to 1 for everybody: a shopper of no kind shows by none of them reaching the entry threshold.",
    "Needs the events that a cluster is known by: without gallery, review or urgency events those clusters stay faint.",
)


def clusters_card(entry: dict[str, Any], metrics: dict[str, Any], context: dict[str, Any]) -> str:
    """Markdown. `context` holds marginals, stability and the number of simulated sessions."""
    parts = [key for key in metrics if key != "confusion_whole"]
    figures = [
        [
            part.replace("_", " ") + ("" if not part.startswith("after") else " event" if part == "after_1" else " events"),
            f"{metrics[part]['rows']:,}",
        ]
        + [decimal(metrics[part][m]) for m in ("accuracy", "macro_auc", "log_loss", "ece")]
        for part in parts
    ]
    confusion = [[label, *map("{:.2f}".format, row)] for label, row in zip(entry["labels"], metrics["confusion_whole"])]
    stability = context["stability"]
    return f"""# {entry["id"]} {entry["version"]}

Which of five ways of shopping this session follows. Softmax regression on clipped log1p features; probabilities =
softmax(bias + sums of contributions). **No public labels exist for these clusters. This model was trained on simulation.**

{about_data(entry)}
{context["sessions"]:,} simulated sessions. The simulator (`training/vitrine_training/simulation/simulate.py`, seeded) draws a UCI row for a session's page counts
and seconds and fills it with events as `personas.py` assumes of each cluster. A session's behaviour is its own persona's to at least
{LEAST_SHARE:.0%} and a random mixture of all others beyond that; {LABEL_NOISE:.0%} of the labels are random; {PLAIN_SHOPS:.0%} of the sessions come from shops that
send GA4's own events only. Features are computed by the SDK's own code, after 1, 3, 5, 10 and 20 events and at the end.

Simulated sessions against the UCI rows (25, 50, 75, 90, 95 % quantiles, share of zeros, Kolmogorov-Smirnov distance):

{marginals_table(context["marginals"])}
## Figures on simulated hold-out sessions

{table(["session cut", "rows", "accuracy", "macro ROC-AUC", "log loss", "ECE"], figures)}
Chance is 0.2 accurate and has a log loss of 1.609. At the end of the session, share of each true cluster (row) by winning label (column):

{table(["", *entry["labels"]], confusion)}
Thresholds: from {decimal(entry["thresholds"]["enter"])} on, labels are right 70 % of the time, from {decimal(entry["thresholds"]["exit"])} on, half of the time, taken over all cuts and labels.

## Stability on real sessions

UCI has page counts and seconds only, so only those six features can be tried on real sessions; {stability["bootstraps"]} bootstraps each.

{stability_table(stability)}
This shows that the frame of a session is read much the same way from one sample to the next. It does not show that the five
clusters exist among real shoppers: nothing in the UCI data tells a discount seeker from a visual browser.

## Calibration

One temperature, cross-fitted by session and folded into the coefficients. Tenths of all hold-out rows by the winner's probability:

{calibration_table(metrics["all"]["calibration"])}
## Features

{feature_list(entry)}
## Limits

{bullets(CLUSTER_LIMITS)}
{RETRAIN}"""
