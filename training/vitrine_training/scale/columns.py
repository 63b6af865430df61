"""
Columns of the Parquet table: one row a snapshot. Features are the columns whose name is a feature id, such as
`cart_adds@1`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

SCHEMA = 1
LATER = (
    "purchase",
    "value",
    "days_to_order",
    "observed_days",
    "order_days_30",
    "order_days_90",
    "order_days_180",
    "order_days_365",
    "spend_30",
    "spend_90",
    "spend_180",
    "spend_365",
)
BOUGHT = ("price_percentile", "discounted", "known_brand", "known_category", "price_ratio", "days_considered")

# `session` names the line: a digest of its text, so that rows can be joined though summaries hold no identifier of a person.
KEYS = ("schema", "week", "session", "landmark", "device", "daypart", "language")
OUTCOMES = (*(f"later_{name}" for name in LATER), *(f"bought_{name}" for name in BOUGHT))
SCORES = "scores"

FEATURE = re.compile(r"[a-z][a-z0-9_]*@[1-9][0-9]*")
WEEK = re.compile(r"[0-9]{4}-W[0-9]{2}")


def feature_columns(columns: Iterable[str]) -> tuple[str, ...]:
    """The feature ids among column names, in their order."""
    return tuple(name for name in columns if FEATURE.fullmatch(name))


def landmark_order(landmark: str) -> tuple[int, float, str]:
    """Sorts landmarks: after so many events, then the end of the session, then dates."""
    if landmark.isdigit():
        return (0, float(landmark), "")
    return (1, 0.0, "") if landmark == "last" else (2, 0.0, landmark)
