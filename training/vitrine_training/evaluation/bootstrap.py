"""Intervals by drawing rows, or the persons that rows belong to, again and again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

DRAWS = 500
SEED = 20
LEVEL = 0.95
CELLS = 1 << 16
FEWEST_DRAWS = 0.5
# A sum of absolute gaps only grows when rows are drawn again: its draws lie beside the figure, not around it.
ONE_SIDED = "ece"

Statistic = Callable[[np.ndarray], dict[str, np.ndarray]]
"""From weights of rows [draws, N] to figures by name, [draws] each; NaN where a draw does not define one."""


@dataclass(frozen=True)
class Sample:
    """
    N rows: `groups` numbers persons from 0, or is absent where every row is a person; `weight` is what each row
    stands for.
    """

    rows: int
    groups: np.ndarray | None = None
    weight: np.ndarray | None = None

    @property
    def persons(self) -> int:
        return self.rows if self.groups is None else int(self.groups.max(initial=-1)) + 1


@dataclass(frozen=True)
class Drawn:
    """Figures by name on the sample itself and on every draw."""

    value: dict[str, float]
    draws: dict[str, np.ndarray]

    def estimate(self, name: str) -> dict[str, object]:
        edges = None if name.endswith(ONE_SIDED) else interval(self.draws[name])
        return {"value": number(self.value[name]), "interval": edges}

    def difference(self, one: str, other: str) -> dict[str, object]:
        """Of two figures, on the same draws."""
        return {
            "value": number(self.value[one] - self.value[other]),
            "interval": interval(self.draws[one] - self.draws[other]),
        }


def person_numbers(groups: np.ndarray | None) -> np.ndarray | None:
    """Any names of persons to numbers from 0 without gaps."""
    return None if groups is None else np.unique(groups, return_inverse=True)[1]


def bootstrap(statistic: Statistic, sample: Sample, *, draws: int = DRAWS, seed: int = SEED) -> Drawn:
    """Every figure of `statistic` on the sample and on `draws` samples of its persons, with replacement."""
    own = np.ones((1, sample.rows)) if sample.weight is None else sample.weight[None, :].astype(float)
    with np.errstate(divide="ignore", invalid="ignore"):
        value = {name: float(figure[0]) for name, figure in statistic(own).items()}
        parts = [statistic(weights) for weights in _weights(sample, draws, seed)]
    return Drawn(value, {name: np.concatenate([part[name] for part in parts]) for name in value})


def _weights(sample: Sample, draws: int, seed: int) -> Iterator[np.ndarray]:
    random = np.random.default_rng(seed)
    persons = sample.persons
    size = max(1, CELLS // max(1, sample.rows))
    for start in range(0, draws, size):
        count = min(size, draws - start)
        times = np.stack([np.bincount(random.integers(persons, size=persons), minlength=persons) for _ in range(count)])
        weights = times.astype(float) if sample.groups is None else times.astype(float)[:, sample.groups]
        yield weights if sample.weight is None else weights * sample.weight


def interval(drawn: np.ndarray) -> list[float] | None:
    """The middle 95 % of the draws; None where fewer than half of them define the figure."""
    defined = drawn[np.isfinite(drawn)]
    if len(defined) == 0 or len(defined) < FEWEST_DRAWS * len(drawn):
        return None
    tail = (1 - LEVEL) / 2
    return [float(edge) for edge in np.quantile(defined, [tail, 1 - tail])]


def number(value: float) -> float | None:
    """JSON has no NaN: what is not defined is null."""
    return float(value) if np.isfinite(value) else None


def excludes_zero(difference: dict[str, object]) -> bool:
    """Whether the whole interval of a difference lies above 0."""
    edges = difference["interval"]
    return isinstance(edges, list) and edges[0] > 0
