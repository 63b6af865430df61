"""Scores that need no model: what every model has to beat."""

from __future__ import annotations

import numpy as np

from .rows import Rows

CART = "cart_adds@1"
RECENCY = "days_since_order@1"
FEATURE = "@"


def baseline(name: str, rows: Rows) -> np.ndarray:
    """
    `cart`: whether something was put into the cart. `recency`: the more recent the last order, the higher. Or a
    feature by its id, the higher the likelier; with a minus before it, the lower. Raises ValueError for other names
    and for features that the rows do not have.
    """
    if name == "cart":
        return (rows.of((CART,))[:, 0] > 0).astype(float)
    if name == "recency":
        return -rows.of((RECENCY,))[:, 0]
    if FEATURE in name:
        return rows.of((name.removeprefix("-"),))[:, 0] * (-1.0 if name.startswith("-") else 1.0)
    raise ValueError(f"--baseline {name}: takes cart, recency, or the id of a feature such as product_pages@1")
