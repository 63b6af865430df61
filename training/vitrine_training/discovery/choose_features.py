"""Which features clusters are looked for in, and how they are brought to one scale."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from ..fitting.additive import transform
from ..fitting.fit import upper_of

# Not behaviour: the calendar, the way of arrival, the order of steps, and how often somebody came before.
NOT_BEHAVIOUR = re.compile(
    r"^(weekend|special_day|quarter_|source_|step_|category_share_|returning_visitor|sessions|lifetime_|days_since_|session_seconds|events_per_minute)"
)

# Seen in fewer of the rows than this, a feature tells a handful of sessions from all others and nothing else.
LEAST_PRESENT = 0.03
# Of two features that say the same, the first stays.
TWINS = 0.9


@dataclass(frozen=True)
class Table:
    """Features by column, one row a session; raw values."""

    features: tuple[str, ...]
    x: np.ndarray


@dataclass(frozen=True)
class Scaled:
    """The chosen features as (transform(x) - centre) / spread in `z`; `left_out` says why the others are not among them."""

    features: tuple[str, ...]
    x: np.ndarray
    upper: np.ndarray
    centre: np.ndarray
    spread: np.ndarray
    left_out: dict[str, str]

    @property
    def z(self) -> np.ndarray:
        return (transform(self.x, self.upper) - self.centre) / self.spread


def choose_features(table: Table, wanted: tuple[str, ...] | None = None) -> Scaled:
    """
    `wanted` overrides the choice. Raises ValueError if a wanted feature is missing or fewer than two features are left.
    """
    missing = [feature for feature in wanted or () if feature not in table.features]
    if missing:
        raise ValueError(f"features missing from the summaries: {', '.join(missing)}")
    upper = upper_of(table.x)
    held = transform(table.x, upper)
    left_out: dict[str, str] = {}
    chosen: list[int] = []
    for place, feature in enumerate(table.features):
        if wanted is not None and feature not in wanted:
            continue
        reason = _reason(feature, held, (place, chosen, table.features), wanted is not None)
        if reason:
            left_out[feature] = reason
        else:
            chosen.append(place)
    if len(chosen) < 2:
        raise ValueError("fewer than two features vary enough to look for clusters in")
    kept = held[:, chosen]
    names = tuple(table.features[place] for place in chosen)
    return Scaled(names, table.x[:, chosen], upper[chosen], kept.mean(axis=0), kept.std(axis=0), left_out)


def _reason(feature: str, held: np.ndarray, places: tuple[int, list[int], tuple[str, ...]], wanted: bool) -> str | None:
    place, chosen, names = places
    column = held[:, place]
    if np.ptp(column) == 0:
        return "never varies"
    if wanted:
        return None
    if NOT_BEHAVIOUR.match(feature):
        return "not behaviour of a session"
    if (column > 0).mean() < LEAST_PRESENT:
        return f"above zero in {(column > 0).mean():.1%} of the rows"
    twin = next((other for other in chosen if abs(np.corrcoef(held[:, other], column)[0, 1]) > TWINS), None)
    return None if twin is None else f"says what {names[twin]} says"
