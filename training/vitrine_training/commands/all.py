"""Trains every model from data of your own, in the forms of training/data."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from ..given_path import given_path
from ..heads.context import Context
from ..output.replace_folder import check_replaceable, replace_folder
from ..train import train

TRAINING = Path(__file__).resolve().parents[2]
NEEDED = {
    "sessions.csv": "sessions in the columns of UCI 468",
    "orders.csv.gz": "a table of orders: customer_id, ordered_at, value",
    "returns.csv.gz": "returns: customer_id, day, value",
}


def configure(parser: argparse.ArgumentParser) -> None:
    files = "; ".join(f"{name}: {holds}" for name, holds in NEEDED.items())
    parser.add_argument("--data", type=given_path, required=True, metavar="FOLDER", help=files)
    parser.add_argument(
        "--into", type=given_path, required=True, metavar="FOLDER", help="a new folder, or one that this command wrote"
    )


def run(options: argparse.Namespace) -> int:
    """0. Raises ValueError with the file that is missing or what is wrong in it; then nothing is written."""
    check_replaceable(options.into)
    for name, holds in NEEDED.items():
        if not (options.data / name).is_file():
            raise ValueError(f"{options.data / name} is missing: {holds}")
    with tempfile.TemporaryDirectory(dir=TRAINING / "build") as folder:
        models = Path(folder) / "models"
        context = Context(options.data, models, Path(folder), TRAINING / "build" / "vitrine.mjs")
        train(context, models / "sequence-model")
        replace_folder(models, options.into)
    print(f"training all: wrote {options.into}; its cards say how well each model does")
    return 0
