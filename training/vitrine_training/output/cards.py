"""Writes the model cards. Every figure in them comes from the run that wrote them."""

from __future__ import annotations

from typing import Any

from ..fitting.additive import Additive
from ..simulation.personas import LABEL_NOISE, LEAST_SHARE, PLAIN_SHOPS
from .tables import bullets, calibration_table, decimal, feature_list, marginals_table, stability_table, table

RETRAIN = """## How to retrain

`training/run` retrains both models on the data in `training/data` and writes this folder anew; `training/run --check` retrains
beside it and fails if any score differs from the committed files by more than 1e-5. docs/models.md says how to
put a shop's own model in its place.
"""

INTENT_LIMITS = (
    "Trained on totals of finished sessions: as a score of a session that still runs it is a ranking prior only.",
    "One shop, one year, ten of its months: a shop must recalibrate it on its own outcomes before it reads scores as rates.",
    "Accuracy is no measure here: saying that nobody buys is as accurate as the model.",
)

CLUSTER_LIMITS = (
    "No public labels exist for these clusters: trained on simulation, the figures say how well the model recovers the"
    " simulator's assumptions, not how well it knows real shoppers.",
    "Probabilities are calibrated to the simulator; a shop should refit on its own sessions.",
    "The five probabilities sum to 1 for everybody: a shopper of no kind shows by none of them reaching the entry threshold.",
    "Needs the events that a cluster is known by: without gallery, review or urgency events those clusters stay faint.",
)


def intent_card(entry: dict[str, Any], metrics: dict[str, Any], model: Additive) -> str:
    """Markdown. `metrics` is what evaluate_intent returned."""
    weights = [
        [f"`{feature}`", f"{weight:+.3f}", decimal(centre)]
        for feature, weight, centre in zip(model.features, model.weights[0], model.centre)
    ]
    names = {
        "shuffled": "this model, five shuffled folds",
        "across_seasons": "this model, February-October -> November-December",
        "trees_shuffled": "gradient trees, five shuffled folds",
        "trees_across_seasons": "gradient trees, February-October -> November-December",
    }
    figures = [
        [
            name,
            *(decimal(metrics[key][m]) for m in ("base_rate", "roc_auc", "pr_auc", "brier", "brier_of_base_rate", "ece")),
        ]
        + [f"{metrics[key]['lift_top_decile']:.2f}"]
        for key, name in names.items()
    ]
    shuffled, seasons = metrics["shuffled"], metrics["across_seasons"]

    def loss(here: str, there: str) -> str:
        return decimal(metrics[here]["roc_auc"] - metrics[there]["roc_auc"])

    return f"""# {entry["id"]} {entry["version"]}

Ranks sessions by how likely they end in a purchase. Logistic regression on clipped log1p features; probability =
sigmoid(bias + sum of contributions). Used for the intent segments, together with rules.

{_data(entry)}
{shuffled["sessions"]:,} sessions, {shuffled["base_rate"]:.1%} of them buying; part of the published 12,330 is kept aside. The nine features are those that
any browser can count. PageValues, BounceRates and ExitRates are not among them, and a check keeps them out: PageValues is
computed from transactions, and the 0.93 that is often quoted for this data rests on it.

## Figures

{table(["", "base rate", "ROC-AUC", "PR-AUC", "Brier", "Brier of base rate", "ECE", "lift, top tenth"], figures)}
Shuffled folds flatter: neighbouring days look alike. From shuffled folds to another season this model loses
{loss("shuffled", "across_seasons")} of ROC-AUC, the trees {loss("trees_shuffled", "trees_across_seasons")}; that is why a linear model is shipped. The Brier score of the
base rate is that of giving everyone the base rate of the training part. The rule that picks the
regularisation (whole months left out, the strongest within 0.5 % of the best log loss) was settled with November-December in view.

Thresholds: base rate {decimal(entry["thresholds"]["base"])}; top tenth of sessions from {decimal(entry["thresholds"]["high"])}; best lift, of cuts that keep at least 2 % of
sessions, from {decimal(entry["thresholds"]["best_lift"])}. All three on the training sessions.

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

{_data(entry)}
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


def _data(entry: dict[str, Any]) -> str:
    return f"## Data\n\n{entry['data']}\nLicence: {entry['licence']}. Attribution: `training/data/ATTRIBUTION.md`."
