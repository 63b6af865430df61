"""Where the scores of a new model are divided, and how well they are calibrated after each number of events."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from scipy.special import logit

from ..evaluation.judged import Judged
from ..fitting.additive import Additive
from ..heads.clv import tiers
from ..scale.columns import landmark_order
from .calibrate import LEAST, Outcomes, fit_line

INTENT, CLV = "intent", "clv"
CLOSEST = 1e-6


def thresholds(
    head: str, model: Additive, rows: tuple[np.ndarray, np.ndarray], kind: Literal["quantile", "probability"]
) -> dict[str, Any]:
    """
    `rows`: features [N, n] and weights. Quantiles say which share of snapshots lies above; read them as a ranking until
    the shop has recalibrated, which makes them probabilities. intent: `base`, the mean, and `high`, the top tenth; clv: the
    least value of each of its `tiers`; others by label: the top tenth and the top third.
    """
    x, weight = rows
    scores = model.scores(x)

    def reached(place: int, level: float) -> float:
        return float(np.quantile(scores[:, place], level, weights=weight, method="inverted_cdf"))

    if head == INTENT:
        return {"kind": kind, "base": float(np.average(scores[:, 0], weights=weight)), "high": reached(0, 0.9)}
    if head == CLV:
        return {"kind": kind, "tiers": tiers(scores[:, 0], weight)}
    parts = {
        label: {"high": reached(place, 0.9), "upper": reached(place, 2 / 3)} for place, label in enumerate(model.labels)
    }
    return {"kind": kind, **parts}


def by_landmark(judged: Judged) -> dict[str, dict[str, float]]:
    """
    Intercept and slope that the scores after each number of events would still need; only where both outcomes are there
    often enough.
    """
    score = logit(np.clip(judged.p, CLOSEST, 1 - CLOSEST))
    found = {}
    for landmark in sorted(set(judged.landmark.tolist()), key=landmark_order):
        here = judged.landmark == landmark
        ones = int(judged.y[here].sum())
        if min(ones, int(here.sum()) - ones) < LEAST:
            continue
        line = fit_line(Outcomes(score[here], judged.y[here].astype(float), judged.weight[here], judged.groups[here]))
        rates = {
            name: float(np.average(values[here], weights=judged.weight[here]))
            for name, values in (("predicted", judged.p), ("observed", judged.y))
        }
        found[landmark] = {"scale": line.scale, "shift": line.shift, **rates}
    return found
