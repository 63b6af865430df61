"""The training sample of a head, in the form that the heads read: what reaches memory of any number of summaries."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

import ibis
import ibis.expr.types as ir
import numpy as np

from ..scale.columns import BOUGHT, LATER, OUTCOMES
from ..scale.engine import Engine, Where, open_engine
from ..scale.ingest import ingest
from ..scale.judge import recorded
from ..scale.sample import Draw, Sample, draw, to_memory
from ..scale.sources import find_sources
from ..scale.tables import snapshots

At = Literal["counts", "dates", "any"]
CIRCUMSTANCES = ("week", "device", "daypart", "language")


@dataclass(frozen=True)
class Wanted:
    """
    Which snapshots: `at` event counts (the end of a session is left out: it has no order by definition), dates or any.
    About `most` rows; with `label` half of them of each outcome, as far as there are. `recorded` asks for the first score
    of these models, such as `intent@1.0.0`.
    """

    at: At
    most: int
    seed: int
    label: str | None = None
    recorded: tuple[str, ...] = ()


@dataclass(frozen=True)
class Snapshots:
    """
    One entry a snapshot, like data.summaries.Summaries, but with the features as one matrix. `line` numbers sessions, or
    customers at dates; `weight` is how many snapshots of the whole one stands for; `score` [N] by model what it had
    recorded, NaN where nothing.
    """

    file: str
    names: tuple[str, ...]
    x: np.ndarray
    later: Mapping[str, np.ndarray]
    landmark: np.ndarray
    line: np.ndarray
    circumstances: Mapping[str, np.ndarray]
    weight: np.ndarray
    score: Mapping[str, np.ndarray]

    def of(self, features: tuple[str, ...]) -> np.ndarray:
        """
        [N, n]; a feature that no summary names is 0. Raises ValueError if the summaries have one of them in another
        version.
        """
        known = {name.split("@")[0]: name for name in self.names}
        for feature in features:
            found = known.get(feature.split("@")[0], feature)
            if found != feature:
                raise ValueError(
                    f"{self.file}: column {found}, but {feature} is needed: export again with the release of that model"
                )
        place = {name: column for column, name in enumerate(self.names)}
        nothing = np.zeros(len(self.x))
        return np.column_stack([self.x[:, place[feature]] if feature in place else nothing for feature in features])

    @property
    def period(self) -> np.ndarray:
        """[N]: the day, as an ordinal, on which the week begins, or the date of the landmark."""
        days = {key: _day(*key) for key in set(zip(self.landmark, self.circumstances["week"]))}
        return np.array([days[key] for key in zip(self.landmark, self.circumstances["week"])])


def read_snapshots(given: Sequence[Path], where: Where, wanted: Wanted) -> Snapshots:
    """Raises ValueError naming file, line and field of what is wrong, or that no snapshot is of the kind wanted."""
    sources = find_sources(given)
    name = given[0].name if len(given) == 1 else f"{given[0].name} and {len(given) - 1} more"
    with tempfile.TemporaryDirectory(prefix="vitrine-") as work, open_engine(where) as engine:
        folders = list(sources.parquet)
        if sources.lines:
            folders.append(Path(work) / "ingested")
            ingest(engine, sources.lines, folders[-1])
        return _in_memory(name, _sampled(engine, folders, wanted), wanted)


def _sampled(engine: Engine, folders: Sequence[Path], wanted: Wanted) -> Sample:
    table = snapshots(engine, folders)
    table = table.filter(_of_kind(table, wanted.at))
    scores = {model: recorded(table, model) for model in wanted.recorded}
    stratum = table[wanted.label] if wanted.label else ibis.literal(1)
    table = table.mutate(**scores, stratum=stratum)
    plan = Draw(("stratum",), wanted.most // (2 if wanted.label else 1), wanted.seed)
    return to_memory(draw(table, plan), OUTCOMES, wanted.recorded)


def _of_kind(table: ir.Table, at: At) -> ir.BooleanValue:
    counts, dates = table.landmark.re_search("^[0-9]+$"), table.landmark.contains("-")
    return {"counts": counts, "dates": dates, "any": counts | dates | (table.landmark == "last")}[at]


def _in_memory(name: str, sample: Sample, wanted: Wanted) -> Snapshots:
    if len(sample.x) == 0:
        kind = {
            "counts": "after a number of events with a known outcome",
            "dates": "at dates: write them with `npx vitrine summaries --at 2026-01-01,...`",
            "any": "",
        }[wanted.at]
        raise ValueError(f"{name}: there is no snapshot {kind}".rstrip())
    text = {key: np.array([value or "" for value in sample.columns[key]]) for key in ("landmark", *CIRCUMSTANCES)}
    line = np.unique(np.array([str(session) for session in sample.columns["session"]]), return_inverse=True)[1]
    later = {key: sample.columns[f"later_{key}"] for key in LATER} | {
        f"bought_{key}": sample.columns[f"bought_{key}"] for key in BOUGHT
    }
    circumstances = {key: text[key] for key in CIRCUMSTANCES}
    score = {model: sample.columns[model] for model in wanted.recorded}
    return Snapshots(name, sample.features, sample.x, later, text["landmark"], line, circumstances, sample.weight, score)


def _day(landmark: str, week: str) -> int:
    if "-" in landmark:
        return date.fromisoformat(landmark).toordinal()
    year, number = week.split("-W")
    return date.fromisocalendar(int(year), int(number), 1).toordinal()
