"""What every head is given to train with."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from tqdm import tqdm

from ..data.orders import OrderTable

ONLINE_RETAIL = (
    "UCI Machine Learning Repository no. 502, Online Retail II, and no. 352, Online Retail, D. Chen; orders and returns."
)
ONLINE_RETAIL_LICENCE = "CC BY 4.0 (data), Apache-2.0 (model)"

# The exit code of a command that named faulty lines, left them out and went on.
LINES_LEFT_OUT = 1

Item = TypeVar("Item")

# progress(items, what): the same items, with a bar where somebody is watching.
Progress = Callable[[Sequence[Any], str], Iterable[Any]]


def show_progress(items: Sequence[Item], what: str) -> Iterable[Item]:
    """A bar on a terminal, which goes when it is full; nothing where output goes to a file."""
    return tqdm(items, desc=what, disable=not sys.stderr.isatty(), leave=False)


@dataclass(frozen=True)
class Context:
    """
    `data`: what training reads (training/data). `models`: where the ONNX files, their cards and manifest go, with `fixtures/` and
    `reports/`. `work`: what need not be kept. `vitrine`: the bundled command line, which computes all features. `shop`: a shop's own orders, to train the
    heads of customers on instead of the committed ones.
    """

    data: Path
    models: Path
    work: Path
    vitrine: Path
    progress: Progress = show_progress
    shop: OrderTable | None = None

    @property
    def reports(self) -> Path:
        """Where evaluation.report.write_report writes."""
        return self.models / "reports"

    @property
    def order_table(self) -> OrderTable:
        """The orders that the heads of customers are trained on."""
        return self.shop or OrderTable(
            self.data / "orders.csv.gz", self.data / "returns.csv.gz", ONLINE_RETAIL, ONLINE_RETAIL_LICENCE
        )

    def run_vitrine(self, arguments: Sequence[str], into: Path) -> Path:
        """
        `npx vitrine <arguments>` with its output in the file `into`, which it returns. What the command notes, such as rows that it left
        out, goes to standard error. Raises ValueError with what it said if it fails; then nothing half-written stays.
        """
        into.parent.mkdir(parents=True, exist_ok=True)
        with into.open("w") as output:
            done = subprocess.run(
                ["node", str(self.vitrine), *arguments], stdout=output, stderr=subprocess.PIPE, text=True, check=False
            )
        if done.returncode not in (0, LINES_LEFT_OUT):
            into.unlink()
            raise ValueError(done.stderr.strip() or f"vitrine {arguments[0]} ended with exit code {done.returncode}")
        print(done.stderr, end="", file=sys.stderr)
        return into
