"""
What was given on the command line: files of summaries (NDJSON) and folders of Parquet, each checked before an engine
reads it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from .columns import KEYS, SCHEMA, feature_columns

TEXT = (".ndjson", ".jsonl", ".ndjson.gz", ".jsonl.gz")


@dataclass(frozen=True)
class Sources:
    """`lines` are NDJSON files; `parquet` folders of partitions. Both exist, are not empty, and no file is there twice."""

    lines: tuple[Path, ...]
    parquet: tuple[Path, ...]


def find_sources(given: Sequence[Path]) -> Sources:
    """
    A folder with Parquet below is taken as such; any other folder gives its NDJSON files. Raises ValueError naming what
    is wrong.
    """
    lines: list[Path] = []
    folders: list[Path] = []
    for path in given:
        if not path.exists():
            raise ValueError(f"{path}: there is no such file or folder")
        if path.is_dir() and any(path.rglob("*.parquet")):
            folders.append(path)
        elif path.is_dir():
            lines += sorted(file for file in path.iterdir() if file.name.endswith(TEXT))
        elif path.name.endswith(TEXT):
            lines.append(path)
        else:
            raise ValueError(
                f"{path}: summaries are {', '.join(TEXT)}, or a folder of Parquet that `training/run scale --ingest` wrote"
            )
    if not lines and not folders:
        raise ValueError(f"{', '.join(map(str, given))}: holds no summaries")
    parts = [part for folder in folders for part in partitions(folder)]
    _refuse_empty(lines)
    _refuse_twice([*lines, *parts])
    check_partitions(parts)
    return Sources(tuple(lines), tuple(folders))


def partitions(folder: Path) -> list[Path]:
    """The Parquet files below a folder, in order."""
    return sorted(folder.rglob("*.parquet"))


def check_partitions(files: Sequence[Path]) -> None:
    """
    Raises ValueError naming the file whose columns, schema or feature versions are not those of the others. Reads footers
    only.
    """
    versions: dict[str, tuple[str, Path]] = {}
    for file in files:
        footer = pq.ParquetFile(file)
        columns = footer.schema_arrow.names
        missing = [name for name in KEYS if name not in columns and name != "week"]
        if missing:
            raise ValueError(f"{file}: columns missing: {', '.join(missing)}; write it with `training/run scale --ingest`")
        found = _schemas(footer.metadata, columns.index("schema"))
        if found - {SCHEMA}:
            raise ValueError(f"{file}: column schema is {max(found - {SCHEMA})}, this training reads {SCHEMA}")
        for feature in feature_columns(columns):
            note_version(versions, feature, file)


def note_version(versions: dict[str, tuple[str, Path]], feature: str, file: Path) -> None:
    """Remembers which version of a feature a file has; raises ValueError if another file has another one."""
    name = feature.split("@")[0]
    known, first = versions.setdefault(name, (feature, file))
    if known != feature:
        raise ValueError(f"{file}: column {feature}, but {first} has {known}: one training takes one version of a feature")


def _schemas(metadata: pq.FileMetaData, column: int) -> set[int]:
    groups = [metadata.row_group(group).column(column).statistics for group in range(metadata.num_row_groups)]
    return {int(value) for group in groups if group and group.has_min_max for value in (group.min, group.max)}


def _refuse_empty(files: Sequence[Path]) -> None:
    for file in files:
        if file.stat().st_size == 0:
            raise ValueError(f"{file}: is empty")


def _refuse_twice(files: Sequence[Path]) -> None:
    """Files of one size are compared by digest, so that a month copied under a second name is not counted twice."""
    sizes: dict[int, list[Path]] = {}
    for file in files:
        sizes.setdefault(file.stat().st_size, []).append(file)
    for alike in sizes.values():
        seen: dict[str, Path] = {}
        for file in alike if len(alike) > 1 else []:
            with file.open("rb") as content:
                digest = hashlib.file_digest(content, "sha256").hexdigest()
            if digest in seen:
                raise ValueError(f"{file}: is the same as {seen[digest]}; give it once")
            seen[digest] = file
