"""Next purchase: in how many days a known customer orders again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from ..data.orders import Customers
from ..evaluation.drift import drift_baseline
from ..evaluation.judged import Judged
from ..evaluation.report import write_report
from ..fitting.fit_times import TimeRows, TimesFit, fit_family, fit_times
from ..output.bundle import write_model
from ..output.manifest import rounded
from ..output.tables import decimal, table
from .context import Context, Progress
from .customer_card import CustomerCard, brief, customer_card
from .customers import customers, dated, identity, training_months
from .judge_customers import Held, Question, ages, hold, judged
from .repeat import CHOSEN, HORIZONS, chosen

SEED = 31
VERSION = "1.0.0"
LABEL = "days"

PURPOSE = """The median number of days until a known customer's next order: half of the customers like this one come sooner. A censored
(accelerated failure time) model, additive on the log of the days: days = exp(bias + sum of contributions)."""

NOTES = """The days of who had not ordered by the end of the data are censored, and count with the time that was seen. C-index: of two
customers whose order is known, how often the one predicted to come first came first. The median is given, not the mean: a share of
customers never comes back, whose mean has no end. Medians beyond the two years of the data say "hardly ever", not a date."""

LIMITS = (
    "A median, not a promise: even for the most regular customers the spread is wide.",
    "Beyond two years nothing was observed: larger medians are extrapolated.",
    "One gift shop, two years; days are counted from the first of a month, not from a visit.",
)


def train(context: Context) -> dict[str, Any]:
    """Writes the model, its card, report and fixture; returns its manifest entry."""
    everyone = customers(context)
    rows = everyone.take(np.isin(everyone.day, training_months(everyone, HORIZONS[-1])))
    fit = fit_times(time_rows(rows), SEED)
    judgements, held = evaluate(rows, fit.family, context.progress)
    metrics = write_report("next_purchase", judgements, context.reports)
    x = chosen(rows)
    about = write_model(identity("next_purchase", VERSION, context.order_table), fit, x, context.models) | {
        "calibration": {"method": f"{fit.family}, censored", "spread": fit.spread},
        "thresholds": {
            f"{name}_days": float(np.quantile(fit.model.scores(x), at)) for name, at in (("soon", 0.25), ("late", 0.75))
        },
        "metrics": metrics,
        "drift": drift_baseline(x, CHOSEN),
        "limits": list(LIMITS),
        "report": "reports/next_purchase.html",
    }
    about = rounded(about)
    sections = {"Family": _families(fit), "Error among those who came": _misses_text(rows, held)}
    (context.models / "next_purchase.md").write_text(
        customer_card(about, fit.model, CustomerCard(PURPOSE, rows, NOTES, sections))
    )
    return about | {"metrics": brief(about["metrics"])}


def time_rows(rows: Customers) -> TimeRows:
    """Days to the next order or, without one, to the end of the table."""
    days = rows.later["days_to_order"]
    came = ~np.isnan(days)
    return TimeRows(
        CHOSEN, LABEL, chosen(rows), np.where(came, days, rows.later["observed_days"]), came.astype(int), rows.customer
    )


def evaluate(rows: Customers, family: str, progress: Progress) -> tuple[list[Judged], list[Held]]:
    """The days, with recency beside them, and the probabilities that they imply for the horizons of the repeat model."""
    whole, fits = time_rows(rows), dict[tuple[int, int], TimesFit]()

    def fitted(train: np.ndarray, test: np.ndarray) -> TimesFit:
        key = (id(train), id(test))
        if key not in fits:
            fits[key] = fit_family(_as_known(whole, rows, (train, test)), family)
        return fits[key]

    predict = {"days": lambda train, test: fitted(train, test).model.scores(whole.x[test])[:, 0]} | {
        f"within_{horizon}_days": lambda train, test, horizon=horizon: fitted(train, test).within(whole.x[test], horizon)
        for horizon in HORIZONS
    }
    baselines = {"recency alone": rows.column("days_since_order")}
    slices = {"history": ages(rows)}
    question = Question(
        "days", "value", rows, whole.time, 1, predict, baselines, censored=whole.happened == 0, slices=slices
    )
    held = hold(question, SEED, progress)
    days = [replace(part, p={"days": part.p["days"]}) for part in held]
    return judged(question, days) + [each for horizon in HORIZONS for each in _implied(rows, horizon, held)], held


def _as_known(whole: TimeRows, rows: Customers, split: tuple[np.ndarray, np.ndarray]) -> TimeRows:
    """Rows to fit on, as they stood when the rows to judge by began: an order after that had not come yet."""
    train, test = split
    fit_on, since = whole.take(train), rows.day[test].min()
    if rows.day[train].max() >= since:
        return fit_on
    return fit_on.watched(since - rows.day[train])


def _implied(rows: Customers, horizon: int, held: list[Held]) -> list[Judged]:
    name, came = f"within_{horizon}_days", rows.later[f"order_days_{horizon}"]
    known = [(part, ~np.isnan(came[part.where])) for part in held]
    return [
        Judged(
            f"implied {name}",
            part.split,
            "binary",
            (came[part.where][here] > 0).astype(int),
            part.p[name][here],
            groups=rows.customer[part.where][here],
            landmark=dated(rows.day[part.where][here]),
        )
        for part, here in known
        if here.any()
    ]


def _misses_text(rows: Customers, held: list[Held]) -> str:
    whole = time_rows(rows)
    lines = []
    for part in held:
        came = whole.happened[part.where] == 1
        off = np.abs(part.p["days"][came] - whole.time[part.where][came])
        rival = np.abs(np.median(whole.time[part.where][came]) - whole.time[part.where][came])
        lines.append(
            [
                part.split,
                f"{int(came.sum()):,}",
                *(f"{value:,.0f}" for value in (*np.quantile(off, (0.25, 0.5, 0.75)), np.median(rival))),
            ]
        )
    head = ["split", "orders that came", "25 % off by less than", "50 %", "75 %", "50 %, saying the same for everybody"]
    return f"Days between the median said and the order, of those whose order was seen (who come early, of all who may come):\n\n{table(head, lines)}"


def _families(fit: TimesFit) -> str:
    lines = [[family, decimal(loss)] for family, loss in fit.losses.items()]
    return f"Chosen on five folds of customers by the negative log likelihood; {fit.family} has the least.\n\n{table(['family', 'loss'], lines)}"
