"""Figures of a predicted amount or time."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from .bootstrap import Statistic
from .ranking import TENTH, Ladder, ladder, share_of_top

FINE, COARSE = 1024, 256


def ranks_amounts(y: np.ndarray, scores: Mapping[str, np.ndarray]) -> Statistic:
    """
    By score, as `score:figure` (a score named "" has no prefix): spearman, top_decile_share of the whole amount, and
    gini: the area won over chance as a share of what knowing the amounts would win. And top_decile_share_of_oracle,
    which knows them.
    """
    ladders, best = {name: ladder(y, score) for name, score in scores.items()}, ladder(y, y)

    def of(weights: np.ndarray) -> dict[str, np.ndarray]:
        best_steps, best_amounts = best.steps(weights)
        best_places = _places(best, best_steps)
        best_curve = best_steps.cumsum(axis=1), best_amounts.cumsum(axis=1)
        best_area = _area(*best_curve)
        found = {}
        for name, down in ladders.items():
            steps, amounts = down.steps(weights)
            seen, held = steps.cumsum(axis=1), amounts.cumsum(axis=1)
            at = f"{name}:" if name else ""
            found[f"{at}spearman"] = _correlation(_places(down, steps), best_places, weights)
            found[f"{at}top_decile_share"] = share_of_top(seen, held, TENTH)
            found[f"{at}gini"] = _area(seen, held) / best_area
        return found | {"top_decile_share_of_oracle": share_of_top(*best_curve, TENTH)}

    return of


def _places(rungs: Ladder, steps: np.ndarray) -> np.ndarray:
    """The weighted middle rank of each row, in the order of the rows."""
    middle = steps.cumsum(axis=1) - steps / 2
    return middle.take(rungs.step_of_row, axis=1)


def _correlation(one: np.ndarray, other: np.ndarray, weights: np.ndarray) -> np.ndarray:
    total = weights.sum(axis=1, keepdims=True)
    one = one - (weights * one).sum(axis=1, keepdims=True) / total
    other = other - (weights * other).sum(axis=1, keepdims=True) / total
    spread = np.sqrt((weights * one**2).sum(axis=1) * (weights * other**2).sum(axis=1))
    return np.where(spread > 1e-9, (weights * one * other).sum(axis=1) / spread, np.nan)


def _area(seen: np.ndarray, found: np.ndarray) -> np.ndarray:
    """Between the curve of cumulated amounts and the diagonal, by trapezoids that start at the origin."""
    inner = ((seen[:, 1:] - seen[:, :-1]) * (found[:, 1:] + found[:, :-1])).sum(axis=1)
    return (inner + seen[:, 0] * found[:, 0]) / (2 * seen[:, -1] * found[:, -1]) - 0.5


def misses_amount(y: np.ndarray, p: np.ndarray) -> Statistic:
    """mae_log and rmse_log of log1p, and total_ratio: the sum predicted over the sum that came."""
    off = np.log1p(p) - np.log1p(y)
    columns = np.column_stack([np.abs(off), off**2, p, y])

    def of(weights: np.ndarray) -> dict[str, np.ndarray]:
        sums = weights @ columns / weights.sum(axis=1, keepdims=True)
        return {"mae_log": sums[:, 0], "rmse_log": np.sqrt(sums[:, 1]), "total_ratio": sums[:, 2] / sums[:, 3]}

    return of


def orders_pairs(y: np.ndarray, p: np.ndarray, censored: np.ndarray, *, cells: int = COARSE) -> Statistic:
    """
    c_index: of the pairs whose order is known, how many are predicted in that order; equal predictions count half. A
    censored amount is known to be larger than every equal or smaller amount that was seen whole. Beyond `cells`
    different values, neighbours count as equal.
    """
    p_place, p_cells = _cells(p, cells)
    y_place, y_cells = _cells(y, cells)
    cell = (2 * y_place + censored) * p_cells + p_place
    shape = (2 * y_cells, p_cells)

    def one(weights: np.ndarray) -> float:
        seen = np.bincount(cell, weights, minlength=shape[0] * shape[1]).reshape(shape)
        larger = seen[::-1].cumsum(axis=0)[::-1][1::2]
        likelier = larger[:, ::-1].cumsum(axis=1)[:, ::-1] - larger / 2
        pairs = (seen[0::2] * larger.sum(axis=1, keepdims=True)).sum()
        return float((seen[0::2] * likelier).sum() / pairs) if pairs > 0 else float("nan")

    return lambda weights: {"c_index": np.array([one(draw) for draw in weights])}


def _cells(values: np.ndarray, most: int) -> tuple[np.ndarray, int]:
    """The place of each value among the different ones, or among `most` quantiles if there are more."""
    different, place = np.unique(values, return_inverse=True)
    if len(different) <= most:
        return place, len(different)
    return place * most // len(different), most
