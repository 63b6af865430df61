"""Rows to judge a model on, wherever they come from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from ..data.uci import check_features


@dataclass(frozen=True)
class Rows:
    """
    N snapshots. `of` gives features [N, n] by id, `outcomes` what came later by name, NaN where unknown; `classes` a
    label's name where outcomes are names. `when` sorts as text. `groups` tells sessions or customers apart.
    """

    of: Callable[[tuple[str, ...]], np.ndarray]
    outcomes: Mapping[str, np.ndarray]
    landmark: np.ndarray | None
    groups: np.ndarray
    slices: Mapping[str, np.ndarray]
    when: np.ndarray | None
    classes: np.ndarray | None = None


def columns_of(header: list[str], x: np.ndarray, name: str) -> Callable[[tuple[str, ...]], np.ndarray]:
    """
    Picks features by id from a table. The picker raises ValueError naming the file and the first feature it does not
    have in that version.
    """
    check_features([column for column in header if "@" in column])
    place = {column: number for number, column in enumerate(header)}

    def of(features: tuple[str, ...]) -> np.ndarray:
        for feature in features:
            if feature not in place:
                other = [column for column in header if column.split("@")[0] == feature.split("@")[0]]
                raise ValueError(
                    f"{name}: no column {feature}" + (f", but {other[0]}: features of another version" if other else "")
                )
        return x[:, [place[feature] for feature in features]]

    return of
