"""Writes the card of the sequence model. Every figure in it comes from the run that wrote it."""

from __future__ import annotations

from typing import Any

from .sequences import LANDMARKS
from ..output.tables import bullets, calibration_table, decimal, table

SIMULATED = (
    "Trained and judged on simulation only: the figures show that the way from events to scores works. They are never"
    " evidence of accuracy on real shoppers, and this model is no better for a shop than the intent model that it replaces.",
    "The simulator knows no hesitation and no comparison over days; what order means in it is what its authors wrote.",
)
ALWAYS = (
    "Sees the latest 24 steps only: what a long session began with is forgotten.",
    "Needs ONNX Runtime, megabytes of WebAssembly, where the other models need none.",
    "A contribution is how far one step moved the score when it came, in this order; another order would share it out otherwise.",
)

NAMES = {
    "gru": "this model",
    "gru_order_lost": "this model, the same steps in random order",
    "nine_totals": "logistic regression, the nine totals of the shipped intent model",
    "all_totals": "logistic regression, all features but the steps",
    "all_totals_trees": "gradient trees, all features but the steps",
}


def sequence_limits(simulated: bool) -> list[str]:
    return [*(SIMULATED if simulated else ()), *ALWAYS]


def sequence_card(entry: dict[str, Any], metrics: dict[str, Any], counts: dict[str, Any]) -> str:
    """Markdown. `metrics` is what evaluate_sequence returned, `counts` holds rows, shoppers, codes and simulated."""
    columns = ("base_rate", "roc_auc", "pr_auc", "brier", "brier_of_base_rate", "ece")
    figures = [[name, *(decimal(metrics[key][m]) for m in columns)] for key, name in NAMES.items()]
    return f"""# {entry["id"]} {entry["version"]}

How likely this session still ends in a purchase, told from its latest 24 steps in their order: an embedding, a GRU of 16 units and one
dense layer. It can stand in for the shipped intent model; only ONNX Runtime can run it.{_warning(counts["simulated"])}

## Data

{entry["data"]}
Licence: {entry["licence"]}.{" Attribution: `training/data/ATTRIBUTION.md`." if counts["simulated"] else ""}
{counts["rows"]:,} moments of the sessions of {counts["shoppers"]:,} shoppers: after {", ".join(map(str, LANDMARKS[:-1]))} and {LANDMARKS[-1]} events,
as far as a session gets. The outcome is a purchase after that moment in the same session; a session that has just bought is asked about
the next purchase. Steps are computed by the SDK's own code (`docs/features.md` has the codes); {counts["codes"]} codes were seen often
enough to be learnt, all others are passed over, as if they had not happened.

## Figures on shoppers that training has not seen

Split by shopper: 64 % to fit, 16 % to calibrate, 20 % for these figures. The other models learn from the 80 %.

{table(["", "base rate", "ROC-AUC", "PR-AUC", "Brier", "Brier of base rate", "ECE"], figures)}
{_verdict(metrics)}

{table(["ROC-AUC after", "moments", "this model", "gradient trees on totals"], _by_landmark(metrics))}
## Calibration

Platt scaling on the 16 %, folded into the dense layer. Tenths of the moments, predicted and observed share of buyers:

{calibration_table(metrics["gru"]["calibration"])}
## Contributions

One pass gives the logit after each step. A step's contribution is by how much it moved the logit when it came; `bias` is the logit before
any step. Both add up to the logit exactly, and where there is no step the contribution is 0. This is not the effect of the step by
itself: a product in the cart counts for what it added to the steps before it.

## Limits

{bullets(tuple(entry["limits"]))}
## How to retrain

{_retrain(counts["simulated"])}
"""


def _warning(simulated: bool) -> str:
    warning = "\n\n**Trained on simulated sessions. Nothing here is evidence of accuracy on real shoppers.**"
    return warning if simulated else ""


def _retrain(simulated: bool) -> str:
    again = (
        "`training/run` writes this folder anew; `training/run --check` retrains beside it and fails if any score differs by more"
        " than 1e-5.\n"
    )
    own = "`training/run --sequence events.ndjson --into folder` trains it on a shop's own sessions: docs/models.md."
    return again + own if simulated else own


def _verdict(metrics: dict[str, Any]) -> str:
    def gain(over: str) -> str:
        return f"{metrics['gru']['roc_auc'] - metrics[over]['roc_auc']:+.3f}"

    return (
        f"What the sequence adds in ROC-AUC: {gain('nine_totals')} over the nine totals, {gain('all_totals')} over all totals in the same kind of"
        f" model, {gain('all_totals_trees')} over trees on all totals; {gain('gru_order_lost')} of it hangs on the order of the steps."
    )


def _by_landmark(metrics: dict[str, Any]) -> list[list[str]]:
    return [
        [f"{landmark} events", f"{metrics[key]['sessions']:,}", decimal(metrics[key]["roc_auc"])]
        + [decimal(metrics[f"all_totals_trees_after_{landmark}"]["roc_auc"])]
        for landmark in LANDMARKS
        if (key := f"gru_after_{landmark}") in metrics
    ]
