"""From lines of summaries to Parquet in partitions by week: one row a snapshot, features as columns of their own."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import ibis
import ibis.expr.types as ir

from .columns import BOUGHT, FEATURE, LATER, SCHEMA, SCORES, WEEK
from .engine import Engine
from .faults import fault_in
from .sources import note_version


def ingest(engine: Engine, files: Sequence[Path], folder: Path) -> tuple[str, ...]:
    """
    Writes `folder`, which must not exist, and gives the features found. Raises ValueError naming file, line and field of
    what is wrong; then nothing is written. Two passes: one for what the lines hold, one for the rows.
    """
    if folder.exists():
        raise ValueError(f"{folder}: exists already; ingest into a folder of its own and give both to later commands")
    lines = engine.lines([str(file) for file in files])
    partial = folder.with_name(f".{folder.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    try:
        features = _contents(engine.parse(lines))
        folder.parent.mkdir(parents=True, exist_ok=True)
        engine.write(snapshot_rows(engine.parse(_named(engine, lines)), features), str(partial))
    except ValueError:
        shutil.rmtree(partial, ignore_errors=True)
        raise
    except Exception as cause:  # each engine has its own errors: what they mean is found in the file itself
        shutil.rmtree(partial, ignore_errors=True)
        raise ValueError(_explained(files) or f"{engine.name}: {str(cause).splitlines()[0]}") from cause
    partial.rename(folder)
    return features


def _named(engine: Engine, lines: ir.Table) -> ir.Table:
    """
    Lines with `key`, a digest of the text. Lines that read alike are different sessions all the same: they are numbered.
    """
    named = lines.mutate(key=lines.line.hexdigest("md5").substr(0, 16))
    counts = named.group_by("key").agg(lines=ibis._.count())
    alike = engine.keep(counts.filter(counts.lines > 1).select("key"))
    if alike.count().execute() == 0:
        return named
    # only these are held together to be numbered, and they are short
    twins = named.semi_join(alike, "key").mutate(place=ibis.row_number().over(group_by="key", order_by="key"))
    numbered = ibis.ifelse(twins.place == 0, twins.key, twins.key.concat("-", twins.place.cast("string")))
    return named.anti_join(alike, "key").union(twins.mutate(key=numbered).drop("place"))


def snapshot_rows(lines: ir.Table, features: Sequence[str]) -> ir.Table:
    """
    The table that columns.py describes. A feature that a snapshot does not name is 0, an outcome it does not name is
    null.
    """
    flat = lines.select(
        key=lines.key,
        **{name: lines.session[name] for name in ("week", "device", "daypart", "language")},
        snapshot=lines.session.snapshots.unnest(),
    )
    snapshot, later = flat.snapshot, flat.snapshot.later
    return flat.select(
        schema=ibis.literal(SCHEMA, "int8"),
        session=flat.key,
        landmark=ibis.coalesce(snapshot["after"], snapshot["on"]),
        device=flat.device,
        daypart=flat.daypart,
        language=flat.language,
        **{f"later_{name}": later[name].cast("float64") for name in LATER},
        **{f"bought_{name}": later.bought[name].cast("float64") for name in BOUGHT},
        **{name: snapshot.features.get(name, "0").cast("float32") for name in features},
        **{SCORES: snapshot[SCORES]},
        week=flat.week,
    )


def _contents(lines: ir.Table) -> tuple[str, ...]:
    """Every feature id that any line names; raises ValueError for faults, other names and two versions of one feature."""
    session = lines.session
    marks = ibis.array([_fault(session)]).concat(session.snapshots.map(lambda s: s.features.keys()).flatten())
    named = lines.select(file=lines.file, mark=ibis.coalesce(marks, ibis.array(["!snapshots"])).unnest())
    found = named.distinct().order_by("mark", "file").execute()
    versions: dict[str, tuple[str, Path]] = {}
    for mark, file in found[["mark", "file"]].itertuples(index=False):
        if mark != "" and not FEATURE.fullmatch(mark):
            raise ValueError(
                fault_in(Path(file)) or f"{file}: a summary is not as docs/summaries.md says ({mark.lstrip('!')})"
            )
        if mark != "":
            note_version(versions, mark, Path(file))
    return tuple(mark for mark in dict.fromkeys(found["mark"]) if mark != "")


def _fault(session: ir.StructValue) -> ir.StringValue:
    """What is wrong with a line as far as an engine can see it, marked by the field; empty if nothing is."""
    snapshots = session.snapshots

    def some(test: object) -> ir.BooleanValue:
        return snapshots.filter(test).length() > 0

    whole = session.schema.notnull() & (session.schema == str(SCHEMA))
    week = session.week.notnull() & session.week.re_search(f"^{WEEK.pattern}$")
    return ibis.cases(
        (~whole, "!schema"),
        (~week, "!week"),
        (snapshots.isnull() | (snapshots.length() == 0), "!snapshots"),
        (some(lambda s: s["after"].isnull() == s["on"].isnull()), "!snapshot"),
        (some(lambda s: s.features.isnull() | s.later.isnull()), "!snapshot"),
        (
            some(
                lambda s: s.features.values().filter(lambda v: v.isnull() | ~v.substr(0, 1).between("0", "9")).length() > 0
            ),
            "!feature",
        ),
        (some(lambda s: s.later.purchase.notnull() & ~s.later.purchase.isin(["0", "1"])), "!later"),
        else_="",
    )


def _explained(files: Sequence[Path]) -> str | None:
    return next((fault for fault in map(fault_in, files) if fault), None)
