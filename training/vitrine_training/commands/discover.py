"""Looks for clusters in a shop's own sessions and writes them as a head of its own, with a report."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..data.uci import read_sessions
from ..discovery.choose_features import Table
from ..discovery.discover import discover, write_found
from ..discovery.read_table import read_table
from ..given_path import given_path
from ..heads.context import show_progress


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("summaries", type=given_path, help="session summaries, as docs/summaries.md has them")
    parser.add_argument("--into", type=given_path, required=True, metavar="FOLDER", help="where model and report go")
    parser.add_argument("--from", dest="form", choices=("summaries", "uci"), default="summaries", help="what the file holds")
    parser.add_argument(
        "--features",
        metavar="IDS",
        help="only these, such as sale_share@1,searches@1; default: what varies and is behaviour",
    )


def run(options: argparse.Namespace) -> int:
    path: Path = options.summaries
    wanted = tuple(name.strip() for name in options.features.split(",")) if options.features else None
    if options.form == "uci":
        sessions = read_sessions(path)
        table = Table(sessions.features, sessions.x)
    else:
        table = read_table(path)
    report = write_found(discover(table, show_progress, wanted), path.name, options.into)
    chosen = report["chosen"]
    found = f"{chosen['k']} clusters by {chosen['method']}" if chosen else "no stable clusters"
    print(f"training discover: {found} in {report['sessions']} sessions; {options.into / 'discovery.md'} says more")
    return 0
