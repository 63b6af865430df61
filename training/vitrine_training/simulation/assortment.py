"""
The goods of the shop in which journeys are simulated: twelve categories, sixty brands, prices that spread as brands do.
"""

from __future__ import annotations

import json
from functools import cache
from math import exp
from random import Random
from typing import NamedTuple

# What half of a category's goods cost less than.
CATEGORIES = {
    "Jackets": 120, "Shirts": 45, "Trousers": 60, "Shoes": 90, "Bags": 80, "Home": 35, "Beauty": 25, "Jewellery": 70,
    "Sport": 55, "Toys": 30, "Books": 18, "Garden": 50,
}  # fmt: skip
BRANDS = tuple(f"Brand {number}" for number in range(1, 61))
BRANDS_PER_CATEGORY = 20
ITEMS_PER_CATEGORY = 40

# Standard deviations of the log of a price: between brands, and between the goods of a brand in one category.
BRAND_SPREAD, ITEM_SPREAD = 0.35, 0.3

# Share of goods on sale, and by how much.
REDUCED_SHARE, REDUCTION = 0.15, 0.3


class Good(NamedTuple):
    """
    `rank` is the place of the price among the category's, 0 cheapest to 1 dearest; `fresh` 0 oldest to 1 newest; `text` is
    the GA4 item.
    """

    id: str
    category: str
    brand: str
    price: float
    rank: float
    fresh: float
    reduced: bool
    text: str


@cache
def assortment() -> dict[str, tuple[Good, ...]]:
    """The same goods each time, by category."""
    random = Random(20)
    level = {brand: random.gauss(0, BRAND_SPREAD) for brand in BRANDS}
    return {category: _shelf(category, level, random) for category in CATEGORIES}


def _shelf(category: str, level: dict[str, float], random: Random) -> tuple[Good, ...]:
    own = random.sample(BRANDS, BRANDS_PER_CATEGORY)
    brands = [own[number % len(own)] for number in range(ITEMS_PER_CATEGORY)]
    prices = [round(CATEGORIES[category] * exp(level[brand] + random.gauss(0, ITEM_SPREAD)), 2) for brand in brands]
    order = sorted(prices)
    return tuple(
        _good(f"{category[:3].lower()}-{number}", category, (brand, price, order.index(price) / (len(order) - 1)), random)
        for number, (brand, price) in enumerate(zip(brands, prices))
    )


def _good(name: str, category: str, traits: tuple[str, float, float], random: Random) -> Good:
    brand, price, rank = traits
    reduced = random.random() < REDUCED_SHARE
    item = {"item_id": name, "item_brand": brand, "item_category": category, "price": price}
    text = json.dumps({**item, "discount": round(price * REDUCTION, 2)} if reduced else item, separators=(",", ":"))
    return Good(name, category, brand, price, rank, random.random(), reduced, text)
