"""Order tables as the SDK's own code sees them: every customer's features at the first of each month, and what came later."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from .summaries import Summaries, read_summaries

# After the last order of any table. Who ordered how long before it tells the time that the table spans.
FAR = "2099-01-01"

# Snapshots hold four digits, which so far away is this many days; months that begin so near the edges would teach nothing anyway.
FAR_ERROR = 5

FEATURES = (
    "days_since_order@1",
    "days_since_first_order@1",
    "order_days@1",
    "mean_order_gap_days@1",
    "order_gap_ratio@1",
    "last_gap_ratio@1",
    "order_days_30d@1",
    "order_days_90d@1",
    "order_days_180d@1",
    "order_days_365d@1",
    "spend_90d@1",
    "spend_365d@1",
    "mean_order_value@1",
    "last_order_value@1",
    "first_order_value@1",
    "returned_share@1",
    "first_offer_response@1",
    "order_categories@1",
    "category_narrowing@1",
    *(f"category_share_{bucket}@1" for bucket in range(1, 9)),
    *(f"quarter_{quarter}@1" for quarter in range(1, 5)),
)

RunVitrine = Callable[[Sequence[str], Path], Path]


@dataclass(frozen=True)
class OrderTable:
    """
    `orders` and `returns` are files that the command line reads (CSV, CSV.gz, Parquet). `margin`: the share of spend that is
    profit; `profit`: the table has a column `margin`, which counts. `name` and `licence`: what cards call the data.
    """

    orders: Path
    returns: Path | None
    name: str
    licence: str
    margin: float | None = None
    profit: bool = False

    @property
    def unit(self) -> str:
        """What amounts are: "spend" less returns, unless costs are known."""
        return "net profit" if self.profit or self.margin is not None else "spend"


@dataclass(frozen=True)
class Customers:
    """
    One entry a customer and month. `x` [N, n]: FEATURES. `later`: [N] by the names of `Summaries.later`. `day`: the month's first, as
    a date ordinal. `customer`: a number each. `first_day` and `last_day` of the table are ordinals too.
    """

    x: np.ndarray
    later: Mapping[str, np.ndarray]
    day: np.ndarray
    customer: np.ndarray
    first_day: int
    last_day: int

    def column(self, feature: str) -> np.ndarray:
        """[N], by the feature's name without its version."""
        return self.x[:, FEATURES.index(f"{feature}@1")]

    def take(self, where: np.ndarray) -> Customers:
        """The rows where `where` is true, or that it lists."""
        later = {name: values[where] for name, values in self.later.items()}
        return Customers(self.x[where], later, self.day[where], self.customer[where], self.first_day, self.last_day)


def read_customers(table: OrderTable, run_vitrine: RunVitrine, work: Path) -> Customers:
    """
    Runs `npx vitrine summaries` over the table and reads what it wrote. Raises ValueError with what the command found wrong, or if
    the table does not reach from one month into another.
    """
    far = _summaries(table, (FAR,), (run_vitrine, work))
    since = far.of(("days_since_order@1", "days_since_first_order@1"))
    end = date.fromisoformat(FAR).toordinal()
    months = _months(int(end - since[:, 1].max()) + FAR_ERROR, int(end - since[:, 0].min()) - FAR_ERROR)
    if not months:
        raise ValueError(f"{table.orders.name}: all orders lie in one month; nothing can be learnt of what comes later")
    summaries = _summaries(table, months, (run_vitrine, work))
    later = _amounts(table, summaries, months, (run_vitrine, work))
    day = np.array([date.fromisoformat(landmark).toordinal() for landmark in summaries.landmark])
    x = summaries.of(FEATURES)
    first = int((day - x[:, FEATURES.index("days_since_first_order@1")]).min())
    observed = later["observed_days"] > 0
    customer = np.unique(summaries.line, return_inverse=True)[1]
    every = Customers(x, later, day, customer, first, int((day + later["observed_days"])[observed].max(initial=first)))
    return every.take(observed)


def _months(first: int, last: int) -> tuple[str, ...]:
    days = (date.fromordinal(day) for day in range(first, last + 1))
    return tuple(day.isoformat() for day in days if day.day == 1)


def _summaries(table: OrderTable, dates: Sequence[str], run: tuple[RunVitrine, Path], worth: str = "value") -> Summaries:
    command = ["summaries", str(table.orders), "--from", "orders", "--at", ",".join(dates), "--worth", worth]
    returns = ["--returns", str(table.returns)] if table.returns else []
    return read_summaries(run[0]([*command, *returns], run[1] / f"customers-{worth}.ndjson"))


def _amounts(
    table: OrderTable, summaries: Summaries, dates: Sequence[str], run: tuple[RunVitrine, Path]
) -> Mapping[str, np.ndarray]:
    """What came later; amounts as profit where costs are known. Features stay what a browser sees: spend."""
    later = dict(summaries.later)
    if table.profit:
        earned = _summaries(table, dates, run, "margin")
        if not (np.array_equal(earned.line, summaries.line) and np.array_equal(earned.landmark, summaries.landmark)):
            raise ValueError(f"{table.orders.name}: the rows with a margin are not those with a value")
        later |= {name: values for name, values in earned.later.items() if name.startswith("spend_")}
    elif table.margin is not None:
        later |= {name: values * table.margin for name, values in later.items() if name.startswith("spend_")}
    return later
