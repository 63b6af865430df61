"""Purchase intent: a calibrated logistic regression on the nine portable features of a finished session."""

from __future__ import annotations

from typing import Any, Callable

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler

from ..data.uci import PORTABLE, UCI, UCI_LICENCE, Sessions, check_features, read_sessions
from ..evaluation.drift import drift, drift_baseline
from ..evaluation.judged import Judged
from ..evaluation.report import write_report
from ..fitting.fit import Fit, Rows, fit_additive, folds
from ..output.bundle import write_model
from ..output.export import Identity
from ..output.intent_card import INTENT_LIMITS, Figures, intent_card
from ..output.manifest import rounded
from .context import Context
from .simulated_sessions import Snapshots, simulated_sessions

INTENT = Identity("intent", "1.0.0", f"{UCI}.", UCI_LICENCE, load="first")
SEED = 468
LABELS = ("purchase",)
NOVEMBER = 11
SHUFFLED, SEASONS = "five shuffled folds", "February-October to November-December"
MACHINERY = (1, 3, 5, 10)

Predict = Callable[[Rows, np.ndarray], np.ndarray]


def train(context: Context) -> dict[str, Any]:
    """Writes the model, its card, report and fixture; returns its manifest entry."""
    sessions = read_sessions(context.data / "sessions.csv")
    fit = fit_intent(sessions)
    early = sessions.month < NOVEMBER
    moved = drift(
        drift_baseline(sessions.x[early], PORTABLE), sessions.x[~early], periods=("February-October", "November-December")
    )
    judged = judge_intent(sessions)
    metrics = write_report("intent", judged, context.reports, drift=moved, note=NOTE)
    about = write_model(INTENT, fit, sessions.x, context.models) | {
        "calibration": {"method": "platt", "folds": 5, "scale": fit.scale, "shift": fit.shift},
        "thresholds": intent_thresholds(sessions, fit),
        "metrics": metrics,
        "limits": list(INTENT_LIMITS),
        "report": "reports/intent.html",
        "drift": drift_baseline(sessions.x, PORTABLE),
    }
    figures = Figures(rounded(metrics["purchase"]), judged, machinery(fit, simulated_sessions(context).snapshots))
    (context.models / "intent.md").write_text(intent_card(about, figures, fit.model))
    return rounded(about)


NOTE = """Rows are totals of finished sessions of one shop in one year: no early accuracy is claimed. The data names neither device, language nor hour in a way that can be mapped, so
no part of the public could be told from another."""


def intent_rows(sessions: Sessions) -> Rows:
    """Raises ValueError if a feature crept in that a browser cannot know."""
    check_features(sessions.features)
    if sessions.features != PORTABLE:
        raise ValueError(f"intent takes the features {', '.join(PORTABLE)} in this order")
    return Rows(sessions.features, LABELS, sessions.x, sessions.y, blocks=sessions.month)


def fit_intent(sessions: Sessions) -> Fit:
    """The model that is shipped: all sessions."""
    return _fit(intent_rows(sessions))


def judge_intent(sessions: Sessions) -> list[Judged]:
    """
    Five shuffled folds, and February-October against November-December; beside the model a plain logistic on log1p, and
    gradient trees.
    """
    rows = intent_rows(sessions)
    early = sessions.month < NOVEMBER
    splits = {SHUFFLED: folds(rows, SEED + 1), SEASONS: [(np.flatnonzero(early), np.flatnonzero(~early))]}
    return [_judge(rows, name, pairs) for name, pairs in splits.items()]


def machinery(fit: Fit, snapshots: Snapshots) -> list[dict[str, float]]:
    """
    What the shipped model does early in simulated sessions that have not bought yet: rows, share that buys later, ROC-AUC,
    and that of a cart event. It shows that scores are there at every moment and change with it, and nothing of real
    shoppers.
    """
    x, purchases, carts = (snapshots.of(names) for names in (fit.model.features, ("purchases@1",), ("cart_adds@1",)))
    in_the_end = np.zeros(snapshots.session.max() + 1)
    in_the_end[snapshots.session[snapshots.whole]] = purchases[snapshots.whole, 0]
    table = []
    for k in MACHINERY:
        alive = (snapshots.events == k) & (purchases[:, 0] == 0)
        later = in_the_end[snapshots.session[alive]] > 0
        aucs = [float(roc_auc_score(later, score)) for score in (fit.model.logits(x[alive])[:, 0], carts[alive, 0] > 0)]
        table.append(
            {
                "after": k,
                "rows": int(alive.sum()),
                "base_rate": float(later.mean()),
                "roc_auc": aucs[0],
                "cart_roc_auc": aucs[1],
            }
        )
    return table


def intent_thresholds(sessions: Sessions, fit: Fit) -> dict[str, float]:
    """Probabilities: the base rate, the top tenth of sessions, and the cut of the best lift that keeps 2 % of sessions."""
    p = fit.model.probabilities(sessions.x)[:, 0]
    order = np.argsort(-p, kind="stable")
    running = np.cumsum(sessions.y[order]) / np.arange(1, len(p) + 1)
    least = len(p) // 50
    best = least - 1 + int(running[least - 1 :].argmax())
    return {
        "base": float(sessions.y.mean()),
        "high": float(np.quantile(p, 0.9)),
        "best_lift": float(p[order[best]]),
    }


def _fit(rows: Rows) -> Fit:
    """The strength that carries over best from some months to another: no other rule has looked at November and December."""
    return fit_additive(rows, SEED, tolerance=0.0)


def _logistic(rows: Rows, x: np.ndarray) -> np.ndarray:
    return _fit(rows).model.probabilities(x)[:, 0]


def _plain(rows: Rows, x: np.ndarray) -> np.ndarray:
    plain = make_pipeline(FunctionTransformer(np.log1p), StandardScaler(), LogisticRegression(max_iter=1000))
    return plain.fit(rows.x, rows.y).predict_proba(x)[:, 1]


def _trees(rows: Rows, x: np.ndarray) -> np.ndarray:
    trees = GradientBoostingClassifier(n_estimators=100, max_depth=3, learning_rate=0.05, subsample=0.5, random_state=SEED)
    return trees.fit(rows.x, rows.y).predict_proba(x)[:, 1]


def _judge(rows: Rows, split: str, pairs: list[tuple[np.ndarray, np.ndarray]]) -> Judged:
    where = np.sort(np.concatenate([test for _, test in pairs]))
    base = np.zeros(len(rows.y))
    predictions = {name: np.zeros(len(rows.y)) for name in ("", "plain logistic on log1p", "gradient trees")}
    predict: dict[str, Predict] = dict(zip(predictions, (_logistic, _plain, _trees)))
    for train, test in pairs:
        base[test] = rows.y[train].mean()
        for name, score in predictions.items():
            score[test] = predict[name](rows.take(train), rows.x[test])
    beside = {name: score[where] for name, score in predictions.items() if name}
    return Judged(
        "purchase", split, "binary", rows.y[where], predictions[""][where], base[where], beside, period=rows.blocks[where]
    )
