"""
Writes a simulated table of orders with categories, in which most customers narrow down before they leave. Online Retail has
no categories: what a model makes of them can only be tried here, and that says nothing of real customers.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import exp, log
from pathlib import Path
from random import Random

START = datetime(2023, 1, 2)
DAYS = 900

# Middle value of a line, and days between orders of a customer who buys little else: consumables bring people back,
# furniture does not.
CATEGORIES = {
    "Beauty": (25, 24), "Food": (40, 18), "Pets": (35, 26), "Books": (22, 40),
    "Shirts": (45, 45), "Shoes": (90, 70), "Home": (60, 60), "Furniture": (280, 150),
}  # fmt: skip

# Share of customers who leave within the record, and days of decline before that.
LEAVING, DECLINE = 0.55, (60, 200)
# Of those who leave: how many drop categories one by one, and how many stretch their gaps. A customer may do both, or
# neither and be gone at once.
NARROWING, STRETCHING, STRETCH = 0.6, 0.6, 2.5
# Stayers who drop categories for a while, as people do.
PASSING = 0.15

ASSUMED = (
    ("customers", f"{LEAVING:.0%} leave within {DAYS} days, after {DECLINE[0]} to {DECLINE[1]} days of decline"),
    ("decline", f"{NARROWING:.0%} of them drop categories one by one, {STRETCHING:.0%} let gaps grow to {STRETCH} times; independently, so some do neither"),
    ("noise", f"{PASSING:.0%} of those who stay drop categories for a while too; gaps are gamma distributed (shape 2), values lognormal (0.5)"),
    ("categories", "eight, with gaps and values of their own; a customer has two to five, one of them the main one"),
)  # fmt: skip


@dataclass(frozen=True)
class CategoryOrders:
    """
    `left`: by customer, the day from START on which they left, or None; `narrowed`: who dropped categories before leaving.
    """

    path: Path
    left: dict[str, int | None]
    narrowed: frozenset[str]


@dataclass(frozen=True)
class _Customer:
    key: str
    categories: tuple[str, ...]
    pace: float
    level: float
    entry: float
    leaves: float | None
    decline: float
    narrows: bool
    stretches: bool


def simulate_category_orders(customers: int, seed: int, path: Path) -> CategoryOrders:
    """Writes CSV: customer_id, order_id, ordered_at (UTC), category, units, value; one row a category of an order."""
    left: dict[str, int | None] = {}
    narrowed = set()
    with path.open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["customer_id", "order_id", "ordered_at", "category", "units", "value"])
        for number in range(customers):
            random = Random(f"{seed}/{number}")
            customer = _draw(f"c{number:05d}", random)
            writer.writerows(_orders(customer, random))
            left[customer.key] = None if customer.leaves is None else int(customer.leaves)
            if customer.narrows and customer.leaves is not None:
                narrowed.add(customer.key)
    return CategoryOrders(path, left, frozenset(narrowed))


def _draw(key: str, random: Random) -> _Customer:
    categories = tuple(random.sample(list(CATEGORIES), random.randint(2, 5)))
    leaving = random.random() < LEAVING
    entry = random.uniform(0, 300)
    decline = random.uniform(*DECLINE)
    return _Customer(
        key,
        categories,
        exp(random.gauss(0, 0.4)),
        exp(random.gauss(0, 0.5)),
        entry,
        entry + decline + random.uniform(60, DAYS - 300) if leaving else None,
        decline,
        random.random() < (NARROWING if leaving else PASSING),
        random.random() < STRETCHING and leaving,
    )


def _orders(customer: _Customer, random: Random) -> Iterator[tuple[str, str, str, str, int, str]]:
    low = random.uniform(customer.entry, DAYS)
    day, number = customer.entry, 0
    end = min(DAYS, DAYS if customer.leaves is None else customer.leaves)
    main_gap = CATEGORIES[customer.categories[0]][1]
    gap = exp(sum(log(CATEGORIES[category][1]) for category in customer.categories) / len(customer.categories))
    gap = customer.pace * (gap + main_gap) / 2
    while day < end:
        decay = _decline(customer, day, low)
        number += 1
        at = START + timedelta(days=int(day), minutes=random.randrange(480, 1380))
        for category in _basket(customer, decay, random):
            units = random.choice((1, 1, 1, 2, 3))
            value = CATEGORIES[category][0] * customer.level * exp(random.gauss(0, 0.5)) * units
            yield customer.key, f"{customer.key}-{number}", at.strftime("%Y-%m-%dT%H:%MZ"), category, units, f"{value:.2f}"
        stretch = 1 + (STRETCH - 1) * decay if customer.stretches else 1
        day += max(1.0, gap * stretch * random.gammavariate(2, 0.5))


def _decline(customer: _Customer, day: float, low: float) -> float:
    """0 as ever, to 1 on the day of leaving; for stayers, a passing dip of half a year around `low`."""
    if customer.leaves is None:
        return max(0.0, 1 - abs(day - low) / 90)
    return min(1.0, max(0.0, 1 - (customer.leaves - day) / customer.decline))


def _basket(customer: _Customer, decay: float, random: Random) -> list[str]:
    own = customer.categories
    if customer.narrows:
        own = own[: max(1, round(len(own) * (1 - decay)))]
    lines = 1 + sum(random.random() < 0.35 for _ in own[1:])
    weights = [2.0] + [1.0] * (len(own) - 1)
    return sorted(set(random.choices(own, weights, k=lines)))
