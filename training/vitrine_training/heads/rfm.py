"""RFM without steps: recency, frequency, monetary value and momentum, each as a place among comparable customers."""

from __future__ import annotations

from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from ..data.orders import FEATURES, Customers
from ..evaluation.drift import drift_baseline
from ..evaluation.judged import Judged
from ..evaluation.report import write_report
from ..fitting.fit_ranks import Ranking, fit_ranks
from ..output.bundle import write_model
from ..output.manifest import rounded
from ..output.tables import decimal, table
from .context import Context, Progress
from .customer_card import CustomerCard, brief, customer_card
from .customers import customers, identity, training_months
from .judge_customers import Predict, Question, hold, judged

SEED = 34
VERSION = "1.0.0"
HORIZON = 90
QUINTILES = (0.2, 0.4, 0.6, 0.8)

SEASON = tuple(f"quarter_{quarter}@1" for quarter in range(1, 5))
CATEGORY = tuple(f"category_share_{bucket}@1" for bucket in range(1, 9))
RANKINGS = (
    Ranking("recency", "days_since_order@1", False, ("order_days@1", *SEASON, *CATEGORY)),
    Ranking("frequency", "order_days_365d@1", True, ("days_since_first_order@1", *SEASON, *CATEGORY)),
    Ranking("monetary", "spend_365d@1", True, ("days_since_first_order@1", *SEASON, *CATEGORY)),
    Ranking("momentum", "order_days_90d@1", True, ("order_days_365d@1", "days_since_first_order@1", *SEASON, *CATEGORY)),
)
LABELS = tuple(ranking.label for ranking in RANKINGS)
CHOSEN = tuple(dict.fromkeys(feature for ranking in RANKINGS for feature in (ranking.feature, *ranking.among)))

# Who to tell apart: "recency falls, money stays high" calls for a word, "recency and frequency fall together" for an offer or for letting go.
PATTERNS = {
    "big_spender_falling_silent": {"recency_below": 0.3, "monetary_above": 0.7, "frequency_above": 0.5},
    "fading": {"recency_below": 0.3, "momentum_below": 0.3, "frequency_below": 0.5},
}

PURPOSE = """Four scores from 0 to 1, each the share of comparable customers who do worse: **recency** among customers of as many orders,
for who orders often is not silent for long; **frequency** and **monetary** (orders and spend of the last year) among those who have been customers as long; **momentum** (orders of the last 90
days) among those with as many orders in the year. Season, category and the stage of a customer's life weigh in as what makes customers
comparable. Each is a logistic distribution of the log whose place depends on these, so the scores are continuous and additive on the logit."""

NOTES = """The set shown asks what the four scores are good for: orders within 90 days, by a logistic regression on them, against one on plain RFM quintiles
(fifteen steps) of the same rows. That is all that "AI-enhanced RFM" is worth here; the scores' own use is that they can be read."""

LIMITS = (
    "A place among one gift shop's customers; a shop must retrain it on its own to call it a share.",
    "Comparable is what the model calls so: a logistic distribution whose spread is the same for everybody.",
    "The year's season is that of two years of one shop.",
)
UNVALIDATED = "The weights of categories are unvalidated: these orders name none, so they are untrained here and tested on simulated orders only."


def train(context: Context) -> dict[str, Any]:
    """Writes the model, its card, report and fixture; returns its manifest entry."""
    everyone = customers(context)
    rows = training_rows(everyone)
    fit = fit_ranks(CHOSEN, chosen(rows), RANKINGS)
    metrics = write_report("rfm", evaluate(rows, context.progress), context.reports)
    x, p = chosen(rows), fit.model.scores(chosen(rows))
    about = write_model(identity("rfm", VERSION, context.order_table), fit, x, context.models) | {
        "calibration": {
            "method": "shares by construction",
            "spread": {each.label: part.spread for each, part in zip(RANKINGS, fit.parts)},
        },
        "thresholds": PATTERNS,
        "metrics": metrics,
        "drift": drift_baseline(x, CHOSEN),
        "limits": [*LIMITS, *(() if rows.column("order_categories").any() else (UNVALIDATED,))],
        "report": "reports/rfm.html",
    }
    about = rounded(about)
    sections = {"Are they shares": _shares(p), "Two ways to go": _patterns(rows, p)}
    (context.models / "rfm.md").write_text(customer_card(about, fit.model, CustomerCard(PURPOSE, rows, NOTES, sections)))
    return about | {"metrics": brief(about["metrics"])}


