"""Recalibrates a model on a shop's summaries by intercept and slope: from 20 sessions with the outcome and 20 without it."""

from __future__ import annotations

import argparse

from ..given_path import given_path
from ..retraining.recalibrate import Recalibration, recalibrate
from .scale import configure_engine, where_of


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "summaries", nargs="+", type=given_path, metavar="SUMMARIES", help="NDJSON files or folders, or Parquet"
    )
    parser.add_argument(
        "--model", required=True, type=given_path, metavar="FILE", help="an ONNX file with its manifest.json beside it"
    )
    parser.add_argument("--into", required=True, type=given_path, metavar="BUNDLE", help="a folder that does not exist yet")
    parser.add_argument(
        "--recorded", action="store_true", help="take the scores that the summaries recorded instead of scoring features"
    )
    configure_engine(parser)


def run(options: argparse.Namespace) -> int:
    """Exit code 0. Raises ValueError naming label, file, column and row of what is missing or wrong."""
    found = recalibrate(Recalibration(options.summaries, options.model, options.into, where_of(options), options.recorded))
    for label, line in found.lines.items():
        part = found.evidence[label]
        print(
            f"training recalibrate: {label}: from {part['with_outcome']:,} of {part['sessions']:,} sessions; "
            f"slope {line.scale:.3f} ({line.slope[0]:.3f} to {line.slope[1]:.3f}), "
            f"mean {part['before']:.4g} -> {part['after']:.4g}, observed {part['observed']:.4g}"
        )
    print(f"training recalibrate: wrote {options.into}")
    return 0
