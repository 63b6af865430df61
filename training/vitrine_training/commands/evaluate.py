"""Judges a model on a shop's own rows and writes a report, HTML and JSON; exit code 1 if a limit is broken."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from ..evaluation.evaluate import Question, evaluate
from ..evaluation.fairness import DEFAULT_LIMITS, FairnessLimits
from ..evaluation.read_rows import FORMS, Source, read_rows
from ..evaluation.report import write_report
from ..evaluation.scorer import Scorer, open_scorer
from ..given_path import given_path

TRAINING = Path(__file__).resolve().parents[2]
MODELS = TRAINING.parent / "models"
WORK = TRAINING / "build"


def configure(parser: argparse.ArgumentParser) -> None:
    """The options; README and docs/evaluation.md show them at work."""
    add = parser.add_argument
    add("--model", required=True, metavar="ONNX|ID", help="an ONNX head, or the id of a shipped one")
    add(
        "--rows",
        required=True,
        type=given_path,
        metavar="FILE",
        help="summaries, features, or recordings in any form of npx vitrine",
    )
    add("--from", dest="form", choices=FORMS, help="the form of --rows (default: by its first line)")
    add("--labels", type=given_path, metavar="CSV", help="with features: key, label, and week or slices if known")
    add("--returns", type=given_path, metavar="FILE", help="with orders: a table of returns")
    add("--at", help="landmarks for recordings: 1,3,5,10,last (default), or dates, which orders need")
    add(
        "--label",
        action="append",
        default=[],
        metavar="[LABEL:]later.NAME[>0]",
        help="what a label should come true as (default: by its name)",
    )
    add("--compare", metavar="ONNX|ID", help="another head with the same labels, as a baseline")
    add("--baseline", default="", metavar="NAMES", help="cart, recency, or ids of features, with commas between")
    add(
        "--slices",
        metavar="NAMES",
        help="device, language, daypart, label columns or features (default: what the rows name)",
    )
    add("--since", metavar="WEEK", help="judge rows from this week (month, date) on; drift is from those before")
    add("--periods", metavar="A..B,C..D", help="judge the second period; drift is from the first")
    add("--threshold", type=float, metavar="P", help="selected from this probability on (default: the top tenth)")
    add(
        "--least",
        type=int,
        default=DEFAULT_LIMITS.rows,
        metavar="N",
        help="persons that a slice needs to be judged (default: %(default)s)",
    )
    add("--strict", action="store_true", help="also fail if a baseline is not surely beaten")
    add("--into", required=True, type=given_path, metavar="FOLDER", help="where the report goes")


def run(options: argparse.Namespace) -> int:
    """0, or 1 if a limit is broken; raises ValueError for what a person can put right."""
    names = [name for name in options.baseline.split(",") if name]
    if options.strict and not (names or options.compare):
        raise ValueError("--strict: name what has to be beaten with --baseline or --compare")
    if options.since and options.periods:
        raise ValueError("--since and --periods exclude each other")
    scorer = _open(options.model)
    other = _open(options.compare) if options.compare else None
    rows = read_rows(
        Source(options.rows, options.form, options.at, options.labels, options.returns, WORK / "vitrine.mjs", WORK)
    )
    slices = None if options.slices is None else [name for name in options.slices.split(",") if name]
    question = Question(options.label, names, slices, options.since, options.periods, options.threshold)
    answer = evaluate(scorer, rows, question, other)
    write_report(
        scorer.id,
        answer.judged,
        options.into,
        drift=answer.drift,
        note=_note(scorer, options.rows, answer.left_out),
        importance=answer.importance,
        limits=FairnessLimits(rows=options.least),
    )
    return _verdict(scorer, options)


def _open(named: str) -> Scorer:
    return open_scorer(named, given_path(named), MODELS)


def _note(scorer: Scorer, rows: Path, left_out: int) -> str:
    unknown = f" {left_out:,} rows are left out, as what came later is not known of them." if left_out else ""
    return f"{scorer.name} on the rows of {rows.name}. If it was fitted on any of them, the figures flatter it.{unknown}"


def _verdict(scorer: Scorer, options: argparse.Namespace) -> int:
    report = json.loads((options.into / f"{scorer.id}.json").read_text())
    for line in report["summary"]["says"]:
        print(line)
    lines = report["broken"] + (report["not_beating"] if options.strict else [])
    for line in lines:
        print(f"training evaluate: {line}", file=sys.stderr)
    print(f"training evaluate: wrote {options.into / scorer.id}.html and .json")
    return 1 if lines else 0
