"""Whether a model selects the parts of its public alike: the four-fifths rule, read with its significance."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan
from typing import Any

import numpy as np
from scipy.stats import fisher_exact, norm
from sklearn.metrics import roc_auc_score

from .bootstrap import number, person_numbers
from .judged import Judged

EXPECTED_FOR_NORMAL = 5


@dataclass(frozen=True)
class FairnessLimits:
    """
    A part is compared from `rows` rows (persons, where rows have them); it fails below `ratio` of the most selected
    part, if that is significant at `level`.
    """

    ratio: float = 0.8
    level: float = 0.05
    rows: int = 100


DEFAULT_LIMITS = FairnessLimits()


def fairness(judged: Judged, limits: FairnessLimits = DEFAULT_LIMITS) -> list[dict[str, Any]]:
    """
    One entry a slice of a binary set; [] for the other kinds. `fails` tells whether the slice breaks the rule, `line`
    says it in words.
    """
    if judged.kind != "binary":
        return []
    top = np.quantile(judged.p, 0.9, weights=judged.weight, method="inverted_cdf")
    threshold = float(top) if judged.threshold is None else judged.threshold
    chosen = judged.p >= threshold if judged.threshold is not None or np.ptp(judged.p) > 0 else np.zeros(len(judged.p), bool)
    return [_slice(judged, name, (chosen, threshold), limits) for name in judged.slices]


def _slice(judged: Judged, name: str, selection: tuple[np.ndarray, float], limits: FairnessLimits) -> dict[str, Any]:
    chosen, threshold = selection
    weight = np.ones(len(chosen)) if judged.weight is None else judged.weight
    values = np.array([_label(value) for value in judged.slices[name]])
    persons = person_numbers(judged.groups)
    persons = np.arange(len(values)) if persons is None else persons
    parts = [_part(judged, value, values == value, chosen) for value in sorted(set(values))]
    for part in parts:
        part["persons"] = len(np.unique(persons[values == part["part"]]))
        part["judged"] = part["persons"] >= limits.rows and part["part"] != ""
    compared = [part for part in parts if part["judged"]]
    about = {"slice": name, "threshold": threshold, "parts": parts, "smallest_ratio": None, "p_value": None, "fails": False}
    if name in judged.described:
        return about | {"line": f"{name}: told part by part, as it is what people did"}
    if len(compared) < 2:
        return about | {"line": f"{name}: not judged, fewer than two parts have {limits.rows} persons"}
    most = max(compared, key=lambda part: part["selection_rate"])
    if most["selection_rate"] == 0:
        return about | {"line": f"{name}: not judged, nobody reaches the threshold"}
    for part in compared:
        part["ratio"] = part["selection_rate"] / most["selection_rate"]
        part["p_value"] = (
            1.0
            if part is most
            else _significance((chosen, weight), persons, (values == part["part"], values == most["part"]))
        )
    adjusted = _holm([part["p_value"] for part in compared if part is not most])
    for part, p_value in zip([part for part in compared if part is not most], adjusted):
        part["p_value"] = p_value
    least = min(compared, key=lambda part: part["ratio"])
    failing = [part for part in compared if part["ratio"] < limits.ratio and part["p_value"] < limits.level]
    about |= {"smallest_ratio": least["ratio"], "p_value": least["p_value"], "fails": bool(failing)}
    return about | {"line": _line(name, (least, most), failing, limits)}


def _label(value: Any) -> str:
    return "" if value is None or (isinstance(value, float) and isnan(value)) else str(value)


def _part(judged: Judged, value: str, rows: np.ndarray, chosen: np.ndarray) -> dict[str, Any]:
    y, p = judged.y[rows], judged.p[rows]
    weight = np.ones(int(rows.sum())) if judged.weight is None else judged.weight[rows]
    bought = weight * y
    return {
        "part": value,
        "rows": int(rows.sum()),
        "base_rate": float(bought.sum() / weight.sum()),
        "selection_rate": float(np.average(chosen[rows], weights=weight)),
        "recall": number(float(bought @ chosen[rows] / bought.sum())) if bought.sum() > 0 else None,
        "roc_auc": float(roc_auc_score(y, p, sample_weight=weight)) if len(np.unique(y)) == 2 else None,
        "observed_less_predicted": float(np.average(y - p, weights=weight)),
        "ratio": None,
        "p_value": None,
    }


def _significance(chosen: tuple[np.ndarray, np.ndarray], persons: np.ndarray, parts: tuple[np.ndarray, np.ndarray]) -> float:
    """
    Two-sided, of equal selection rates: Fisher's exact test where a row is a person and a count is small, otherwise
    the normal one, with the spread taken between persons, as the rows of one person are chosen together. `chosen`
    comes with the weight of each row.
    """
    hits, weight = chosen
    sizes = [float(weight[rows].sum()) for rows in parts]
    rates = [float(weight[rows] @ hits[rows]) / size for rows, size in zip(parts, sizes)]
    share = sum(rate * size for rate, size in zip(rates, sizes)) / sum(sizes)
    alone = (weight == 1).all() and all(len(np.unique(persons[rows])) == int(rows.sum()) for rows in parts)
    if alone and min(share, 1 - share) * min(sizes) < EXPECTED_FOR_NORMAL:
        counts = [(int(hits[rows].sum()), int(rows.sum())) for rows in parts]
        return float(fisher_exact([[count, rows - count] for count, rows in counts]).pvalue)
    spread = sum(_spread(weight[rows] * (hits[rows] - share), persons[rows]) / size**2 for rows, size in zip(parts, sizes))
    return float(2 * norm.sf(abs(rates[0] - rates[1]) / np.sqrt(spread))) if spread > 0 else 1.0


def _spread(residual: np.ndarray, persons: np.ndarray) -> float:
    """The variance of a sum whose rows belong to persons, under the rate that both parts share."""
    _, place = np.unique(persons, return_inverse=True)
    return float((np.bincount(place, residual) ** 2).sum())


def _holm(p_values: list[float]) -> list[float]:
    order = np.argsort(p_values, kind="stable")
    adjusted, highest = [1.0] * len(p_values), 0.0
    for place, index in enumerate(order):
        highest = max(highest, min(1.0, p_values[index] * (len(p_values) - place)))
        adjusted[index] = highest
    return adjusted


def _line(
    name: str, extremes: tuple[dict[str, Any], dict[str, Any]], failing: list[dict[str, Any]], limits: FairnessLimits
) -> str:
    least, most = extremes
    often = f"{least['ratio']:.2f} times as often as {most['part']}"
    said = f"{name}: {least['part']} is selected {often} (p = {least['p_value']:.2g})"
    if failing:
        return (
            f"{said}; fails the four-fifths rule for {', '.join(part['part'] for part in failing)} (limit {limits.ratio:g})"
        )
    return f"{said}; " + (
        "holds the four-fifths rule" if least["ratio"] >= limits.ratio else "below four fifths, but within chance"
    )
