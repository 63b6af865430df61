"""Customer lifetime value: what a known customer will spend in the next 180 days, less returns; or bring in, where costs are known."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingRegressor

from ..data.orders import FEATURES, Customers, OrderTable
from ..evaluation.drift import drift_baseline
from ..evaluation.judged import Judged
from ..evaluation.report import write_report
from ..fitting.bgnbd import Purchases, fit_bgnbd
from ..fitting.fit_amounts import AmountRows, fit_amounts
from ..fitting.gamma_gamma import fit_gamma_gamma
from ..output.bundle import write_model
from ..output.manifest import rounded
from .context import Context, Progress
from .customer_card import CustomerCard, brief, customer_card
from .customers import YEAR, customers, identity, training_months
from .judge_customers import Predict, Question, ages, hold, judged, only

SEED = 32
VERSION = "1.0.0"
HORIZON = 180
CHOSEN = FEATURES[: FEATURES.index("first_offer_response@1") + 1]
STRENGTH = 0.1

# Shares of the customers below each tier; tiers follow the scores' quantiles because amounts do not carry over to another shop.
TIERS = {"middle": 0.5, "high": 0.8, "top": 0.95}

PURPOSE = """The {unit} that a known customer brings over the next 180 days, returns taken off: a log-linear model (Tweedie deviance), {unit} =
exp(bias + sum of contributions). For ranking, as tiers, and as a value to bid by."""

NOTES = """**It ranks; it does not foretell amounts.** The top tenth by this score holds the share of later {unit} shown; past spend (`spend_365d`), the
baseline, holds as much, because who spent much goes on to. A lead whose interval includes 0 tells the two apart in neither direction. BG/NBD with
Gamma-Gamma and gradient trees are fitted on the same rows; the former counts days with orders and values each by the mean order, so that its level is too low where orders share a day. "After the first order" are customers with one day of orders, where past spend says least."""

LIMITS = (
    "Ranking is claimed, not amounts: single customers are off by multiples, and a few wholesalers make most of every sum.",
    "One gift shop, two years: tiers are quantiles of its customers until a shop retrains.",
    "Returns later than the horizon are not taken off; totals below 0 count as 0.",
)


def train(context: Context) -> dict[str, Any]:
    """Writes the model, its card, report and fixture; returns its manifest entry. Raises ValueError with less than a year of orders."""
    everyone, unit = customers(context), context.order_table.unit
    check_history(everyone, context.order_table)
    rows = training_rows(everyone)
    fit = fit_amounts(amount_rows(rows, unit), SEED, STRENGTH)
    metrics = write_report("clv", evaluate(rows, unit, context.progress), context.reports)
    x = chosen(rows)
    values = fit.model.scores(x)[:, 0]
    about = write_model(identity("clv", VERSION, context.order_table), fit, x, context.models) | {
        "calibration": {"method": "none", "unit": unit, "horizon_days": HORIZON},
        "thresholds": {"tiers": tiers(values)},
        "metrics": metrics,
        "drift": drift_baseline(x, CHOSEN),
        "limits": [*LIMITS, *missing(rows, unit)],
        "report": "reports/clv.html",
    }
    about = rounded(about)
    card = CustomerCard(PURPOSE.format(unit=unit), rows, NOTES.format(unit=unit))
    (context.models / "clv.md").write_text(customer_card(about, fit.model, card))
    return about | {"metrics": brief(about["metrics"])}


def check_history(everyone: Customers, table: OrderTable) -> None:
    """Raises ValueError naming the dates if the orders do not span twelve months."""
    span = everyone.last_day - everyone.first_day
    if span < YEAR:
        first, last, until = (
            date.fromordinal(day) for day in (everyone.first_day, everyone.last_day, everyone.first_day + YEAR)
        )
        raise ValueError(
            f"{table.orders.name}: lifetime value needs 12 months of orders; they run from {first} to {last}, {span} days: "
            f"{YEAR - span} days, until {until}, are missing"
        )


def tiers(values: np.ndarray, weights: np.ndarray | None = None) -> dict[str, float]:
    """The least value of each tier, by name, from values [N] and how many customers each stands for."""
    counts = np.ones(len(values)) if weights is None else weights
    return {"low": 0.0} | {
        tier: float(np.quantile(values, share, weights=counts, method="inverted_cdf")) for tier, share in TIERS.items()
    }


def training_rows(everyone: Customers) -> Customers:
    rows = everyone.take(np.isin(everyone.day, training_months(everyone, HORIZON)))
    return rows.take(~np.isnan(rows.later[f"spend_{HORIZON}"]))


def chosen(rows: Customers) -> np.ndarray:
    return rows.x[:, [FEATURES.index(feature) for feature in CHOSEN]]


def amounts(rows: Customers) -> np.ndarray:
    """[N]: the summaries have no total below 0; a margin may."""
    return np.maximum(rows.later[f"spend_{HORIZON}"], 0)


def amount_rows(rows: Customers, unit: str) -> AmountRows:
    return AmountRows(CHOSEN, unit.replace(" ", "_"), chosen(rows), amounts(rows), rows.customer)


def missing(rows: Customers, unit: str) -> tuple[str, ...]:
    """What these rows could not teach."""
    offers = (
        ()
        if rows.column("first_offer_response").any()
        else ("How a customer answered a first offer is untrained: the orders name no coupons.",)
    )
    costs = (
        ()
        if unit == "net profit"
        else ("Spend, not profit: the orders have no margin. A shop adds a column `margin`, or --margin.",)
    )
    return (*offers, *costs)


def evaluate(rows: Customers, unit: str, progress: Progress) -> list[Judged]:
    """All customers, and those after their first order, against past spend."""
    x, y, whole = chosen(rows), amounts(rows), amount_rows(rows, unit)

    def trees(train: np.ndarray, test: np.ndarray) -> np.ndarray:
        fit = HistGradientBoostingRegressor(loss="poisson", max_depth=4, learning_rate=0.05, max_iter=120, random_state=SEED)
        return fit.fit(x[train], y[train]).predict(x[test])

    predict: dict[str, Predict] = {
        "additive": lambda train, test: fit_amounts(whole.take(train), SEED, STRENGTH).model.scores(x[test])[:, 0],
        "BG/NBD with Gamma-Gamma": lambda train, test: bgnbd_value(rows.take(train), rows.take(test)),
        "gradient trees": trees,
    }
    baselines = {"past spend": rows.column("spend_365d")}
    question = Question(
        f"{unit} in {HORIZON} days", "value", rows, y, HORIZON, predict, baselines, slices={"history": ages(rows)}
    )
    held = hold(question, SEED, progress)
    first = Question(f"{unit} in {HORIZON} days, after the first order", "value", rows, y, HORIZON, predict, baselines)
    return judged(question, held) + judged(first, only(held, rows.column("order_days") == 1))


def bgnbd_value(train: Customers, test: Customers) -> np.ndarray:
    """[len(test)]: expected order days in the horizon times the expected value of one; never ranked by P(alive)."""
    rate = fit_bgnbd(purchases(train))
    value = fit_gamma_gamma(train.column("order_days"), _mean_value(train))
    return rate.expected_purchases(purchases(test), HORIZON) * value.expected_value(
        test.column("order_days"), _mean_value(test)
    )


def purchases(rows: Customers) -> Purchases:
    """In days; a day with orders is one purchase."""
    repeats, age = rows.column("order_days") - 1, rows.column("days_since_first_order")
    return Purchases(repeats, np.where(repeats > 0, age - rows.column("days_since_order"), 0), age)


def _mean_value(rows: Customers) -> np.ndarray:
    """Value of a day of orders."""
    return rows.column("mean_order_value")
