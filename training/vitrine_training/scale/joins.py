"""Snapshots beside what another table knows of them, joined in the engine by session and landmark."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir


def with_outcomes(table: ir.Table, outcomes: ir.Table) -> ir.Table:
    """
    Every snapshot, with the columns that `outcomes` (`session`, perhaps `landmark`, and outcomes) has for it; one it
    already has gives way where the other table knows better. Unknown sessions in `outcomes` are left out.
    """
    keys = [name for name in ("session", "landmark") if name in outcomes.columns]
    added = [name for name in outcomes.columns if name not in keys]
    joined = table.left_join(outcomes, keys, rname="{name}:joined")

    def column(name: str) -> ir.Value:
        theirs = f"{name}:joined" if name in table.columns else name
        return ibis.coalesce(joined[theirs], joined[name]) if name in table.columns else joined[theirs]

    return joined.select(*[name for name in table.columns if name not in added], **{name: column(name) for name in added})


def with_scores(table: ir.Table, scores: ir.Table, name: str) -> ir.Table:
    """The snapshots that a second model has scored (`session`, `landmark`, `score`), with its score as the column `name`."""
    renamed = scores.select("session", "landmark", **{name: scores.score})
    joined = table.inner_join(renamed, ["session", "landmark"])
    return joined.select(*table.columns, name)
