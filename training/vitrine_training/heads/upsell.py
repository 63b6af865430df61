"""Whether a shopper who orders is likely to take something clearly dearer than what was looked at."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..data.summaries import Summaries
from ..evaluation.judged import Judged
from ..fitting.fit_labels import LabelsFit
from .context import Context
from .journey_summaries import journey_summaries
from .summary_labels import Labelled, fit_and_judge, known_rows, label_rows, outcome
from .write_journey_head import JourneyHead, write_journey_head

SEED = 9
LABELS = ("receptive",)
# Bought at this multiple of the mean price looked at before.
DEARER = 1.2
# Later sessions are left out: a handful of shoppers would make up most of the rows.
MOST_SESSIONS = 12

FEATURES = (
    "price_percentile@1", "sorts_cheap@1", "sorts_dear@1", "sorts_best@1", "price_filters@1", "theme_quality@1", "theme_value@1",
    "theme_durability@1", "sale_share@1", "coupon_interest@1", "promotion_clicks@1", "detail_reads@1",
)  # fmt: skip


def labelled(summaries: Summaries, groups: np.ndarray | None = None) -> Labelled:
    """Snapshots of shoppers who order later. Raises ValueError if no later order says what was bought at which price."""
    ratio = summaries.later["bought_price_ratio"]
    few = summaries.of(("sessions@1",))[:, 0] <= MOST_SESSIONS
    rows = label_rows(summaries, (FEATURES, LABELS), outcome(ratio >= DEARER, ~np.isnan(ratio) & few)[:, None], groups)
    baselines = {"dear items viewed": rows.x[:, FEATURES.index("price_percentile@1")]}
    return known_rows(Labelled(rows, np.arange(len(ratio)), baselines))


def fit(summaries: Summaries, groups: np.ndarray | None = None) -> tuple[LabelsFit, list[Judged]]:
    """On summaries, a shop's own or simulated; `groups` says whose each snapshot is, where that is known."""
    return fit_and_judge(labelled(summaries, groups), summaries, SEED)


def train(context: Context) -> dict[str, Any]:
    """On simulated journeys."""
    journeys = journey_summaries(context)
    fitted, judged = fit(journeys.summaries, journeys.person)
    p = fitted.model.probabilities(journeys.unseen.of(FEATURES))[:, 0]
    true = (journeys.unseen.leanings["upward"] > 0.5).astype(int)
    judged.append(Judged("receptive", "hidden leaning of the simulator", "binary", true, p))
    x = journeys.summaries.of(FEATURES)[labelled(journeys.summaries).row]
    return write_journey_head(UPSELL, (fitted, judged, fitted.calibration), x, context)


UPSELL = JourneyHead(
    "upsell",
    """Of shoppers who will order: whether they will take something clearly dearer than what they looked at.""",
    {"receptive": f"the next order's items cost at least {DEARER} times the mean price of the items looked at before it"},
    (
        "Receptive means that a dearer choice was made unasked. Whether showing dearer goods brings one about, only an experiment tells.",
        "Says nothing of shoppers who do not order: it was trained on the visits of those who did.",
        "What is dearer also depends on the category: someone who looked at scarves and bought a coat counts as receptive.",
        "Ranks little better than the plain share of dear items among those viewed: the table says by how much. A shop that has no more to go by loses little"
        " by using that alone.",
        "Not a measure of means: no device, place or price of a device enters, and nobody may be shown another price for the same item by it.",
    ),
    "--head upsell",
)
