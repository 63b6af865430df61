"""Reads and describes summaries of any number on DuckDB or Spark, turns them into Parquet, or measures both engines here."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from ..given_path import given_path
from ..output.manifest import rounded, write_json
from ..output.tables import table
from ..scale.describe import describe
from ..scale.engine import ENGINES, LOCAL, Where, open_engine
from ..scale.generate import Made, write_parquet
from ..scale.generate_lines import write_lines
from ..scale.ingest import ingest
from ..scale.measure import Given, measure
from ..scale.sources import find_sources
from ..scale.tables import snapshots

REPORT = Path(__file__).resolve().parents[3] / "models" / "reports" / "scale.json"
LINES = 200_000


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "summaries", nargs="*", type=given_path, metavar="SUMMARIES", help="NDJSON files or folders, or Parquet"
    )
    parser.add_argument(
        "--ingest", type=given_path, metavar="FOLDER", help="write them there as Parquet, partitioned by week"
    )
    parser.add_argument(
        "--into", type=given_path, metavar="FILE", help="write the description, or the figures of --rows, to this file"
    )
    parser.add_argument(
        "--exact", action="store_true", help="sort scores for an exact ROC-AUC instead of counting them in cells"
    )
    parser.add_argument(
        "--rows", type=int, metavar="N", help="no summaries given: make so many and measure the engine with them"
    )
    parser.add_argument(
        "--lines",
        type=int,
        default=LINES,
        metavar="N",
        help=f"with --rows: at most so many as NDJSON, for ingest ({LINES:,})",
    )
    parser.add_argument("--work", type=given_path, metavar="FOLDER", help="with --rows: where to put them meanwhile")
    configure_engine(parser)


def configure_engine(parser: argparse.ArgumentParser) -> None:
    """The options of every command that reads summaries."""
    parser.add_argument("--engine", choices=ENGINES, default="duckdb", help="duckdb, in this process; or spark")
    parser.add_argument(
        "--master", default=LOCAL, metavar="URL", help=f"Spark's master: {LOCAL}, or a cluster such as spark://host:7077"
    )
    parser.add_argument("--memory", metavar="SIZE", help="DuckDB's limit, or that of Spark's driver, such as 4g")


def where_of(options: argparse.Namespace) -> Where:
    return Where(options.engine, options.master, options.memory)


def run(options: argparse.Namespace) -> int:
    """Exit code 0. Raises ValueError naming file, line and field of what is wrong."""
    if bool(options.summaries) == bool(options.rows):
        raise ValueError("give either SUMMARIES, or --rows to measure with made ones")
    return _measure(options) if options.rows else _read(options)


def _read(options: argparse.Namespace) -> int:
    sources = find_sources(options.summaries)
    with tempfile.TemporaryDirectory() as work, open_engine(where_of(options)) as engine:
        folders = list(sources.parquet)
        if sources.lines:
            folders.append(options.ingest or Path(work) / "ingested")
            ingest(engine, sources.lines, folders[-1])
        elif options.ingest:
            raise ValueError("--ingest: the summaries given are Parquet already")
        if options.ingest:
            print(f"training scale: wrote {options.ingest}")
        found = rounded(describe(snapshots(engine, folders), options.exact), 6)
    if options.into:
        write_json(options.into, found)
        print(f"training scale: wrote {options.into}")
    elif not options.ingest:
        print(json.dumps(found, indent=2))
    return 0


def _measure(options: argparse.Namespace) -> int:
    work = Path(tempfile.mkdtemp(prefix="vitrine-scale-", dir=options.work))
    try:
        lines = min(options.rows, options.lines)
        line_rows = write_lines(Made(lines), work / "made.ndjson")
        rows = write_parquet(Made(options.rows), work / "made")
        where = Where(options.engine, options.master, options.memory, spill=work / "spill")
        found = measure(Given(where, work / "made.ndjson", line_rows, work / "made", rows, work))
    finally:
        shutil.rmtree(work)
    path = options.into or REPORT
    report = json.loads(path.read_text()) if path.exists() else {"cores": os.cpu_count(), "runs": []}
    kept = [part for part in report["runs"] if (part["engine"], part["summaries"]) != (options.engine, options.rows)]
    report["runs"] = sorted(
        [*kept, {"summaries": options.rows, **found}], key=lambda part: (part["summaries"], part["engine"])
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    write_json(path, report)
    path.with_suffix(".md").write_text(_table(report["runs"]))
    print(_table(report["runs"]))
    return 0


def _table(runs: list[dict[str, Any]]) -> str:
    head = ["engine", "summaries", "snapshots", "ingest", "aggregate", "sample", "peak memory"]
    rows = [
        [part["engine"], f"{part['summaries']:,}", f"{part['snapshots']:,}"]
        + [f"{part['steps'][step]['rows_per_second']:,}/s" for step in ("ingest", "aggregate", "sample")]
        + [f"{part['peak_mb']:,} MB"]
        for part in runs
    ]
    return table(head, rows)
