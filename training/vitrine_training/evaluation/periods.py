"""The main figure of each period, so that a decline shows."""

from __future__ import annotations

from typing import Any

import numpy as np
from sklearn.metrics import roc_auc_score

from .judged import Judged

MOST = 60


def period_table(judged: Judged) -> list[dict[str, Any]]:
    """
    One entry a period in order: rows, what was observed and predicted on average, and for outcomes of 0 or 1 the
    ROC-AUC; [] without periods.
    """
    if judged.period is None or judged.kind == "classes":
        return []
    periods = np.unique(judged.period)
    if not 1 < len(periods) <= MOST:
        return []
    return [_entry(judged, period) for period in periods]


def _entry(judged: Judged, period: Any) -> dict[str, Any]:
    rows = judged.period == period
    y, p = judged.y[rows], judged.p[rows]
    weight = None if judged.weight is None else judged.weight[rows]
    rankable = judged.kind == "binary" and len(np.unique(y)) == 2
    return {
        "period": period.item() if hasattr(period, "item") else period,
        "rows": int(rows.sum()),
        "observed": float(np.average(y, weights=weight)),
        "predicted": float(np.average(p, weights=weight)),
        "value": float(roc_auc_score(y, p, sample_weight=weight)) if rankable else None,
    }
