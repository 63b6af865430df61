"""
Early scores on real sessions: by landmark, beside having a cart, and beside what cutting sessions at the purchase would
claim.
"""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.special import expit, logit
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler

from ..data.summaries import Summaries, read_summaries
from .judged import Judged
from .open_text import open_text
from .report import write_report

HEAD = "otto-landmarks"
LANDMARKS = (1, 3, 5, 10)
DEEPEST = 400
FEATURES = (
    "returning_visitor@1",
    "item_views@1",
    "distinct_items@1",
    "repeat_item_views@1",
    "top_item_views@1",
    "cart_adds@1",
    "session_seconds@1",
    "events_per_minute@1",
)
CART = "cart_adds@1"
NOTE = (
    "Twenty shoppers of the OTTO data set (CC BY 4.0): a proof that landmarks, survivors and intervals are counted as they "
    "should be. No early accuracy is claimed: too few bought. The model is a small logistic regression that has not seen "
    "the shopper whom it scores. Cutting buyers at the purchase is the usual mistake, shown for comparison."
)


def write_otto_landmarks(recording: Path, vitrine: Path, folders: tuple[Path, Path]) -> dict[str, Any]:
    """
    Writes otto-landmarks.json and .html into the second of `folders`; the first takes what need not be kept.
    `recording` is OTTO JSONL, maybe compressed, a shopper a line; `vitrine` the bundled command line. Raises
    ValueError if a shopper cannot be read.
    """
    work, reports = folders
    with open_text(recording) as file:
        shoppers = [line for line in file if line.strip()]
    at = ",".join(str(count) for count in range(1, DEEPEST + 1))
    read = [_summaries((line, f"{at},last"), vitrine, work) for line in shoppers]
    return write_report(HEAD, otto_judged([part for part in read if part]), reports, note=NOTE)


def otto_judged(shoppers: Sequence[Summaries]) -> list[Judged]:
    """
    `survivors`: after 1, 3, 5 and 10 events of a visit, whoever has not bought yet. `cut at the purchase`: the
    mistake, one row a visit.
    """
    x = np.concatenate([each.of(FEATURES) for each in shoppers])
    y = np.concatenate([each.later["purchase"] for each in shoppers]).astype(int)
    landmark = np.concatenate([each.landmark for each in shoppers])
    person = np.repeat(np.arange(len(shoppers)), [len(each.landmark) for each in shoppers])
    visit = np.concatenate([each.line for each in shoppers]) + person * 100_000
    alive = np.isin(landmark, [str(count) for count in LANDMARKS])
    ends = np.r_[visit[1:] != visit[:-1], True]
    return [
        _judged("survivors", (x[alive], y[alive], person[alive]), landmark[alive].astype(int)),
        _judged("cut at the purchase", (x[ends], y[ends], person[ends]), None),
    ]


def _judged(split: str, rows: tuple[np.ndarray, np.ndarray, np.ndarray], landmark: np.ndarray | None) -> Judged:
    x, y, person = rows
    places = np.zeros(len(y), int) if landmark is None else landmark
    p, base = np.zeros(len(y)), np.zeros(len(y))
    for at in np.unique(places):
        base[places == at] = y[places == at].mean()
        for one in np.unique(person):
            test, train = (places == at) & (person == one), (places == at) & (person != one)
            if test.any():
                p[test] = _fitted(x[train], y[train], (x[test], base[test]))
    cart = (x[:, FEATURES.index(CART)] > 0).astype(float)
    return Judged("purchase", split, "binary", y, p, base, {"cart": cart}, person, landmark=landmark)


def _fitted(x: np.ndarray, y: np.ndarray, unseen: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    """
    The level is set to the rate of everybody, `unseen[1]`: were it fitted, leaving out somebody who bought would
    lower that very shopper's score, and with five orders this decides the ranking. Where the others have one outcome
    there is nothing to fit.
    """
    rows, rate = unseen
    if len(np.unique(y)) < 2:
        return rate
    regression = LogisticRegression(C=0.1, solver="newton-cholesky", class_weight="balanced")
    model = make_pipeline(FunctionTransformer(np.log1p), StandardScaler(), regression)
    return expit(model.fit(x, y).decision_function(rows) + logit(rate))


def _summaries(asked: tuple[str, str], vitrine: Path, work: Path) -> Summaries | None:
    """One shopper at a time, because summaries do not tell whose they are. None for a shopper without a snapshot."""
    line, at = asked
    work.mkdir(parents=True, exist_ok=True)
    alone, made = work / "otto-shopper.jsonl", work / "otto-shopper.ndjson"
    alone.write_text(line)
    done = subprocess.run(
        ["node", str(vitrine), "summaries", str(alone), "--from", "otto", "--at", at], capture_output=True, text=True
    )
    if done.returncode:
        raise ValueError(done.stderr.strip())
    made.write_text(done.stdout)
    return read_summaries(made) if done.stdout.strip() else None
