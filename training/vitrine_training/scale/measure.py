"""How fast an engine is on this machine, and how much memory it takes: each run in a process of its own."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .aggregate import LABEL, base_rates, feature_moments
from .columns import feature_columns
from .engine import Engine, Where, open_engine
from .generate import MODEL
from .histograms import feature_cells
from .ingest import ingest
from .judge import auc, calibration, losses, recorded, scored
from .sample import Draw, draw, to_memory
from .tables import snapshots

EVERY = 0.1
SAMPLE = 20_000


@dataclass(frozen=True)
class Given:
    """`lines` holds `line_rows` snapshots as NDJSON, `parquet` `rows` snapshots; `work` takes what ingest writes."""

    where: Where
    lines: Path
    line_rows: int
    parquet: Path
    rows: int
    work: Path


def measure(given: Given) -> dict[str, Any]:
    """Snapshots a second of each step, and the peak of resident memory in MB, the engine's own processes included."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(given, theirs))
    process.start()
    theirs.close()
    try:
        return ours.recv()
    except EOFError as cause:
        raise ValueError(
            f"--engine {given.where.name}: the run ended early; it may need more memory than there is"
        ) from cause
    finally:
        process.join()


def _run(given: Given, answer: Any) -> None:
    peak = [0]
    done = threading.Event()
    watch = threading.Thread(target=_watch, args=(peak, done), daemon=True)
    watch.start()
    started = time.perf_counter()
    with open_engine(given.where) as engine:
        steps: dict[str, Any] = {"start": {"seconds": round(time.perf_counter() - started, 2)}}
        for name, rows, step in _steps(engine, given):
            before = time.perf_counter()
            step()
            seconds = time.perf_counter() - before
            steps[name] = {
                "rows": rows,
                "seconds": round(seconds, 2),
                "rows_per_second": round(rows / seconds),
                "peak_mb_so_far": peak[0] >> 20,
            }
    done.set()
    watch.join()
    answer.send({"engine": given.where.name, "snapshots": given.rows, "steps": steps, "peak_mb": peak[0] >> 20})


def _steps(engine: Engine, given: Given) -> list[tuple[str, int, Callable[[], object]]]:
    table = snapshots(engine, [given.parquet])
    drawn = Draw(("landmark", LABEL), SAMPLE // 12, seed=1)
    return [
        ("aggregate", given.rows, lambda: _aggregate(table)),
        ("sample", given.rows, lambda: to_memory(draw(table, drawn), [LABEL])),
        ("ingest", given.line_rows, lambda: ingest(engine, [given.lines], given.work / f"ingested-{engine.name}")),
    ]


def _aggregate(table: Any) -> None:
    """
    Base rates by four parts, losses, ROC-AUC and calibration of the recorded scores, means of all features, three
    features by week.
    """
    rows = scored(table, recorded(table, MODEL), LABEL)
    queries = [base_rates(table, [part]) for part in ("landmark", "week", "device", "daypart")]
    queries += [losses(rows, ["landmark"]), auc(rows, ["landmark"], 4096), calibration(rows, ["landmark"])]
    queries.append(feature_moments(table, feature_columns(table.columns)))
    queries += [feature_cells(table, name, ["week"]) for name in ("page_views@1", "cart_adds@1", "session_seconds@1")]
    for query in queries:
        query.to_pyarrow()


def _watch(peak: list[int], done: threading.Event) -> None:
    while not done.wait(EVERY):
        peak[0] = max(peak[0], sum(_resident(process) for process in _family(os.getpid())))


def _family(process: int) -> list[int]:
    """A process and all that it started."""
    try:
        tasks = Path(f"/proc/{process}/task").iterdir()
        children = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:  # it has ended meanwhile
        return []
    return [process, *(one for child in children for one in _family(child))]


def _resident(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:  # it has ended meanwhile
        return 0
