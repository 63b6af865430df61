"""Trains the heads of known customers on a shop's own orders."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from ..data.orders import OrderTable
from ..given_path import given_path
from ..heads.context import Context
from ..output.manifest import write_json
from ..output.replace_folder import check_replaceable, replace_folder
from ..train import CUSTOMER_HEADS, train_head

TRAINING = Path(__file__).resolve().parents[2]


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "orders", type=given_path, metavar="ORDERS", help="CSV, CSV.gz or Parquet: customer_id, ordered_at, value and more"
    )
    parser.add_argument("--returns", type=given_path, metavar="FILE", help="customer_id, day, value")
    costs = parser.add_mutually_exclusive_group()
    costs.add_argument("--margin", type=_share, metavar="RATE", help="share of spend that is profit, above 0 and at most 1")
    costs.add_argument(
        "--profit", action="store_true", help="the column margin of ORDERS (and of the returns) is the profit of each row"
    )
    parser.add_argument(
        "--into", type=given_path, required=True, metavar="FOLDER", help="a new folder, or one that this command wrote"
    )


def run(options: argparse.Namespace) -> int:
    """0. Raises ValueError with what is wrong with the orders; then nothing is written."""
    table = OrderTable(
        options.orders, options.returns, f"The shop's own orders, {options.orders.name}.", "the shop's own",
        options.margin, options.profit,
    )  # fmt: skip
    check_replaceable(options.into)
    for path in (options.orders, options.returns):
        if path and not path.is_file():
            raise ValueError(f"{path}: no such file")
    with tempfile.TemporaryDirectory(dir=TRAINING / "build") as folder:
        models = Path(folder) / "models"
        (models / "fixtures").mkdir(parents=True)
        context = Context(TRAINING / "data", models, Path(folder), TRAINING / "build" / "vitrine.mjs", shop=table)
        entries = [entry for head in context.progress(CUSTOMER_HEADS, "models") for entry in train_head(head, context)]
        write_json(models / "manifest.json", {"version": 1, "models": entries})
        replace_folder(models, options.into)
    print(f"training customers: wrote {options.into}; its cards say how well each model does")
    return 0


def _share(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not 0 < value <= 1:
        raise argparse.ArgumentTypeError(f"must be above 0 and at most 1, got {text!r}")
    return value
