"""
What a shopper leans to, as seen in what they later buy: luxury or value, brand or deal, novelty or habit, deliberate or
quick.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from ..data.summaries import Summaries
from ..evaluation.judged import Judged
from ..fitting.fit_labels import LabelsFit
from .context import Context
from .journey_summaries import JourneySummaries, journey_summaries
from .summary_labels import Labelled, fit_and_judge, known_rows, label_rows, outcome
from .write_journey_head import JourneyHead, write_journey_head

SEED = 10
LABELS = ("luxury", "brand", "novelty", "deliberate")

# Bought from the dearer part of what was looked at, ties apart; considered for a day at least; a good known for longer tells
# nothing.
DEAR, CHEAP = 0.6, 0.4
CONSIDERED, QUICK, TOO_LONG = 1.0, 0.1, 30.0

# Later sessions are left out: a handful of shoppers would make up most of the rows, and their orders tell more than their
# clicks.
MOST_SESSIONS = 12

# Parts, by how much was seen before, in which novelty is told apart.
LEVELS = 8

FEATURES = (
    "price_percentile@1", "sorts_cheap@1", "sorts_dear@1", "sorts_new@1", "sorts_best@1", "filters@1", "brand_filters@1",
    "price_filters@1", "theme_quality@1", "theme_value@1", "theme_fit@1", "theme_style@1", "theme_service@1",
    "theme_durability@1", "brand_affinity@1", "category_affinity@1", "known_item_share@1", "new_brand_share@1",
    "visits_per_week@1", "item_views_per_visit@1", "sale_share@1", "coupon_interest@1", "promotion_clicks@1", "brand_focus@1",
    "brand_pages@1", "lookbook_pages@1", "detail_reads@1", "repeat_item_views@1", "distinct_items@1", "searches@1",
    "seconds_per_page@1", "add_pace@1", "urgency_cues@1", "wishlist_adds@1", "sessions@1",
)  # fmt: skip


def labelled(summaries: Summaries, groups: np.ndarray | None = None) -> Labelled:
    """Snapshots of shoppers who order later. Raises ValueError if no later order says what was bought."""
    rows = label_rows(summaries, (FEATURES, LABELS), _outcomes(summaries), groups)
    return known_rows(Labelled(rows, np.arange(len(rows.y)), {}))


def fit(summaries: Summaries, groups: np.ndarray | None = None) -> tuple[LabelsFit, list[Judged]]:
    """On summaries, a shop's own or simulated; `groups` says whose each snapshot is, where that is known."""
    return fit_and_judge(labelled(summaries, groups), summaries, SEED)


def train(context: Context) -> dict[str, Any]:
    """On simulated journeys."""
    journeys = journey_summaries(context)
    fitted, judged = fit(journeys.summaries, journeys.person)
    judged += _against_leanings(fitted, journeys)
    x = journeys.summaries.of(FEATURES)[labelled(journeys.summaries).row]
    return write_journey_head(ORIENTATION, (fitted, judged, fitted.calibration), x, context)


def _against_leanings(fitted: LabelsFit, journeys: JourneySummaries) -> list[Judged]:
    """The same scores held against what the simulator alone knows: does a label made of one order stand for the leaning?"""
    p = fitted.model.probabilities(journeys.unseen.of(FEATURES))
    true = {label: (journeys.unseen.leanings[label] > 0.5).astype(int) for label in LABELS}
    return [
        Judged(label, "hidden leaning of the simulator", "binary", true[label], p[:, place])
        for place, label in enumerate(LABELS)
    ]


def _outcomes(summaries: Summaries) -> np.ndarray:
    """
    [N, 4] in the order of LABELS, of the next order that says what was bought; NaN where it leans neither way, or cannot
    tell.
    """
    later = summaries.later
    price, discounted, brand, category, days = (
        later[f"bought_{name}"]
        for name in ("price_percentile", "discounted", "known_brand", "known_category", "days_considered")
    )
    sessions, views = summaries.of(("sessions@1", "item_views_per_visit@1")).T
    # In a first session every brand and category is new.
    first = (sessions <= 1) & (later["purchase"] == 1)
    loyal, new = (brand == 1) & (discounted == 0) & ~first, (category == 0) & ~first
    usual = (category == 1) & (brand == 1) & ~first
    y = np.column_stack(
        [
            outcome(price >= DEAR, (price >= DEAR) | (price <= CHEAP)),
            outcome(loyal, loyal | (discounted == 1)),
            balanced(outcome(new, new | usual), sessions * views),
            outcome(days >= CONSIDERED, (days <= QUICK) | ((days >= CONSIDERED) & (days <= TOO_LONG))),
        ]
    )
    return np.where((sessions <= MOST_SESSIONS)[:, None], y, np.nan)


def balanced(y: np.ndarray, seen: np.ndarray) -> np.ndarray:
    """
    The more somebody has seen, the less is new. Some outcomes are made unknown, at random, until equally many are 1 whether
    little or much was `seen`: what is left is novelty against those who have seen as much.
    """
    y, random, share = y.copy(), np.random.default_rng(SEED), np.nanmean(y) if (~np.isnan(y)).any() else 0.0
    known = np.flatnonzero(~np.isnan(y))
    if not 0 < share < 1:
        return y
    level = np.searchsorted(np.quantile(seen[known], np.linspace(0, 1, LEVELS + 1)[1:-1]), seen[known])
    for here in (known[level == number] for number in range(LEVELS)):
        yes, no = random.permutation(here[y[here] == 1]), random.permutation(here[y[here] == 0])
        y[yes[round(len(no) * share / (1 - share)) :]] = np.nan
        y[no[round(len(yes) * (1 - share) / share) :]] = np.nan
    return y


ORIENTATION = JourneyHead(
    "orientation",
    """What a shopper leans to, on four axes that stand apart from each other: luxury or value, brand or deal, novelty or habit, deliberate or quick.""",
    {
        "luxury": f"the next order is from the dearer part of what was looked at in its category (percentile of at least {DEAR}; value: at most {CHEAP})",
        "brand": "the next order is at full price and mostly of brands met in an earlier visit (deal: reduced or with a coupon, of whatever brand)",
        "novelty": "the next order is mostly of categories never met in an earlier visit (habit: of brands and categories that were), against shoppers who had seen as much",
        "deliberate": f"the next order was first looked at {CONSIDERED:g} to {TOO_LONG:g} days before (quick: within {QUICK * 24:.0f} hours)",
    },
    (
        "A label is one order. It stands for a leaning only as far as people act alike twice; orders that lean neither way are left out.",
        "Luxury and value are about the choice among what was looked at in a category. They are not about means: neither stands for wealth or need, no device,"
        " place or price of a device enters, and no offer may single out those who choose cheaply for credit, or for dearer terms.",
        "Themes of reviews are counts from a dictionary, of the reviews opened; no text is kept. A shop without them loses part of what carries luxury.",
    ),
    "--head orientation",
)
