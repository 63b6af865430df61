"""The only file that knows which engine runs: how each connects, reads lines and Parquet, and writes partitions by week."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir

from .columns import BOUGHT, LATER

ENGINES = ("duckdb", "spark")
LOCAL = "local[2]"


@dataclass(frozen=True)
class Where:
    """
    Which engine, and on how much. `master` is Spark's: `local[n]` or the URL of a cluster, such as spark://host:7077.
    `memory` is DuckDB's limit or that of Spark's driver, such as "4g". `spill` is where DuckDB puts what does not fit.
    `settings` go to Spark as they are.
    """

    name: str = "duckdb"
    master: str = LOCAL
    memory: str | None = None
    spill: Path | None = None
    settings: tuple[tuple[str, str], ...] = ()


DUCKDB = Where()


@dataclass(frozen=True)
class Engine:
    """
    `lines` reads NDJSON files, compressed ones too, as columns `file` and `line`; `parse` adds `session`, the summary in
    it, read leniently: scalars as text, null what has another form. `parquet` reads every file below a folder; a column
    that a file lacks is null. `keep` computes a table once for several uses; `write` makes one partition a week.
    """

    name: str
    connection: Any
    lines: Callable[[Sequence[str]], ir.Table]
    parse: Callable[[ir.Table], ir.Table]
    parquet: Callable[[str], ir.Table]
    keep: Callable[[ir.Table], ir.Table]
    write: Callable[[ir.Table, str], None]


@contextmanager
def open_engine(where: Where) -> Iterator[Engine]:
    """Connects, and ends what was started, whatever happens. Raises ValueError if the engine is unknown or not installed."""
    if where.name not in ENGINES:
        raise ValueError(f"--engine must be one of {', '.join(ENGINES)}, got {where.name!r}")
    with _duckdb(where) if where.name == "duckdb" else _spark(where) as engine:
        yield engine


@contextmanager
def _duckdb(where: Where) -> Iterator[Engine]:
    connection = ibis.duckdb.connect()
    connection.raw_sql("SET preserve_insertion_order = false")
    if where.memory:
        connection.raw_sql(f"SET memory_limit = {_quoted(where.memory.upper().rstrip('B') + 'B')}")
    if where.spill:
        connection.raw_sql(f"SET temp_directory = {_quoted(str(where.spill))}")

    def lines(files: Sequence[str]) -> ir.Table:
        listed = ", ".join(_quoted(file) for file in files)
        return connection.sql(
            f"SELECT filename AS file, trim(json::VARCHAR) AS line FROM read_ndjson_objects([{listed}], filename = true)"
        )

    def parse(table: ir.Table) -> ir.Table:
        structure = _quoted(json.dumps(_duckdb_structure()))
        return connection.sql(f"SELECT *, from_json(line::JSON, {structure}) AS session FROM ({connection.compile(table)})")

    def parquet(root: str) -> ir.Table:
        found = f"{root.rstrip('/')}/**/*.parquet"
        return connection.sql(
            f"SELECT * FROM read_parquet({_quoted(found)}, hive_partitioning = true, union_by_name = true,"
            " hive_types = {'week': VARCHAR})"
        )

    def keep(table: ir.Table) -> ir.Table:
        return connection.create_table(ibis.util.gen_name("kept"), table, temp=True)

    def write(table: ir.Table, folder: str) -> None:
        connection.to_parquet(table, folder, partition_by="week", compression="zstd")

    try:
        yield Engine("duckdb", connection, lines, parse, parquet, keep, write)
    finally:
        connection.disconnect()


@contextmanager
def _spark(where: Where) -> Iterator[Engine]:
    try:
        from pyspark.sql import SparkSession, functions
    except ImportError as cause:
        raise ValueError("--engine spark needs PySpark and Java 17: run `training/run --spark ...` once") from cause
    # what fails is raised; Spark logs it with pages of Java besides
    logging.getLogger("SQLQueryContextLogger").disabled = True
    session = _spark_session(SparkSession.builder, where)
    connection = ibis.pyspark.connect(session)

    def view(frame: Any) -> ir.Table:
        name = ibis.util.gen_name("summaries")
        frame.createOrReplaceTempView(name)
        return connection.table(name)

    def lines(files: Sequence[str]) -> ir.Table:
        text = functions.trim("value")
        read = session.read.text(list(files)).where(text != "")
        # Spark names a file by URL, DuckDB by path
        file = functions.regexp_replace(functions.input_file_name(), "^file:/*", "/")
        return view(read.select(functions.url_decode(file).alias("file"), text.alias("line")))

    def parse(table: ir.Table) -> ir.Table:
        parsed = functions.from_json("line", _spark_structure(), {"mode": "PERMISSIVE"})
        return view(session.sql(connection.compile(table)).withColumn("session", parsed))

    def parquet(root: str) -> ir.Table:
        return view(session.read.option("mergeSchema", "true").parquet(root))

    def keep(table: ir.Table) -> ir.Table:
        return view(session.sql(connection.compile(table)).persist())

    def write(table: ir.Table, folder: str) -> None:
        frame = session.sql(connection.compile(table)).repartition("week")
        frame.write.option("compression", "zstd").partitionBy("week").mode("overwrite").parquet(folder)

    try:
        yield Engine("spark", connection, lines, parse, parquet, keep, write)
    finally:
        session.stop()


def _spark_session(builder: Any, where: Where) -> Any:
    local = where.master.startswith("local")
    threads = int(next(iter(re.findall(r"\d+", where.master)), 2)) if local else None
    settings = {
        "spark.app.name": "vitrine-training",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "OFF",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.sources.partitionColumnTypeInference.enabled": "false",
        **({"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"} if local else {}),
        **({"spark.sql.shuffle.partitions": str(2 * threads)} if threads else {}),
        **({"spark.driver.memory": where.memory} if where.memory else {}),
        **dict(where.settings),
    }
    builder = builder.master(where.master)
    for key, value in settings.items():
        builder = builder.config(key, value)
    return builder.getOrCreate()


def _duckdb_structure() -> dict[str, Any]:
    text = "VARCHAR"
    later = {name: text for name in LATER} | {"bought": {name: text for name in BOUGHT}}
    snapshot = {
        "after": text,
        "on": text,
        "features": "MAP(VARCHAR, VARCHAR)",
        "scores": "MAP(VARCHAR, DOUBLE[])",
        "later": later,
    }
    return {name: text for name in ("schema", "week", "device", "daypart", "language")} | {"snapshots": [snapshot]}


def _spark_structure() -> str:
    def fields(names: Sequence[str]) -> str:
        return ", ".join(f"`{name}`: STRING" for name in names)

    later = f"STRUCT<{fields(LATER)}, bought: STRUCT<{fields(BOUGHT)}>>"
    maps = "features: MAP<STRING, STRING>, scores: MAP<STRING, ARRAY<DOUBLE>>"
    snapshot = f"STRUCT<{fields(('after', 'on'))}, {maps}, later: {later}>"
    head = ", ".join(f"`{name}` STRING" for name in ("schema", "week", "device", "daypart", "language"))
    return f"{head}, snapshots ARRAY<{snapshot}>"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
