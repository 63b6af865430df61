"""Retrains a head on a shop's exported summaries: a new bundle or, if it is worse than the current model, a comparison."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..given_path import given_path
from ..output.manifest import rounded, write_json
from ..retraining.compare import Verdict
from ..retraining.retrain import MOST, Order, retrain
from ..retraining.shadow import compare_recorded
from ..retraining.shop_card import comparison_table
from ..retraining.tasks import ELSEWHERE, TASKS
from .scale import configure_engine, where_of

SHIPPED = Path(__file__).resolve().parents[3] / "models"


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "summaries", nargs="+", type=given_path, metavar="SUMMARIES", help="NDJSON files or folders, or Parquet"
    )
    parser.add_argument("--head", choices=(*TASKS, *ELSEWHERE), help="which model")
    parser.add_argument(
        "--into", type=given_path, metavar="BUNDLE", help="a folder that does not exist yet; with --compare, a JSON file"
    )
    parser.add_argument(
        "--current", type=given_path, default=SHIPPED, metavar="FOLDER", help="the models in use; default: the shipped ones"
    )
    parser.add_argument(
        "--compare",
        nargs=2,
        metavar=("OLD", "NEW"),
        help="train nothing: compare what both, such as intent@1.0.0 intent@1.1.0, recorded",
    )
    parser.add_argument("--most", type=int, default=MOST, metavar="N", help=f"rows drawn into memory at most ({MOST:,})")
    configure_engine(parser)


def run(options: argparse.Namespace) -> int:
    """
    Exit code 0; 1 if the new model is refused. Raises ValueError naming file, column and row of what cannot be learnt
    from.
    """
    if options.compare:
        return _compare(options)
    if not options.head or not options.into:
        raise ValueError("--head and --into are needed, or --compare")
    verdict = retrain(Order(options.summaries, options.head, options.into, options.current, where_of(options), options.most))
    if verdict.accepted:
        print(f"training retrain: wrote {options.into}; {options.into / (options.head + '.md')} says how it compares")
        return 0
    print(f"training retrain: no bundle written; the comparison is in {options.into}-refused", file=sys.stderr)
    return _refused(verdict)


def _compare(options: argparse.Namespace) -> int:
    old, new = options.compare
    verdict = compare_recorded(options.summaries, (old, new), where_of(options), options.most)
    print(comparison_table(verdict.figures))
    if options.into:
        write_json(
            options.into,
            rounded(
                {
                    "current": old,
                    "new": new,
                    "accepted": verdict.accepted,
                    "reasons": list(verdict.reasons),
                    "sets": verdict.figures,
                },
                5,
            ),
        )
    return 0 if verdict.accepted else _refused(verdict)


def _refused(verdict: Verdict) -> int:
    for reason in verdict.reasons:
        print(f"training retrain: refused: {reason}", file=sys.stderr)
    return 1
