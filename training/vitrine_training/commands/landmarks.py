"""Proves the landmark machinery on real sessions: writes the report otto-landmarks, HTML and JSON."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..evaluation.otto_landmarks import HEAD, write_otto_landmarks
from ..given_path import given_path

TRAINING = Path(__file__).resolve().parents[2]
WORK = TRAINING / "build"


def configure(parser: argparse.ArgumentParser) -> None:
    """Without options: the twenty shoppers of training/data, into models/reports."""
    rows, into = TRAINING / "data" / "otto.jsonl.gz", TRAINING.parent / "models" / "reports"
    parser.add_argument("--rows", type=given_path, default=rows, metavar="JSONL", help="OTTO JSONL, a shopper a line")
    parser.add_argument("--into", type=given_path, default=into, metavar="FOLDER", help="where the report goes")


def run(options: argparse.Namespace) -> int:
    """0; raises ValueError naming what cannot be read."""
    write_otto_landmarks(options.rows, WORK / "vitrine.mjs", (WORK, options.into))
    print(f"training landmarks: wrote {options.into / HEAD}.html and .json")
    return 0
