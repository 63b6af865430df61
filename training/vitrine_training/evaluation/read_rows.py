"""
Reads rows to judge a model on: a shop's summaries, features with labels beside them, or recordings that the SDK's own
code turns into either.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..data.summaries import Summaries, read_summaries
from ..data.uci import read_sessions
from .labelled import read_labelled
from .open_text import open_text
from .rows import Rows, columns_of

RECORDINGS = ("events", "otto", "ga4", "orders")
FORMS = ("summaries", "features", "uci", *RECORDINGS)
COUNTS = "1,3,5,10,last"


@dataclass(frozen=True)
class Source:
    """
    What the command was given: `form` is one of FORMS, or None to tell by content; `at`, `labels` and `returns` may
    be absent.
    """

    file: Path
    form: str | None
    at: str | None
    labels: Path | None
    returns: Path | None
    vitrine: Path
    work: Path


def read_rows(source: Source) -> Rows:
    """Raises ValueError naming the file, and the line or column, of what cannot be read."""
    if not source.file.is_file():
        raise ValueError(f"{source.file.name}: there is no such file in {source.file.parent}")
    form = source.form or _form(source)
    if form == "summaries":
        return _of_summaries(read_summaries(source.file))
    if form == "uci":
        return _uci(source)
    if form == "features":
        if source.labels is None:
            raise ValueError(
                f"{source.file.name}: features alone have no outcome: give --labels with the columns key and label"
            )
        return read_labelled(source.file, source.labels)
    at = source.at or (COUNTS if form != "orders" else None)
    if at is None:
        raise ValueError("--at: orders are judged at dates, such as --at 2011-03-01,2011-06-01")
    extra = ["--returns", str(source.returns)] if source.returns else []
    made = _vitrine(source, ["summaries", str(source.file), "--from", form, "--at", at, *extra], "evaluated.ndjson")
    return _of_summaries(read_summaries(made))


def _form(source: Source) -> str:
    with open_text(source.file) as file:
        first = file.readline().strip()
    if first.startswith("{"):
        try:
            line = json.loads(first)
        except ValueError:
            raise ValueError(f"{source.file.name}:1: not JSON; name the form with --from {', '.join(FORMS)}") from None
        known = {"snapshots": "summaries", "events": "otto", "event_name": "ga4", "name": "events"}
        found = next((form for key, form in known.items() if key in line), None)
    else:
        columns = next(csv.reader([first]), [])
        found = (
            "uci"
            if "Administrative_Duration" in columns
            else "features"
            if any("@" in name for name in columns)
            else "orders"
        )
    if found is None:
        raise ValueError(
            f"{source.file.name}: its first line is of no form known here; name it with --from {', '.join(FORMS)}"
        )
    return found


def _of_summaries(summaries: Summaries) -> Rows:
    at, week = summaries.landmark, summaries.circumstances["week"]
    dated = np.array([len(text) == 10 and text[4] == "-" for text in at])
    slices = {name: part for name, part in summaries.circumstances.items() if name != "week" and (part != "").any()}
    numbers = np.array([int(text) if text.isdigit() else text for text in at], dtype=object)
    return Rows(
        summaries.of, summaries.later, numbers if not dated.all() else at, summaries.line, slices, np.where(dated, at, week)
    )


def _uci(source: Source) -> Rows:
    """The features by the SDK's code, the outcome and the month from the file; both name the line of what does not fit."""
    sessions = read_sessions(source.file)
    made = _vitrine(source, ["features", str(source.file), "--from", "uci"], "evaluated.csv")
    with made.open(newline="") as file:
        header, *lines = csv.reader(file)
    x = np.array([line[1:] for line in lines], float)
    if len(x) != len(sessions.y):
        raise ValueError(f"{source.file.name}: {len(x)} rows of features for {len(sessions.y)} sessions")
    when = np.array([f"{month:02d}" for month in sessions.month])
    return Rows(
        columns_of(header[1:], x, source.file.name),
        {"purchase": sessions.y.astype(float)},
        None,
        np.arange(len(x)),
        {},
        when,
    )


def _vitrine(source: Source, arguments: list[str], name: str) -> Path:
    """Exit code 1 means that lines were left out: what they were is passed on, and the rest is judged."""
    source.work.mkdir(parents=True, exist_ok=True)
    made = source.work / name
    with made.open("w") as output:
        done = subprocess.run(["node", str(source.vitrine), *arguments], stdout=output, stderr=subprocess.PIPE, text=True)
    if done.returncode > 1:
        raise ValueError(done.stderr.strip() or f"vitrine {arguments[0]} ended with exit code {done.returncode}")
    if done.stderr:
        print(done.stderr.strip(), file=sys.stderr)
    return made
