"""Writes a head that is trained on simulated journeys: file, report, card and manifest entry, all saying so first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Mapping

import numpy as np

from ..data.uci import UCI, UCI_LICENCE
from ..evaluation.drift import drift_baseline
from ..evaluation.judged import Judged
from ..evaluation.report import write_report
from ..fitting.fit_labels import LabelsFit
from ..fitting.fit_times import TimesFit
from ..output.bundle import write_model
from ..output.cards import RETRAIN, Card, card
from ..output.export import Identity
from ..output.manifest import rounded
from ..output.tables import table
from ..simulation.journey_rates import ASSUMED
from .context import Context
from .journey_summaries import SHOPPERS
from .summary_labels import strongest

ONLINE_RETAIL = "Online Retail, UCI nos. 502 and 352, Chen"

WARNING = """**Trained on simulation. No public data supports this model: nothing shows yet that it holds for real shoppers. It is
unvalidated until a shop trains it on its own sessions: `training/run retrain {option} SUMMARIES`.**"""

# Draws of the intervals: of simulated shoppers the second digit is enough.
DRAWS = 200

LIMITS = (
    "Trained on simulated journeys: the figures say how well the model recovers the simulator's assumptions, not how well it knows real shoppers.",
    "Unvalidated: until a shop has trained or at least recalibrated it on its own summaries, nothing should be decided by it alone.",
)
NOTE = (
    "Trained and judged on simulated journeys: the figures show that the machinery works, never that real shoppers are so."
)


@dataclass(frozen=True)
class JourneyHead:
    """
    `purpose` follows the warning on the card; `labels`: what each means; `limits` stand beside those of every simulated
    head; `option` of retrain.
    """

    id: str
    purpose: str
    labels: Mapping[str, str]
    limits: tuple[str, ...]
    option: str


def write_journey_head(
    head: JourneyHead, made: tuple[LabelsFit | TimesFit, list[Judged], dict[str, Any]], x: np.ndarray, context: Context
) -> dict[str, Any]:
    """`made`: fit, what it is judged by, calibration; `x`: the rows it was made of. Returns the manifest entry."""
    fit, judged, calibration = made
    data = f"Simulated journeys of {SHOPPERS:,} shoppers; page counts and seconds of {UCI}; days and sizes of later orders of {ONLINE_RETAIL}."
    metrics = write_report(head.id, judged, context.reports, note=NOTE, draws=DRAWS)
    entry = rounded(
        write_model(Identity(head.id, "1.0.0", data, UCI_LICENCE), fit, x, context.models)
        | {
            "calibration": calibration,
            "thresholds": _thresholds(fit, x),
            "metrics": metrics,
            "limits": [*LIMITS, *head.limits],
            "report": f"reports/{head.id}.html",
            "drift": drift_baseline(x, fit.model.features),
        }
    )
    about = Card(f"{WARNING.format(option=head.option)}\n\n{head.purpose}", _sections(head, fit, x, metrics), RETRAIN)
    (context.models / entry["card"]).write_text(card(entry, fit.model, about))
    return entry


def _thresholds(fit: LabelsFit | TimesFit, x: np.ndarray) -> dict[str, Any]:
    """Quantiles of the training rows, until a shop has its own: the top tenth and the top third of each label."""
    scores = fit.model.scores(x)
    high, upper = (np.quantile(scores, level, axis=0) for level in (0.9, 2 / 3))
    return {label: {"high": float(high[n]), "upper": float(upper[n])} for n, label in enumerate(fit.model.labels)}


def _sections(head: JourneyHead, fit: LabelsFit | TimesFit, x: np.ndarray, metrics: dict[str, Any]) -> dict[str, str]:
    carried = strongest(fit.model, x)
    return {
        "What each output means": table(
            ["output", "meaning"], [[f"`{label}`", meaning] for label, meaning in head.labels.items()]
        ),
        "What the simulator assumes": ASSUMPTIONS + table(["of", "assumed"], [[name, text] for name, text in ASSUMED]),
        "Figures on simulated shoppers that training has not seen": f"{_figures(metrics)}\n{READING.format(id=head.id, calibrated=_calibrated(fit))}",
        "What carries it": "What one standard deviation of a feature, as log1p, adds to the logit or to the log of the value:\n\n"
        + table(
            ["output", "strongest features"],
            [[f"`{label}`", ", ".join(features) or "none"] for label, features in carried.items()],
        ),
    }


def _calibrated(fit: LabelsFit | TimesFit) -> str:
    if isinstance(fit, TimesFit):
        return "Times are those of simulated shoppers, most of them beyond what was watched: their order is claimed, not the days."
    return (
        "Probabilities are calibrated, cross-fitted, to what\nsimulated shoppers do later; not to leanings, and not to any shop."
    )


ASSUMPTIONS = """These are assumptions, not measurements; seeded, in `training/vitrine_training/simulation/`. Keenness and leanings are hidden: no
model is trained on them, only on what shoppers do later, as a shop would train it.

"""

READING = """By landmark, device and time of day, with calibration and lift: [reports/{id}.html](reports/{id}.html). The
figures show that the machinery works. Where a row is judged on a hidden leaning, the score is held against what the
simulator alone knows: it says whether the outcomes that a shop can observe stand for that leaning at all, in the simulated
world. {calibrated} Thresholds in the manifest are quantiles of the training rows."""


def _figures(metrics: dict[str, Any]) -> str:
    rows = [_figure(name, split, part) for name, splits in metrics.items() for split, part in splits.items()]
    return table(
        ["output", "judged on", "rows", "ranking (95 %)", "PR-AUC", "base rate", "Brier", "ECE", "lead over a baseline"],
        rows,
    )


def _figure(name: str, split: str, part: dict[str, Any]) -> list[str]:
    main = next(key for key in ("roc_auc", "c_index", "spearman") if part.get(key) is not None)
    ranking = f"{main.replace('_', '-')} {part[main]:.3f}{_span(part['intervals'][main], '.3f')}"
    more = [f"{part[key]:.3f}" if part.get(key) is not None else "" for key in ("pr_auc", "observed", "brier", "ece")]
    leads = [f"{over}: {lead['value']:+.3f}{_span(lead['interval'], '+.3f')}" for over, lead in part["leads"].items()]
    return [f"`{name}`", split, f"{part['rows']:,}", ranking, *more, "; ".join(leads)]


def _span(interval: list[float] | None, digits: str) -> str:
    return f" ({interval[0]:{digits}} to {interval[1]:{digits}})" if interval else ""
