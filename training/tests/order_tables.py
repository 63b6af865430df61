"""Made-up order tables, for the tests of the heads of customers."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import numpy as np

START = date(2023, 1, 2)
CATEGORIES = ("lamps", "rugs", "vases", "chairs", "clocks", "mirrors")
COLUMNS = ("customer_id", "ordered_at", "order_id", "value", "category", "coupon", "margin")


def write_orders(path: Path, rows: list[dict[str, object]]) -> Path:
    """A CSV; columns that a row lacks stay empty."""
    columns = [column for column in COLUMNS if any(column in row for row in rows)]
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def simulated_orders(customers: int, days: int, seed: int, leaving: float = 0.5) -> list[dict[str, object]]:
    """
    Customers of different rhythms, of whom the share `leaving` leave at some time. Nearly all who will leave narrow to one category half a year before,
    without ordering more rarely: only the categories foretell it. Coupons come with half of the first orders, and those customers buy for more.
    """
    random = np.random.default_rng(seed)
    rows: list[dict[str, object]] = []
    for customer in range(customers):
        gap = random.uniform(15, 60)
        leaves = random.uniform(250, days) if random.uniform() < leaving else days * 2
        narrows, offered, day, number = (
            random.uniform() < 0.9 and leaves < days,
            random.uniform() < 0.5,
            random.uniform(0, 200),
            0,
        )
        while day < min(leaves, days):
            narrow = narrows and day > leaves - 200
            value = round(float(random.gamma(4, 15)) * (2 if offered else 1), 2)
            rows.append(
                {
                    "customer_id": f"c{customer}",
                    "ordered_at": (START + timedelta(days=int(day))).isoformat(),
                    "order_id": f"o{customer}-{number}",
                    "value": value,
                    "category": CATEGORIES[0] if narrow else str(random.choice(CATEGORIES)),
                    "coupon": "WELCOME" if offered and number == 0 else "",
                    "margin": round(value * (0.1 if customer % 2 else 0.6), 2),
                }
            )
            day, number = day + random.exponential(gap), number + 1
    return rows
