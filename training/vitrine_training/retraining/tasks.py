"""What each head learns from summaries: its rows and outcomes, by the definitions of the head itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from ..data.orders import FEATURES as CUSTOMER_FEATURES
from ..data.features import core_features
from ..data.uci import check_features
from ..fitting.fit_amounts import AmountRows
from ..fitting.fit_labels import LabelRows
from ..fitting.fit_times import TimeRows
from ..heads import orientation, prospect, upsell
from ..heads.summary_labels import Labelled
from .snapshots import At, Snapshots

Rows = LabelRows | TimeRows | AmountRows

# Codes of single steps: a number that stands for a name cannot be weighed.
CODES = "step_"
# Sessions in which a feature must differ from what it mostly is, and the share of few sessions that is enough.
RARE, RARE_SHARE = 30, 0.1
REPEAT_DAYS = (30, 90, 180)
INACTIVE_DAYS = 180


@dataclass(frozen=True)
class Prepared:
    """
    `rows` to fit; `row`, their places among the snapshots; `baselines`, scores that a model must beat; `left_out`,
    features that hardly ever vary; `closes`, days after which the outcome of each row was known, if not the task's horizon.
    """

    rows: Rows
    row: np.ndarray
    baselines: Mapping[str, np.ndarray]
    left_out: tuple[str, ...] = ()
    closes: np.ndarray | None = None


@dataclass(frozen=True)
class Task:
    """
    `at`: the snapshots it learns from. `horizon`: days until an outcome is known. `label`: the column whose rare outcome
    is drawn in full.
    """

    id: str
    at: At
    prepare: Callable[[Snapshots], Prepared]
    horizon: int = 0
    label: str | None = None


def task(head: str) -> Task:
    """Raises ValueError for a head that does not learn from outcomes, saying where it is trained."""
    if head in ELSEWHERE:
        raise ValueError(f"--head {head}: {ELSEWHERE[head]}")
    if head not in TASKS:
        raise ValueError(f"--head must be one of {', '.join(TASKS)}, got {head!r}")
    return TASKS[head]


def _intent(snapshots: Snapshots) -> Prepared:
    known = np.flatnonzero(~np.isnan(snapshots.later["purchase"]))
    check_features(snapshots.names)
    core = core_features()
    candidates = tuple(name for name in snapshots.names if name in core and not name.startswith(CODES))
    x = snapshots.of(candidates)[known]
    varies = _varies(x, snapshots.line[known])
    if not varies.any():
        raise ValueError(f"{snapshots.file}: no core feature varies")
    features = tuple(name for name, used in zip(candidates, varies) if used)
    rows = LabelRows(
        features, ("purchase",), x[:, varies], snapshots.later["purchase"][known][:, None], snapshots.line[known]
    )
    cart = snapshots.of(("cart_adds@1",))[known, 0] if "cart_adds@1" in features else np.zeros(len(known))
    left_out = tuple(name for name, used in zip(candidates, varies) if not used)
    return Prepared(rows, known, {"has a cart event": (cart > 0).astype(float)}, left_out)


def _varies(x: np.ndarray, line: np.ndarray) -> np.ndarray:
    """[n]: whether sessions enough have another value than the commonest; the weight of a rarer feature would be chance."""
    least = max(1, min(RARE, RARE_SHARE * len(np.unique(line))))

    def elsewhere(column: np.ndarray) -> int:
        values, counts = np.unique(column, return_counts=True)
        return len(np.unique(line[column != values[counts.argmax()]]))

    return np.array([len(x) > 0 and elsewhere(column) >= least for column in x.T])


Closes = Callable[[Snapshots, np.ndarray], np.ndarray]


def _next_order(snapshots: Snapshots, row: np.ndarray) -> np.ndarray:
    return snapshots.later["days_to_order"][row]


def _labelled(labelled: Callable[[Snapshots], Labelled], closes: Closes | None = None) -> Callable[[Snapshots], Prepared]:
    def prepare(snapshots: Snapshots) -> Prepared:
        found = labelled(snapshots)
        return Prepared(found.rows, found.row, found.baselines, closes=closes(snapshots, found.row) if closes else None)

    return prepare


def _prospect_days(snapshots: Snapshots) -> Prepared:
    row = prospect.prospects(snapshots)
    return _days(snapshots, row, (prospect.FEATURES, prospect.DAYS_LABEL))


def _next_purchase(snapshots: Snapshots) -> Prepared:
    return _days(snapshots, np.arange(len(snapshots.x)), (CUSTOMER_FEATURES, "days"))


def _days(snapshots: Snapshots, row: np.ndarray, names: tuple[tuple[str, ...], str]) -> Prepared:
    days, observed = snapshots.later["days_to_order"][row], snapshots.later["observed_days"][row]
    kept = ~(np.isnan(days) & np.isnan(observed))
    row, days, observed = row[kept], days[kept], observed[kept]
    happened = ~np.isnan(days)
    x = snapshots.of(names[0])[row]
    rows = TimeRows(names[0], names[1], x, np.where(happened, days, observed), happened.astype(int), snapshots.line[row])
    return Prepared(rows, row, {})


def _repeat(snapshots: Snapshots) -> Prepared:
    days = [snapshots.later[f"order_days_{span}"] for span in REPEAT_DAYS]
    y = np.column_stack([np.where(np.isnan(each), np.nan, each > 0) for each in days])
    row = np.flatnonzero(~np.isnan(y).all(axis=1))
    recency = snapshots.of(("days_since_order@1",))[row, 0]
    labels = tuple(f"within_{span}_days" for span in REPEAT_DAYS)
    rows = LabelRows(CUSTOMER_FEATURES, labels, snapshots.of(CUSTOMER_FEATURES)[row], y[row], snapshots.line[row])
    return Prepared(rows, row, {"recency": -recency})


def _churn(snapshots: Snapshots) -> Prepared:
    """As heads/churn.py says: of those who are not inactive yet, whether the silence grows to 180 days before the next order."""
    silent = snapshots.of(("days_since_order@1",))[:, 0]
    days, observed = snapshots.later["days_to_order"], snapshots.later["observed_days"]
    comes = days <= INACTIVE_DAYS - silent
    # not whoever has ordered since: near the end of the record only the good news would be known
    known = observed >= INACTIVE_DAYS
    row = np.flatnonzero(known & (silent < INACTIVE_DAYS))
    x, y = snapshots.of(CUSTOMER_FEATURES)[row], (~comes[row]).astype(float)[:, None]
    return Prepared(LabelRows(CUSTOMER_FEATURES, ("inactive",), x, y, snapshots.line[row]), row, {"recency": silent[row]})


def _clv(snapshots: Snapshots) -> Prepared:
    spend = snapshots.later["spend_180"]
    row = np.flatnonzero(~np.isnan(spend))
    rows = AmountRows(CUSTOMER_FEATURES, "spend", snapshots.of(CUSTOMER_FEATURES)[row], spend[row], snapshots.line[row])
    return Prepared(rows, row, {"past spend": snapshots.of(("lifetime_value@1",))[row, 0]})


TASKS: Mapping[str, Task] = {
    "intent": Task("intent", "counts", _intent, label="later_purchase"),
    "prospect": Task("prospect", "any", _labelled(prospect.labelled), horizon=180),
    "prospect_days": Task("prospect_days", "any", _prospect_days),
    "upsell": Task("upsell", "any", _labelled(upsell.labelled, _next_order)),
    "orientation": Task("orientation", "any", _labelled(orientation.labelled, _next_order)),
    "repeat": Task("repeat", "dates", _repeat, horizon=180),
    "churn": Task("churn", "dates", _churn, horizon=INACTIVE_DAYS),
    "next_purchase": Task("next_purchase", "dates", _next_purchase),
    "clv": Task("clv", "dates", _clv, horizon=180),
}

ELSEWHERE: Mapping[str, str] = {
    "clusters": "has no outcome to learn from; look for a shop's own clusters with `training/run discover`",
    "rfm": "compares customers and foresees nothing; it is made anew from an order table by `training/run`",
}
