"""The figures of one set of predictions, each with the interval that its persons allow."""

from __future__ import annotations

from typing import Any

import numpy as np

from .amounts import FINE, misses_amount, orders_pairs, ranks_amounts
from .bootstrap import DRAWS, Drawn, Sample, Statistic, bootstrap, excludes_zero, person_numbers
from .calibration import is_calibrated
from .judged import Judged
from .ranking import ranks_outcome

MAIN = {"binary": "roc_auc", "classes": "macro_auc", "value": "spearman"}
"""The figure by which a model of each kind is held against its baselines."""

SHARES = ("top_decile_share", "top_decile_share_of_oracle", "gini", "total_ratio")


def figures(judged: Judged, *, draws: int = DRAWS, ranking_only: bool = False) -> dict[str, Any]:
    """
    `figures` by name and `against` by baseline: each a value with its interval of 95 %, or null where it is not
    defined.
    """
    sample = Sample(len(judged.y), person_numbers(judged.groups), judged.weight)
    parts = {"binary": _binary, "classes": _classes, "value": _value}[judged.kind](judged)
    if ranking_only and judged.kind == "binary":
        parts |= {"": ranks_outcome(judged.y.astype(float), judged.p)}
    main = MAIN[judged.kind]
    if judged.kind == "value" and judged.censored is not None:
        main = "c_index"
    drawn = bootstrap(_together(parts), sample, draws=draws)
    if main == "c_index":
        drawn = _exact_pairs(judged, drawn)
    own = [name for name in drawn.value if ":" not in name]
    against = {name: _against(drawn, name, (main, "pr_auc", "top_decile_share")) for name in _named(drawn)}
    return {
        "main": main,
        "figures": {name: drawn.estimate(name) for name in own},
        "against": against,
        "persons": sample.persons,
    }


def _together(parts: dict[str, Statistic]) -> Statistic:
    """Figures of a baseline are named `baseline:figure`, those of the model, under "", have no prefix."""

    def of(weights: np.ndarray) -> dict[str, np.ndarray]:
        return {
            f"{part}:{name}" if part else name: figure
            for part, statistic in parts.items()
            for name, figure in statistic(weights).items()
        }

    return of


def _named(drawn: Drawn) -> list[str]:
    return list(dict.fromkeys(name.rsplit(":", 1)[0] for name in drawn.value if ":" in name))


def _against(drawn: Drawn, baseline: str, names: tuple[str, ...]) -> dict[str, Any]:
    """
    The baseline's figures, what the model has above each, and whether the whole interval of its lead in the main
    figure is above 0.
    """
    kept = [name for name in names if f"{baseline}:{name}" in drawn.value]
    lead = {name: drawn.difference(name, f"{baseline}:{name}") for name in kept}
    return {
        "figures": {name: drawn.estimate(f"{baseline}:{name}") for name in kept},
        "lead": lead,
        "beaten": bool(kept) and excludes_zero(lead[kept[0]]),
    }


def _binary(judged: Judged) -> dict[str, Statistic]:
    y = judged.y.astype(float)
    own = _all(ranks_outcome(y, judged.p), is_calibrated(y, judged.p, judged.weight), _plain(judged))
    return {"": own} | {name: ranks_outcome(y, score) for name, score in judged.baselines.items()}


def _plain(judged: Judged) -> Statistic:
    """The Brier score of the training base rate, and accuracy beside that of saying `nobody`."""
    y, p = judged.y.astype(float), judged.p
    columns = [(p >= 0.5) == (y == 1), y == 0]
    names = ["accuracy_at_half", "accuracy_of_nobody"]
    if judged.base is not None:
        columns.append((judged.base - y) ** 2)
        names.append("brier_of_base_rate")
    table = np.column_stack(columns).astype(float)
    return lambda weights: dict(zip(names, (weights @ table / weights.sum(axis=1, keepdims=True)).T))


def _classes(judged: Judged) -> dict[str, Statistic]:
    y = judged.y.astype(int)
    own = _all(_macro(y, judged.p), _class_means(y, judged.p))
    return {"": own} | {name: _macro(y, score) for name, score in judged.baselines.items() if np.ndim(score) == 2}


def _macro(y: np.ndarray, p: np.ndarray) -> Statistic:
    """macro_auc over the labels that occur: each against the rest."""
    each = [ranks_outcome((y == label).astype(float), p[:, label]) for label in range(p.shape[1]) if (y == label).any()]
    return lambda weights: {"macro_auc": np.mean([statistic(weights)["roc_auc"] for statistic in each], axis=0)}


def _class_means(y: np.ndarray, p: np.ndarray) -> Statistic:
    table = np.column_stack([p.argmax(axis=1) == y, -np.log(np.maximum(p[np.arange(len(y)), y], 1e-12))])
    names = ("accuracy", "log_loss")
    return lambda weights: dict(zip(names, (weights @ table / weights.sum(axis=1, keepdims=True)).T))


def _value(judged: Judged) -> dict[str, Statistic]:
    """Amounts that were still growing are judged by the order of pairs alone; all else by those seen whole."""
    y, seen = judged.y.astype(float), _seen_whole(judged)
    scores = {"": judged.p, **judged.baselines}
    whole = ranks_amounts(y[seen], {name: score[seen] for name, score in scores.items()})
    miss = misses_amount(y[seen], judged.p[seen])
    if judged.censored is None:
        return {"": _all(whole, miss)}
    parts = {"": _without_shares(_of(_all(whole, miss), seen))}
    pairs = {name: orders_pairs(y, score, judged.censored.astype(int)) for name, score in scores.items()}
    return parts | pairs | {"": _all(parts[""], pairs[""])}


def _seen_whole(judged: Judged) -> np.ndarray:
    return np.ones(len(judged.y), bool) if judged.censored is None else ~judged.censored.astype(bool)


def _of(statistic: Statistic, rows: np.ndarray) -> Statistic:
    return lambda weights: statistic(weights[:, rows])


def _without_shares(statistic: Statistic) -> Statistic:
    """What a time that was not awaited says nothing of: its share of a sum."""
    return lambda weights: {name: figure for name, figure in statistic(weights).items() if not name.endswith(SHARES)}


def _all(*statistics: Statistic) -> Statistic:
    return lambda weights: {name: figure for statistic in statistics for name, figure in statistic(weights).items()}


def _exact_pairs(judged: Judged, drawn: Drawn) -> Drawn:
    """The draws count pairs on a coarse grid; the value on all rows, on a fine one, moves them to where they belong."""
    value, draws = dict(drawn.value), dict(drawn.draws)
    weight = np.ones(len(judged.y)) if judged.weight is None else judged.weight
    for name, score in {
        "c_index": judged.p,
        **{f"{name}:c_index": score for name, score in judged.baselines.items()},
    }.items():
        pairs = orders_pairs(judged.y.astype(float), score, judged.censored.astype(int), cells=FINE)
        value[name] = float(pairs(weight[None, :])["c_index"][0])
        draws[name] = draws[name] + value[name] - drawn.value[name]
    return Drawn(value, draws)
