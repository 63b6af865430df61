"""Figures for the cards."""

from __future__ import annotations

from typing import Any

import numpy as np
from sklearn.metrics import average_precision_score, brier_score_loss, log_loss, roc_auc_score

BINS = 10


def binary_metrics(y: np.ndarray, p: np.ndarray, base: np.ndarray) -> dict[str, Any]:
    """`base` is the training base rate of each row, against which the Brier score has to be read."""
    table = calibration_table(y, p)
    top = np.argsort(-p, kind="stable")[: max(1, round(len(p) / 10))]
    return {
        "sessions": len(y),
        "base_rate": float(y.mean()),
        "base_rate_of_training": float(np.mean(base)),
        "roc_auc": float(roc_auc_score(y, p)),
        "pr_auc": float(average_precision_score(y, p)),
        "brier": float(brier_score_loss(y, p)),
        "brier_of_base_rate": float(np.mean((y - base) ** 2)),
        "ece": float(sum(row["sessions"] * abs(row["predicted"] - row["observed"]) for row in table) / len(y)),
        "accuracy_at_half": float(((p >= 0.5) == (y == 1)).mean()),
        "accuracy_of_nobody_buys": float((y == 0).mean()),
        "lift_top_decile": float(y[top].mean() / y.mean()),
        "calibration": table,
    }


def calibration_table(y: np.ndarray, p: np.ndarray) -> list[dict[str, float]]:
    """Ten bins of equal size, from the least to the most likely."""
    order = np.argsort(p, kind="stable")
    return [
        {"sessions": len(part), "predicted": float(p[part].mean()), "observed": float(y[part].mean())}
        for part in np.array_split(order, BINS)
    ]


def multiclass_metrics(y: np.ndarray, p: np.ndarray) -> dict[str, Any]:
    """Separation and calibration of the winning label."""
    winner, confidence = p.argmax(axis=1), p.max(axis=1)
    table = calibration_table((winner == y).astype(float), confidence)
    return {
        "rows": len(y),
        "accuracy": float((winner == y).mean()),
        "macro_auc": float(roc_auc_score(y, p, multi_class="ovr", average="macro", labels=range(p.shape[1]))),
        "log_loss": float(log_loss(y, p, labels=range(p.shape[1]))),
        "ece": float(sum(row["sessions"] * abs(row["predicted"] - row["observed"]) for row in table) / len(y)),
        "calibration": table,
    }


def confusion(y: np.ndarray, p: np.ndarray) -> list[list[float]]:
    """Row: true label; column: winning label; shares of the row."""
    winner, count = p.argmax(axis=1), p.shape[1]
    return [[float((winner[y == i] == j).mean()) for j in range(count)] for i in range(count)]


def threshold_for_precision(y: np.ndarray, p: np.ndarray, precision: float) -> float:
    """The lowest probability from which on labels are right at least `precision` of the time, over all labels; 1 if none."""
    hits = (np.arange(p.shape[1])[None, :] == y[:, None]).ravel()
    order = np.argsort(-p.ravel(), kind="stable")
    running = np.cumsum(hits[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(running >= precision)
    return float(p.ravel()[order[enough[-1]]]) if len(enough) else 1.0


def quantile_comparison(real: np.ndarray, simulated: np.ndarray) -> dict[str, Any]:
    """Quantiles side by side, the share of zeros, and the Kolmogorov-Smirnov distance."""
    levels = (0.25, 0.5, 0.75, 0.9, 0.95)
    points = np.sort(np.concatenate([real, simulated]))
    cdf = [np.searchsorted(np.sort(sample), points, side="right") / len(sample) for sample in (real, simulated)]
    return {
        "real": [float(q) for q in np.quantile(real, levels)],
        "simulated": [float(q) for q in np.quantile(simulated, levels)],
        "zero": [float((real == 0).mean()), float((simulated == 0).mean())],
        "ks": float(np.abs(cdf[0] - cdf[1]).max()),
    }
