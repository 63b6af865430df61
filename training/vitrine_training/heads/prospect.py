"""
For someone who has never bought: whether and when a first order comes, whether it stays the only one, and how much the
shopper resembles those who became the best customers. Two models: `prospect` (probabilities) and `prospect_days` (days).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from scipy.stats import rankdata

from ..data.summaries import Summaries
from ..evaluation.judged import Judged
from ..fitting.fit_labels import LabelsFit
from ..fitting.fit_times import TimeRows, TimesFit, fit_times
from .context import Context
from .journey_summaries import journey_summaries
from .summary_labels import SLICES, SPLIT, Labelled, fit_and_judge, known_rows, label_rows, outcome, split_groups
from .write_journey_head import JourneyHead, write_journey_head

SEED = 7
LABELS = ("first_order_7_days", "first_order_30_days", "repeat", "high_value", "lookalike")
DAYS_LABEL = "days"

# The best customers, among those who order within the half year: by frequency, spend and whether they are still there.
HIGH_VALUE, HIGH_RFM = 0.75, 0.8

FEATURES = (
    "sessions@1", "days_since_last_session@1", "visits_per_week@1", "item_views_per_visit@1",
    "source_direct@1", "source_search@1", "source_social@1", "source_email@1", "source_paid@1", "source_referral@1",
    "administrative_pages@1", "informational_pages@1", "product_pages@1", "product_seconds@1", "seconds_per_page@1",
    "distinct_items@1", "repeat_item_views@1", "list_views@1", "searches@1", "sale_share@1", "coupon_interest@1",
    "brand_focus@1", "detail_reads@1", "promotion_clicks@1", "wishlist_adds@1", "urgency_cues@1", "cart_adds@1",
    "cart_quantity@1", "checkouts@1", "scroll_depth@1", "add_pace@1", "brand_affinity@1", "category_affinity@1",
    "known_item_share@1", "price_percentile@1",
)  # fmt: skip


def prospects(summaries: Summaries) -> np.ndarray:
    """Places of the snapshots of shoppers who have not ordered yet."""
    return np.flatnonzero(summaries.of(("lifetime_purchases@1",))[:, 0] == 0)


def labelled(summaries: Summaries, groups: np.ndarray | None = None) -> Labelled:
    """Raises ValueError if no snapshot is of somebody who has not ordered yet, or none was observed for long enough."""
    row = prospects(summaries)
    if len(row) == 0:
        raise ValueError(
            f"{summaries.file}: every snapshot is of somebody who has ordered before; nobody is left to be a prospect"
        )
    rows = label_rows(summaries, (FEATURES, LABELS), _outcomes(summaries), groups).take(row)
    cart = rows.x[:, FEATURES.index("cart_adds@1")]
    return known_rows(Labelled(rows, row, {"has a cart event": (cart > 0).astype(float)}))


def fit(summaries: Summaries, groups: np.ndarray | None = None) -> tuple[LabelsFit, list[Judged]]:
    """
    The `prospect` model on summaries, a shop's own or simulated; `groups` says whose each snapshot is, where that is known.
    """
    return fit_and_judge(labelled(summaries, groups), summaries, SEED)


def fit_days(summaries: Summaries, groups: np.ndarray | None = None) -> tuple[TimesFit, list[Judged]]:
    """
    The `prospect_days` model: the days by which half of such shoppers have ordered. Whoever has not ordered yet is seen
    until the record ends.
    """
    row = prospects(summaries)
    later = {name: summaries.later[name][row] for name in ("days_to_order", "observed_days")}
    happened = ~np.isnan(later["days_to_order"])
    time = np.where(happened, later["days_to_order"], later["observed_days"])
    owner = (summaries.line if groups is None else groups)[row]
    rows = TimeRows(FEATURES, DAYS_LABEL, summaries.of(FEATURES)[row], time, happened.astype(int), owner)
    training, held_out = split_groups(owner, SEED)
    fitted = fit_times(rows.take(training), SEED)
    cart = rows.x[held_out, FEATURES.index("cart_adds@1")]
    judged = Judged(
        DAYS_LABEL, SPLIT, "value", time[held_out], fitted.model.scores(rows.x[held_out])[:, 0],
        baselines={"no cart event": (cart == 0).astype(float)}, groups=owner[held_out],
        slices={name: summaries.circumstances[name][row[held_out]] for name in SLICES},
        landmark=summaries.landmark[row[held_out]], censored=~happened[held_out],
    )  # fmt: skip
    return fitted, [judged]


def train(context: Context) -> list[dict[str, Any]]:
    """Both models, on simulated journeys."""
    journeys = journey_summaries(context)
    x = journeys.summaries.of(FEATURES)[prospects(journeys.summaries)]
    days_fit, days_judged = fit_days(journeys.summaries, journeys.person)
    labels_fit, judged = fit(journeys.summaries, journeys.person)
    calibration = {"method": "accelerated failure time", "family": days_fit.family, "spread": days_fit.spread}
    days = replace(
        PROSPECT, id="prospect_days", option="--head prospect_days", purpose=DAYS_PURPOSE, labels=DAYS_MEANING
    )
    return [
        write_journey_head(PROSPECT, (labels_fit, judged, labels_fit.calibration), x, context),
        write_journey_head(days, (days_fit, days_judged, calibration), x, context),
    ]


def _outcomes(summaries: Summaries) -> np.ndarray:
    """[N, 5] in the order of LABELS; NaN where the record ends before the time is over, also if the order has come: else only buyers count."""
    later = summaries.later
    days, observed = later["days_to_order"], later["observed_days"]
    within = [outcome(days <= horizon, observed >= horizon) for horizon in (7, 30)]
    orders, spend = later["order_days_180"], later["spend_180"]
    known, buys = ~np.isnan(orders), orders >= 1
    if not buys.any():
        return np.column_stack([*within, *[np.full(len(days), np.nan)] * 3])
    high = np.quantile(spend[buys], HIGH_VALUE)
    best = np.zeros(len(days), bool)
    best[buys] = _rfm(orders[buys], spend[buys], later["order_days_90"][buys]) >= HIGH_RFM
    return np.column_stack(
        [*within, outcome(orders >= 2, known), outcome(buys & (spend >= high), known), outcome(best, known)]
    )


def _rfm(orders: np.ndarray, spend: np.ndarray, early: np.ndarray) -> np.ndarray:
    """
    Share of later customers who do worse: the mean of frequency, spend, and orders in the second half of the half year.
    """
    ranks = [rankdata(values) / len(values) for values in (orders, spend, orders - early)]
    return rankdata(np.mean(ranks, axis=0)) / len(orders)


DAYS_PURPOSE = """For someone who has never bought: the days by which half of such shoppers will have placed a first order. Most never order while anybody watches, so
long values are extrapolated, and only their order is claimed."""
DAYS_MEANING = {
    "days": "from the snapshot to the first order, the median; whoever had not ordered when the record ended counts as not yet"
}

PROSPECT = JourneyHead(
    "prospect",
    """For someone who has never bought: whether a first order comes, whether there will be a second, and how much this shopper resembles those who became the best
customers, from the behaviour of the visits so far and where the shopper came from.""",
    {
        "first_order_7_days": "orders within 7 days",
        "first_order_30_days": "orders within 30 days",
        "repeat": "orders on two days or more within 180 days",
        "high_value": "spends, within 180 days and less returns, as much as the top quarter of those who order",
        "lookalike": "similarity to the best customers: the chance to be, within 180 days, among the fifth of those who order that lead by rank"
        " of order days, spend, and order days in the second half",
    },
    (
        "Most shoppers are seen in one visit; what they do later is then known to nobody, and counts as no order.",
        "The best customers are told from others by what they did, not by who they are: no device, place or price of a device enters.",
    ),
    "--head prospect",
)
