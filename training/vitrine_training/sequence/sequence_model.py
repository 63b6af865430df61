"""The sequence model: an intent model that reads the latest steps of a session, in order, instead of totals."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from ..data.uci import PORTABLE
from ..evaluation.metrics import binary_metrics
from ..output.export import Identity, save, to_onnx, verify
from ..fitting.fit import Rows, fit_raw
from .fit_gru import LABELS, SEED, GruFit, fit_gru
from ..output.manifest import entry, reference_rows, rounded, write_json
from .sequence_card import sequence_card, sequence_limits
from .sequences import LANDMARKS, STEPS, Sequences, read_sequences, split_shoppers

REFERENCE_ROWS = 10
STRENGTH = 0.1


@dataclass(frozen=True)
class Source:
    """Where the sessions come from. `rows` is what `vitrine features` made of them."""

    rows: Path
    identity: Identity
    simulated: bool


def train_sequence(source: Source, models: Path) -> tuple[dict[str, Any], GruFit]:
    """Writes the model, its card and its reference rows into `models`; returns its entry for the manifest."""
    sequences = read_sequences(source.rows)
    fit_on, calibrate_on, judge_by = split_shoppers(sequences, SEED)
    fit = fit_gru(sequences, fit_on, calibrate_on)
    metrics = evaluate_sequence(sequences, fit, (np.concatenate([fit_on, calibrate_on]), judge_by))
    (models / "fixtures").mkdir(parents=True, exist_ok=True)
    path, x = models / f"{source.identity.id}.onnx", sequences.of(STEPS, judge_by)
    save(to_onnx(fit.model, source.identity), path)
    verify(path, fit, x)
    write_json(models / "fixtures" / f"{source.identity.id}.json", reference_rows(x[_spread(len(x))], fit))
    p = fit.model.probabilities(x)[:, 0]
    about = entry(path, source.identity, fit.model) | {
        "calibration": {"method": "platt", "shoppers": len(set(sequences.shopper[calibrate_on])), "scale": fit.scale}
        | {"shift": fit.shift},
        "thresholds": {"base": float(sequences.y[judge_by].mean()), "high": float(np.quantile(p, 0.9))},
        "metrics": {name: {k: v for k, v in part.items() if k != "calibration"} for name, part in metrics.items()},
        "limits": sequence_limits(source.simulated),
    }
    counts = {"rows": len(sequences.y), "shoppers": len(set(sequences.shopper)), "codes": int(fit.model.known.sum())}
    (models / about["card"]).write_text(sequence_card(about, metrics, {**counts, "simulated": source.simulated}))
    return rounded(about), fit


def _spread(count: int) -> np.ndarray:
    return np.linspace(0, count - 1, min(count, REFERENCE_ROWS)).astype(int)


def evaluate_sequence(sequences: Sequences, fit: GruFit, parts: tuple[np.ndarray, np.ndarray]) -> dict[str, Any]:
    """Judged on shoppers that training has not seen; beside it what totals can do, with as many sessions to learn from."""
    seen, unseen = parts
    measured = tuple(column for column in sequences.columns if column not in STEPS)
    x = sequences.of(STEPS, unseen)
    shuffled = np.random.default_rng(SEED).permuted(x, axis=1)
    scores = {
        "gru": fit.model.probabilities(x)[:, 0],
        "gru_order_lost": fit.model.probabilities(shuffled)[:, 0],
        "nine_totals": _logistic(sequences, PORTABLE, parts),
        "all_totals": _logistic(sequences, measured, parts),
        "all_totals_trees": _trees(sequences, measured, parts),
    }
    y, base = sequences.y[unseen], np.full(len(unseen), sequences.y[seen].mean())
    metrics = {name: binary_metrics(y, p, base) for name, p in scores.items()}
    for landmark in LANDMARKS:
        at = sequences.events[unseen] == landmark
        if 0 < y[at].sum() < at.sum():
            metrics[f"gru_after_{landmark}"] = binary_metrics(y[at], scores["gru"][at], base[at])
            metrics[f"all_totals_trees_after_{landmark}"] = binary_metrics(y[at], scores["all_totals_trees"][at], base[at])
    return metrics


def _logistic(sequences: Sequences, columns: tuple[str, ...], parts: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    x = sequences.of(columns, parts[0])
    varied = tuple(column for column, values in zip(columns, x.T) if values.std() > 0)
    rows = Rows(varied, LABELS, sequences.of(varied, parts[0]), sequences.y[parts[0]])
    return fit_raw(rows, STRENGTH)[0].probabilities(sequences.of(varied, parts[1]))[:, 0]


def _trees(sequences: Sequences, columns: tuple[str, ...], parts: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    trees = HistGradientBoostingClassifier(max_depth=4, learning_rate=0.05, max_iter=150, random_state=SEED)
    trees.fit(sequences.of(columns, parts[0]), sequences.y[parts[0]])
    return trees.predict_proba(sequences.of(columns, parts[1]))[:, 1]
