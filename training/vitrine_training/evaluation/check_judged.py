"""What predictions have to be before figures are made of them."""

from __future__ import annotations

import numpy as np

from .judged import Judged

SUM_TOLERANCE = 1e-3


def check_judged(judged: Judged) -> None:
    """Raises ValueError naming set, field and row of what is not as `Judged` says."""
    where = f"{judged.name}, {judged.split}"
    rows = len(judged.y)
    if rows == 0:
        raise ValueError(f"{where}: there are no rows to judge")
    parts = {"p": judged.p, "base": judged.base, "weight": judged.weight}
    parts |= {f"baseline {name}": score for name, score in judged.baselines.items()}
    whole = {"groups": judged.groups, "period": judged.period, "landmark": judged.landmark, "censored": judged.censored}
    whole |= {f"slice {name}": part for name, part in judged.slices.items()}
    for name, part in {"y": judged.y, **parts, **whole}.items():
        if part is not None and len(part) != rows:
            raise ValueError(f"{where}: {name} has {len(part)} rows, but y has {rows}")
    for name, part in {"y": judged.y, **parts}.items():
        if part is not None:
            _finite(part, f"{where}: {name}")
    _outcomes(judged, where)
    _predictions(judged, where)


def _finite(part: np.ndarray, where: str) -> None:
    bad = ~np.isfinite(np.asarray(part, float).reshape(len(part), -1)).all(axis=1)
    if bad.any():
        raise ValueError(f"{where} is not a number in row {int(np.flatnonzero(bad)[0])}, and {int(bad.sum())} rows in all")


def _outcomes(judged: Judged, where: str) -> None:
    y = np.asarray(judged.y)
    if judged.kind == "binary":
        wrong, must = ~np.isin(y, (0, 1)), "0 or 1"
    elif judged.kind == "classes":
        wrong, must = (
            (y < 0) | (y >= judged.p.shape[1]) | (y != y.astype(int)),
            f"the place of a label, 0 to {judged.p.shape[1] - 1}",
        )
    else:
        wrong, must = y < 0, "an amount of at least 0"
    _refuse(wrong, f"{where}: y must be {must}", y)
    if judged.weight is not None:
        _refuse(judged.weight < 0, f"{where}: weight must be at least 0", judged.weight)
        if not judged.weight.sum() > 0:
            raise ValueError(f"{where}: all weights are 0")


def _predictions(judged: Judged, where: str) -> None:
    p = judged.p
    if judged.kind == "value":
        _refuse(p < 0, f"{where}: p must be an amount of at least 0", p)
        return
    if p.ndim != (2 if judged.kind == "classes" else 1):
        raise ValueError(f"{where}: p has {p.ndim} dimensions, which does not fit the kind {judged.kind}")
    outside = ((p < 0) | (p > 1)).reshape(len(p), -1).any(axis=1)
    _refuse(outside, f"{where}: p must lie in 0..1", p)
    if judged.kind == "classes":
        _refuse(np.abs(p.sum(axis=1) - 1) > SUM_TOLERANCE, f"{where}: the probabilities of a row must add up to 1", p)


def _refuse(wrong: np.ndarray, message: str, values: np.ndarray) -> None:
    if wrong.any():
        row = int(np.flatnonzero(wrong)[0])
        raise ValueError(f"{message}, but row {row} has {np.round(np.asarray(values[row], float), 6).tolist()}")