def training_rows(everyone: Customers) -> Customers:
    rows = everyone.take(np.isin(everyone.day, training_months(everyone, HORIZON)))
    return rows.take(~np.isnan(rows.later[f"order_days_{HORIZON}"]))


def chosen(rows: Customers) -> np.ndarray:
    return rows.x[:, [FEATURES.index(feature) for feature in CHOSEN]]


def evaluate(rows: Customers, progress: Progress) -> list[Judged]:
    """Orders within 90 days: from the four scores, and from plain quintiles."""
    x, y = chosen(rows), (rows.later[f"order_days_{HORIZON}"] > 0).astype(int)
    plain = np.column_stack([-rows.column("days_since_order"), rows.column("order_days_365d"), rows.column("spend_365d")])

    def scores(train: np.ndarray, test: np.ndarray) -> np.ndarray:
        model = fit_ranks(CHOSEN, x[train], RANKINGS).model
        return _logistic(model.logits(x[train]), y[train], model.logits(x[test]))

    def steps(train: np.ndarray, test: np.ndarray) -> np.ndarray:
        edges = [np.unique(np.quantile(column, QUINTILES)) for column in plain[train].T]
        return _logistic(_steps(plain[train], edges), y[train], _steps(plain[test], edges))

    predict: dict[str, Predict] = {"four scores": scores, "plain RFM quintiles": steps}
    question = Question(f"within_{HORIZON}_days", "binary", rows, y, HORIZON, predict, {}, rivals=("plain RFM quintiles",))
    return judged(question, hold(question, SEED, progress))


def _steps(plain: np.ndarray, edges: list[np.ndarray]) -> np.ndarray:
    places = [np.searchsorted(edge, column, side="left") for edge, column in zip(edges, plain.T)]
    return np.column_stack([place[:, None] == np.arange(len(edge) + 1) for place, edge in zip(places, edges)]).astype(float)


def _logistic(x: np.ndarray, y: np.ndarray, test: np.ndarray) -> np.ndarray:
    return LogisticRegression(C=1.0, solver="newton-cholesky").fit(x, y).predict_proba(test)[:, 1]


def in_pattern(p: np.ndarray, pattern: dict[str, float]) -> np.ndarray:
    """[N]: who is in a pattern, of scores [N, 4]."""
    where = np.ones(len(p), bool)
    for name, edge in pattern.items():
        label, side = name.rsplit("_", 1)
        score = p[:, LABELS.index(label)]
        where &= score < edge if side == "below" else score > edge
    return where


def _shares(p: np.ndarray) -> str:
    levels = (0.1, 0.25, 0.5, 0.75, 0.9)
    lines = [
        [label, *(decimal(float((p[:, place] < level).mean())) for level in levels)] for place, label in enumerate(LABELS)
    ]
    return f"Share of the training rows that score below; a perfect share would say the column's own number. Counts are few and equal, so steps remain.\n\n{table(['score', *map(str, levels)], lines)}"


def _patterns(rows: Customers, p: np.ndarray) -> str:
    came = rows.later[f"order_days_{HORIZON}"] > 0
    spend = rows.later[f"spend_{HORIZON}"]
    lines = []
    for name, pattern in {**PATTERNS, "everybody": {}}.items():
        where = in_pattern(p, pattern)
        if where.any():
            rule = ", ".join(f"{key.replace('_', ' ')} {edge}" for key, edge in pattern.items()) or "all"
            lines.append(
                [
                    name.replace("_", " "),
                    rule,
                    f"{where.mean():.1%}",
                    f"{came[where].mean():.1%}",
                    f"{np.nanmean(spend[where]):,.0f}",
                ]
            )
    return f"The thresholds stand in the manifest. What became of those who were in them:\n\n{table(['pattern', 'scores', 'of all', f'ordered within {HORIZON} days', f'mean spend in {HORIZON} days'], lines)}"
