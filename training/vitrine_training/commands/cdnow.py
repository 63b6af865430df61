"""Holds BG/NBD against its published fit on the CDNOW sample, and shows why customers are ranked by expected purchases."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import cross_val_predict

from ..data.cdnow import HOLDOUT_WEEKS, Cdnow, read_cdnow
from ..fitting.bgnbd import BgNbd, fit_bgnbd, parameters
from ..given_path import given_path
from ..output.manifest import rounded, write_json

# Fader, Hardie and Lee 2005, table 2.
PUBLISHED = {"r": 0.243, "alpha": 4.414, "a": 0.793, "b": 2.426}
PUBLISHED_LOG_LIKELIHOOD = -9582.4
WITHIN = 0.0005
REPORT = Path(__file__).resolve().parents[3] / "models" / "reports" / "cdnow.json"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--data", type=given_path, required=True, metavar="FILE", help="CDNOW_sample.txt, of Fader and Hardie"
    )
    parser.add_argument(
        "--out",
        type=given_path,
        default=REPORT,
        metavar="FILE",
        help="where the figures go (default: models/reports/cdnow.json)",
    )


def run(options: argparse.Namespace) -> int:
    """0 if the published parameters are reproduced to three digits, 1 if not. Raises ValueError of a file that is not the sample."""
    data = read_cdnow(options.data)
    model = fit_bgnbd(data.seen)
    report = rounded(figures(data, model))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    write_json(options.out, report)
    wrong = [name for name, value in parameters(model).items() if abs(value - PUBLISHED[name]) > WITHIN]
    print(
        f"training cdnow: wrote {options.out}; "
        + ", ".join(f"{name} {value:.3f}" for name, value in parameters(model).items())
    )
    if wrong:
        print(f"training cdnow: {', '.join(wrong)} differ from the published {PUBLISHED}", file=sys.stderr)
    return 1 if wrong else 0


def figures(data: Cdnow, model: BgNbd) -> dict[str, Any]:
    """Parameters, likelihood, and how well each score ranks who buys in the 39 weeks after."""
    seen, bought = data.seen, data.later > 0
    rates = np.log1p(np.column_stack([seen.age - seen.recency, seen.repeats]))
    logistic = cross_val_predict(LogisticRegression(), rates, bought, cv=5, method="predict_proba")[:, 1]
    expected = model.expected_purchases(seen, HOLDOUT_WEEKS)
    scores = {
        "bgnbd_expected_purchases": expected,
        "bgnbd_alive": model.alive(seen),
        "recency": seen.recency - seen.age,
        "logistic_recency_frequency_five_folds": logistic,
    }
    return {
        "data": "CDNOW 1/10 sample, Fader and Hardie; not part of this project, figures only",
        "customers": len(seen.repeats),
        "parameters": parameters(model),
        "published": PUBLISHED,
        "log_likelihood": float(model.log_likelihood(seen).sum()),
        "published_log_likelihood": PUBLISHED_LOG_LIKELIHOOD,
        "later": {
            "weeks": HOLDOUT_WEEKS,
            "buying": float(bought.mean()),
            "purchases": int(data.later.sum()),
            "expected_purchases": float(expected.sum()),
            "roc_auc": {name: float(roc_auc_score(bought, score)) for name, score in scores.items()},
        },
        "why_not_alive": "P(alive) is 1 for everybody without a repeat, so it ranks those who bought once above those who bought often.",
        "alive_without_a_repeat": float(model.alive(seen)[seen.repeats == 0].min()),
    }
