"""The goods of the simulated shop: 120 items of 8 brands, a quarter of them reduced."""

from __future__ import annotations

from typing import Any

BRANDS = tuple(f"Brand {letter}" for letter in "ABCDEFGH")
CATEGORIES = ("Jackets", "Shirts", "Trousers", "Shoes", "Bags")


def _item(number: int) -> dict[str, Any]:
    price = 20 + (number * 37) % 160
    item: dict[str, Any] = {
        "item_id": f"sku-{number}",
        "item_name": f"Item {number}",
        "item_brand": BRANDS[number % len(BRANDS)],
        "item_category": CATEGORIES[number % len(CATEGORIES)],
        "price": price,
    }
    # 8 brands and every fourth number: the hash spreads reduced items over all brands.
    return {**item, "discount": round(price * 0.3, 2)} if (number * 7 + number // 8) % 4 == 0 else item


ITEMS = tuple(_item(number) for number in range(120))
REDUCED = tuple(item for item in ITEMS if "discount" in item)
FULL_PRICE = tuple(item for item in ITEMS if "discount" not in item)
