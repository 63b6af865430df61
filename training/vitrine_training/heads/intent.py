"""Purchase intent: a calibrated logistic regression on the nine portable features of a finished session."""

from __future__ import annotations

from typing import Any

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier

from ..data.uci import PORTABLE, Sessions, check_features
from ..evaluation.metrics import binary_metrics
from ..fitting.fit import Fit, Rows, fit_additive, folds

SEED = 468
LABELS = ("purchase",)
NOVEMBER = 11


def intent_rows(sessions: Sessions) -> Rows:
    """Raises ValueError if a feature crept in that a browser cannot know."""
    check_features(sessions.features)
    if sessions.features != PORTABLE:
        raise ValueError(f"intent takes the features {', '.join(PORTABLE)} in this order")
    return Rows(sessions.features, LABELS, sessions.x, sessions.y, blocks=sessions.month)


def fit_intent(sessions: Sessions) -> Fit:
    """The model that is shipped: all sessions."""
    return fit_additive(intent_rows(sessions), SEED)


def evaluate_intent(sessions: Sessions) -> dict[str, Any]:
    """Five shuffled folds, and February-October against November-December; each with gradient trees beside it."""
    rows = intent_rows(sessions)
    season = [(np.flatnonzero(sessions.month < NOVEMBER), np.flatnonzero(sessions.month >= NOVEMBER))]
    return {
        "shuffled": _judge(rows, folds(rows, SEED + 1), _logistic),
        "across_seasons": _judge(rows, season, _logistic),
        "trees_shuffled": _judge(rows, folds(rows, SEED + 1), _trees),
        "trees_across_seasons": _judge(rows, season, _trees),
    }


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


def _logistic(rows: Rows, x: np.ndarray) -> np.ndarray:
    return fit_additive(rows, SEED).model.probabilities(x)[:, 0]


def _trees(rows: Rows, x: np.ndarray) -> np.ndarray:
    trees = GradientBoostingClassifier(n_estimators=100, max_depth=3, learning_rate=0.05, subsample=0.5, random_state=SEED)
    return trees.fit(rows.x, rows.y).predict_proba(x)[:, 1]


def _judge(rows: Rows, splits: Any, predict: Any) -> dict[str, Any]:
    p, seen = np.zeros(len(rows.y)), np.zeros(len(rows.y), bool)
    base = np.zeros(len(rows.y))
    for train, test in splits:
        p[test] = predict(rows.take(train), rows.x[test])
        base[test] = rows.y[train].mean()
        seen[test] = True
    return binary_metrics(rows.y[seen], p[seen], base[seen])
