"""A new model against the one in use, on rows neither was fitted on, with paired intervals; and the verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..evaluation.bootstrap import Sample, Statistic, bootstrap, interval, person_numbers
from ..evaluation.calibration import is_calibrated
from ..evaluation.figures import figures
from ..evaluation.judged import Judged

CURRENT = "the current model"
NOTHING = {"roc_auc": 0.5, "c_index": 0.5, "spearman": 0.0}


@dataclass(frozen=True)
class Verdict:
    """
    `reasons` against the new model, one sentence each; empty if it is accepted. `figures`: by label and split, what they
    rest on.
    """

    reasons: tuple[str, ...]
    figures: list[dict[str, Any]]

    @property
    def accepted(self) -> bool:
        return not self.reasons


def compare(judged: Sequence[Judged], current: Mapping[tuple[str, str], np.ndarray]) -> Verdict:
    """
    `current`: scores of the model in use, by name and split of each set; empty if there is none. Refused is what, on any
    set, ranks no better than chance, or is worse than the current model by more than noise: the whole paired interval of
    95 % of a difference in ranking, log loss or calibration error lies on its bad side.
    """
    parts = [_compared(part, current.get((part.name, part.split))) for part in judged]
    return Verdict(tuple(reason for part in parts for reason in part.pop("reasons")), parts)


def _compared(judged: Judged, current: np.ndarray | None) -> dict[str, Any]:
    # baselines rank: of times and amounts, by the same order as the model
    against = {} if current is None else {CURRENT: current}
    held = Judged(
        judged.name,
        judged.split,
        judged.kind,
        judged.y,
        judged.p,
        baselines=against,
        groups=judged.groups,
        weight=judged.weight,
        censored=judged.censored,
    )
    found = figures(held)
    main = found["main"]
    own = found["figures"][main]
    part: dict[str, Any] = {
        "label": judged.name,
        "split": judged.split,
        "rows": len(judged.y),
        "persons": found["persons"],
        main: own,
    }
    where = f"{judged.name}, {judged.split}"
    reasons = (
        []
        if _above(own["interval"], NOTHING[main])
        else [f"{where}: {main} {_words(own)} does not exceed chance, {NOTHING[main]}"]
    )
    if current is not None:
        lead = found["against"][CURRENT]["lead"][main]
        part[f"{main}_lead"] = lead
        if lead["interval"] and lead["interval"][1] < 0:
            reasons.append(f"{where}: {main} is below the current model's by {_words(lead)}")
        if judged.kind == "binary":
            part |= _losses(judged, current)
            for name, words in (("log_loss", "log loss"), ("ece", "calibration error")):
                change = part[f"{name}_change"]
                if change["interval"] and change["interval"][0] > 0:
                    reasons.append(f"{where}: {words} is above the current model's by {_words(change)}")
    return part | {"reasons": reasons}


def _losses(judged: Judged, current: np.ndarray) -> dict[str, Any]:
    """Log loss and calibration error of both, and their paired differences: below 0 the new model is better."""
    y = judged.y.astype(float)
    both = {"new": is_calibrated(y, judged.p, judged.weight), "current": is_calibrated(y, current, judged.weight)}
    drawn = bootstrap(_named(both), Sample(len(y), person_numbers(judged.groups), judged.weight))
    found: dict[str, Any] = {}
    for name in ("log_loss", "ece"):
        new, old = f"new:{name}", f"current:{name}"
        found[name] = {"new": drawn.value[new], "current": drawn.value[old]}
        found[f"{name}_change"] = {
            "value": drawn.value[new] - drawn.value[old],
            "interval": interval(drawn.draws[new] - drawn.draws[old]),
        }
    return found


def _named(statistics: Mapping[str, Statistic]) -> Statistic:
    return lambda weights: {
        f"{part}:{name}": value for part, of in statistics.items() for name, value in of(weights).items()
    }


def _above(edges: list[float] | None, chance: float) -> bool:
    return edges is not None and edges[0] > chance


def _words(figure: Mapping[str, Any]) -> str:
    low, high = figure["interval"] or (float("nan"), float("nan"))
    return f"{figure['value']:.3f} ({low:.3f} to {high:.3f})"
