"""What a shopper of the simulated shop remembers."""

from __future__ import annotations

from .assortment import Good

# Goods viewed last, from which orders are made.
MEMORY = 40


class Wardrobe:
    """What a shopper knows of the shop across visits: by good, brand and category, the visit it was first seen in."""

    def __init__(self) -> None:
        self.first_seen: dict[str, int] = {}
        self.recent: list[Good] = []

    def see(self, good: Good, visit: int) -> None:
        for name in (good.id, good.brand, good.category):
            self.first_seen.setdefault(name, visit)
        self.recent = [*self.recent[1 - MEMORY :], good]

    def news(self, good: Good, visit: int) -> float:
        """1 if no earlier visit met its brand or its category, 0 if one met both."""
        return sum(self.first_seen.get(name, visit) == visit for name in (good.brand, good.category)) / 2
