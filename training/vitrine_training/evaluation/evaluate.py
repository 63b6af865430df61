"""Judges a head on given rows: which predictions, against what, over which parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .baselines import baseline
from .drift import drift, drift_baseline
from .judged import Judged
from .outcomes import Outcome, outcomes_for
from .rows import Rows
from .scorer import Scorer
from .spans import spans

MOST_PARTS = 24
SCORE = "score"


@dataclass(frozen=True)
class Question:
    """What is asked of a model: outcomes by label, baselines and slices by name, and when."""

    labels: Sequence[str] = ()
    baselines: Sequence[str] = ()
    slices: Sequence[str] | None = None
    since: str | None = None
    periods: str | None = None
    threshold: float | None = None


@dataclass(frozen=True)
class Answer:
    """What `write_report` takes, and how many rows had no known outcome."""

    judged: list[Judged]
    drift: dict[str, Any] | None
    importance: dict[str, float] | None
    left_out: int


def evaluate(scorer: Scorer, rows: Rows, question: Question, other: Scorer | None = None) -> Answer:
    """
    `other` stands beside the model as a baseline, and is judged itself. Raises ValueError for what does not fit
    together.
    """
    now, before, names = spans(question.since, question.periods, rows)
    x = rows.of(scorer.features)
    p = scorer.score(x)
    if other and other.labels != scorer.labels:
        raise ValueError(f"--compare: {other.name} has the labels {', '.join(other.labels)}, not {', '.join(scorer.labels)}")
    parts = _Parts(scorer, rows, question, now, before)
    scores = [(scorer, p)] + ([(other, other.score(rows.of(other.features)))] if other else [])
    wanted = [_names(scorer, rows)] if scorer.link == "softmax" else outcomes_for(scorer.labels, list(question.labels), rows)
    judged = [each for outcome in wanted for each in _judged(parts, outcome, scores)]
    moved = None
    if before is not None:
        both = np.column_stack([x, p])
        columns = [*scorer.features, *(f"{SCORE} {label}" for label in scorer.labels)]
        persons = (len(set(rows.groups[before])), len(set(rows.groups[now])))
        moved = drift(drift_baseline(both[before], columns), both[now], periods=names, persons=persons)
    elif scorer.entry.get("drift"):
        stored = scorer.entry["drift"]
        persons = (stored["rows"], len(set(rows.groups)))
        moved = drift(stored, rows.of(tuple(stored["features"])), periods=("training", "these rows"), persons=persons)
    unknown = max(int((now & np.isnan(outcome.y)).sum()) for outcome in wanted)
    return Answer(judged, moved, scorer.importance(x[now]), unknown)


@dataclass(frozen=True)
class _Parts:
    scorer: Scorer
    rows: Rows
    question: Question
    now: np.ndarray
    before: np.ndarray | None


def _names(scorer: Scorer, rows: Rows) -> Outcome:
    """Which of the labels it was, by the names in the label column."""
    if rows.classes is None:
        raise ValueError(
            f"{scorer.name} tells {', '.join(scorer.labels)} apart: give --labels with a column label that holds these names"
        )
    place = {label: float(number) for number, label in enumerate(scorer.labels)}
    foreign = sorted(set(rows.classes) - set(place) - {""})
    if foreign:
        raise ValueError(f"--labels: label {str(foreign[0])!r} is not one of {', '.join(scorer.labels)}")
    return Outcome(scorer.id, "label", np.array([place.get(name, np.nan) for name in rows.classes]))


def _judged(parts: _Parts, outcome: Outcome, scores: list[tuple[Scorer, np.ndarray]]) -> list[Judged]:
    known = parts.now & ~np.isnan(outcome.y)
    if not known.any():
        raise ValueError(f"{outcome.said}: no row was observed long enough to know it")
    kind = "classes" if parts.scorer.link == "softmax" else "binary" if parts.scorer.output == "probabilities" else "value"
    if kind == "binary" and not np.isin(outcome.y[known], (0, 1)).all():
        raise ValueError(
            f"{outcome.said} is an amount, but {outcome.label} is a probability: write {outcome.said}>0 or another bound"
        )
    column = slice(None) if kind == "classes" else parts.scorer.labels.index(outcome.label)
    own = [(scorer.name, p[known][:, column]) for scorer, p in scores]
    simple = {name: baseline(name, parts.rows)[known] for name in parts.question.baselines}
    return [
        Judged(
            outcome.label,
            name,
            kind,
            outcome.y[known].astype(int) if kind != "value" else outcome.y[known],
            p,
            _base(parts, outcome, known) if kind == "binary" else None,
            {other: score for other, score in own if other != name and place == 0} | (simple if kind != "classes" else {}),
            parts.rows.groups[known],
            _slices(parts, known) if kind == "binary" else {},
            _periods(parts.rows, known),
            None if parts.rows.landmark is None else parts.rows.landmark[known],
            None if outcome.censored is None else outcome.censored[known],
            threshold=parts.question.threshold,
            labels=parts.scorer.labels if kind == "classes" else (),
        )
        for place, (name, p) in enumerate(own)
    ]


def _base(parts: _Parts, outcome: Outcome, known: np.ndarray) -> np.ndarray:
    """The rate of the period before, as somebody would have known it; without one, the best constant that there is."""
    earlier = None if parts.before is None else parts.before & ~np.isnan(outcome.y)
    rate = outcome.y[earlier if earlier is not None and earlier.any() else known].mean()
    return np.full(int(known.sum()), rate)


def _periods(rows: Rows, known: np.ndarray) -> np.ndarray | None:
    return None if rows.when is None else rows.when[known]


def _slices(parts: _Parts, known: np.ndarray) -> dict[str, np.ndarray]:
    """Those asked for, or all that the rows name; a feature with few different values is a slice too."""
    wanted = parts.rows.slices if parts.question.slices is None else parts.question.slices
    found = {}
    for name in wanted:
        if name in parts.rows.slices:
            values = parts.rows.slices[name]
        elif "@" in name:
            values = np.array([f"{value:g}" for value in parts.rows.of((name,))[:, 0]])
        else:
            raise ValueError(
                f"--slices {name}: the rows name {', '.join(parts.rows.slices) or 'no parts'}; a feature by its id would do"
            )
        if len(set(values)) > MOST_PARTS:
            raise ValueError(f"--slices {name}: {len(set(values))} different values are no slices, {MOST_PARTS} at most")
        found[name] = values[known]
    return found
