"""What a report is made of: predictions on rows that a fit has not seen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import numpy as np

Kind = Literal["binary", "classes", "value"]


@dataclass(frozen=True)
class Judged:
    """
    Every array has one entry a row. `y`: 0 or 1 (binary), the place of the label (classes), an amount of at least 0
    (value). `p`: [N], or [N, k] for classes. `base`: what the training part alone would have said of the row (its
    base rate or mean). `baselines`: scores that the model must beat, by name, the higher the likelier. `groups`: rows
    of one person share a number, and the bootstrap draws persons. `slices`: parts by name, such as `device`.
    `period`: a number that grows with time. `landmark`: events seen, or what the cut is named by. `censored`: the
    amount was still growing. `weight`: how many rows of the whole one stands for, where it was sampled. `threshold`:
    the probability from which on somebody is selected; absent, the one that the top tenth reaches. `labels`: the
    names of the classes.
    """

    name: str
    split: str
    kind: Kind
    y: np.ndarray
    p: np.ndarray
    base: np.ndarray | None = None
    baselines: dict[str, np.ndarray] = field(default_factory=dict)
    groups: np.ndarray | None = None
    slices: dict[str, np.ndarray] = field(default_factory=dict)
    period: np.ndarray | None = None
    landmark: np.ndarray | None = None
    censored: np.ndarray | None = None
    weight: np.ndarray | None = None
    threshold: float | None = None
    labels: tuple[str, ...] = ()
    described: tuple[str, ...] = ("history",)
