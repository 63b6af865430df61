"""
Makes synthetic summaries, as many as asked for, in bounded memory: for tests and for the bench. They prove nothing about
shoppers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from scipy.special import expit

from .columns import BOUGHT, LATER, SCHEMA, SCORES

LANDMARKS = ("1", "3", "5", "10", "20", "last")
CHUNK = 50_000
MODEL = "intent@1.0.0"
DEVICES, DAYPARTS, LANGUAGES = (
    ("phone", "tablet", "desktop"),
    ("morning", "afternoon", "evening", "night"),
    ("en", "de", "fr"),
)

# How often an event comes in a session of ten, and how much more often where a shopper means to buy (logarithm, per
# standard deviation).
EVENTS = {
    "page_views@1": (4.0, 0.0),
    "product_pages@1": (3.0, 0.1),
    "informational_pages@1": (0.2, 0.0),
    "administrative_pages@1": (0.4, 0.3),
    "item_views@1": (2.0, 0.3),
    "repeat_item_views@1": (0.5, 0.5),
    "list_views@1": (1.2, -0.1),
    "searches@1": (0.4, 0.2),
    "sale_views@1": (0.5, 0.1),
    "promotion_clicks@1": (0.1, 0.0),
    "gallery_interactions@1": (0.6, 0.1),
    "detail_reads@1": (0.4, 0.4),
    "wishlist_adds@1": (0.1, 0.1),
    "coupon_interest@1": (0.05, 0.3),
    "cart_adds@1": (0.3, 0.9),
    "cart_views@1": (0.3, 0.8),
    "checkouts@1": (0.08, 1.1),
}
SHOPPER = ("returning_visitor@1", "weekend@1", "sessions@1", "days_since_last_session@1", "lifetime_purchases@1")
FEATURES = (*EVENTS, "product_seconds@1", "session_seconds@1", "scroll_depth@1", *SHOPPER)


@dataclass(frozen=True)
class Made:
    """
    `sessions` in `weeks` weeks from the first of 2026. `offset` moves the logit of the truth, `turn` lessens what intent
    is worth in it.
    """

    sessions: int
    seed: int = 1
    weeks: int = 26
    offset: float = -3.2
    turn: float = 1.0


def write_parquet(made: Made, folder: Path) -> int:
    """Writes partitions as `ingest` does, and returns the number of snapshots. `folder` must not exist."""
    folder.mkdir(parents=True)
    total = 0
    for number, table in enumerate(made_tables(made)):
        for week in table.column("week").unique().to_pylist():
            part = table.filter(pa.compute.equal(table.column("week"), week)).drop_columns(["week"])
            place = folder / f"week={week}"
            place.mkdir(exist_ok=True)
            pq.write_table(part, place / f"part-{number:05}.parquet", compression="zstd")
        total += table.num_rows
    return total


def made_tables(made: Made) -> Iterator[pa.Table]:
    """Snapshots by tables of CHUNK sessions: the columns of columns.py, `week` included."""
    for number, start in enumerate(range(0, made.sessions, CHUNK)):
        random = np.random.default_rng([made.seed, number])
        yield _chunk(made, np.arange(start, min(start + CHUNK, made.sessions)), random)


def _chunk(made: Made, session: np.ndarray, random: np.random.Generator) -> pa.Table:
    count = len(session)
    intent = random.normal(size=count)
    length = 1 + random.geometric(1 / (6 + 2 * (intent > 0)), size=count)
    bought = random.uniform(size=count) < expit(made.offset + made.turn * (1.1 * intent + 0.4 * np.log(length / 6)))
    device, daypart, language = (random.integers(len(names), size=count) for names in (DEVICES, DAYPARTS, LANGUAGES))
    shopper = _shopper(random, intent)
    parts = []
    left = None
    for landmark in reversed(LANDMARKS):
        # as in a shop's export, only a session without an order has an end
        k = length if landmark == "last" else np.full(count, int(landmark))
        alive = ~bought if landmark == "last" else k <= length
        left = _counts(random, (intent, length), k, left)
        timed = _times(random, left["product_pages@1"], k)
        values = left | timed | shopper
        noise = random.normal(0, 0.5, count)
        score = expit(-3 + 0.8 * intent + 0.3 * np.log1p(left["cart_adds@1"]) + noise)
        parts.append(_rows(landmark, alive, session, values, (bought, score)))
    whole = pa.concat_tables(reversed(parts))
    place = whole.column("row").to_numpy() - session[0]
    week = np.array([f"2026-W{1 + w:02}" for w in range(made.weeks)])[(session * made.weeks) // made.sessions]
    named = {
        "device": np.array(DEVICES)[device],
        "daypart": np.array(DAYPARTS)[daypart],
        "language": np.array(LANGUAGES)[language],
        "week": week,
    }
    for name, values in named.items():
        whole = whole.append_column(name, pa.array(values).take(pa.array(place)))
    return whole.drop_columns(["row"])


def _counts(
    random: np.random.Generator, shopper: tuple[np.ndarray, np.ndarray], k: np.ndarray, left: dict[str, np.ndarray] | None
) -> dict[str, np.ndarray]:
    """
    Events so far: drawn for the whole session, and thinned from there to earlier landmarks, so that counts never fall as
    a session goes on.
    """
    intent, length = shopper
    if left is None:
        counts = {
            name: random.poisson(rate / 10 * length * np.exp(more * intent - more**2 / 2))
            for name, (rate, more) in EVENTS.items()
        }
        counts["page_views@1"] += 1
        return counts
    share = np.minimum(1.0, k / np.maximum(left.get("after", length), 1))
    counts = {name: random.binomial(left[name], share) for name in EVENTS}
    counts["page_views@1"] = np.maximum(counts["page_views@1"], 1)
    return counts | {"after": np.minimum(k, length)}


def _times(random: np.random.Generator, pages: np.ndarray, k: np.ndarray) -> dict[str, np.ndarray]:
    seconds = np.round(random.gamma(0.8, 40, len(pages)) * pages, 1)
    return {
        "product_seconds@1": seconds,
        "session_seconds@1": np.round(seconds + random.exponential(5, len(pages)) * (k - 1), 1),
        "scroll_depth@1": np.round(random.beta(1, 2, len(pages)) * (random.uniform(size=len(pages)) < 0.6), 2),
    }


def _shopper(random: np.random.Generator, intent: np.ndarray) -> dict[str, np.ndarray]:
    count = len(intent)
    returning = random.uniform(size=count) < expit(-0.8 + 0.3 * intent)
    sessions = 1 + returning * random.geometric(0.4, count)
    return {
        "returning_visitor@1": returning,
        "weekend@1": random.uniform(size=count) < 0.27,
        "sessions@1": sessions,
        "days_since_last_session@1": np.round(returning * random.exponential(12, count), 2),
        "lifetime_purchases@1": returning * random.poisson(0.2 * sessions),
    }


def _rows(
    landmark: str,
    alive: np.ndarray,
    session: np.ndarray,
    values: dict[str, np.ndarray],
    answer: tuple[np.ndarray, np.ndarray],
) -> pa.Table:
    bought, score = (part[alive] for part in answer)
    count = int(alive.sum())
    nothing = pa.nulls(count, pa.float64())
    ids = pa.array(session[alive])
    columns: dict[str, pa.Array] = {
        "row": ids,
        "schema": pa.array(np.full(count, SCHEMA, np.int32)),
        "session": pa.compute.binary_join_element_wise("made", pa.compute.utf8_lpad(ids.cast(pa.string()), 12, "0"), "-"),
        "landmark": pa.array([landmark]).take(pa.array(np.zeros(count, int))),
        **{f"later_{name}": nothing for name in LATER},
        **{f"bought_{name}": nothing for name in BOUGHT},
        **{name: pa.array(values[name][alive].astype(np.float32)) for name in FEATURES},
    }
    columns["later_purchase"] = pa.array(bought.astype(float))
    columns["later_value"] = pa.array(np.round(bought * 60 * np.exp(score), 2))
    lists = pa.ListArray.from_arrays(pa.array(np.arange(count + 1, dtype=np.int32)), pa.array(np.round(score, 6)))
    names = pa.array([MODEL]).take(pa.array(np.zeros(count, int)))
    columns[SCORES] = pa.MapArray.from_arrays(pa.array(np.arange(count + 1, dtype=np.int32)), names, lists)
    return pa.table(columns)
