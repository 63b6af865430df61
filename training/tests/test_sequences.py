"""From recorded events to moments with an outcome."""

import json
import subprocess

import numpy as np
import pytest
from conftest import TRAINING

from vitrine_training.heads.context import Context
from vitrine_training.output.export import run
from vitrine_training.sequence.sequences import LANDMARKS, STEPS, read_sequences, split_shoppers
from vitrine_training.simulation.simulate import simulate
from vitrine_training.train import train_own

VITRINE = TRAINING / "build" / "vitrine.mjs"
DAY = 86_400_000
ITEM = {"item_id": "x"}


def shopper(key: str, *sessions: str) -> list[str]:
    """Lines of events: `v` views an item, `a` adds it, `b` buys."""
    names = {"v": "view_item", "a": "add_to_cart", "b": "purchase"}
    return [
        json.dumps({"key": key, "name": names[what], "at": day * DAY + place * 1000, "params": {"items": [ITEM]}})
        for day, session in enumerate(sessions)
        for place, what in enumerate(session)
    ]


def rows_of(folder, lines, *places):
    events, rows = folder / "events.ndjson", folder / "rows.csv"
    events.write_text("\n".join(lines))
    with rows.open("w") as output:
        subprocess.run(["node", str(VITRINE), "features", str(events), *places], stdout=output, check=True)
    return rows


def moments(sequences):
    return list(zip(sequences.shopper.tolist(), sequences.events.tolist(), sequences.y.tolist()))


def test_the_outcome_is_an_order_later_in_the_same_session(tmp_path):
    lines = [*shopper("ann", "vvvvv", "vvvab"), *shopper("ben", "vvvbvv"), *shopper("cem", "vbvvv")]
    read = read_sequences(rows_of(tmp_path, lines, "--every"))
    assert moments(read) == [(0, 3, 0), (0, 5, 0), (0, 3, 1), (0, 5, 0), (1, 3, 1), (1, 5, 0), (2, 3, 0), (2, 5, 0)]


def test_steps_are_those_of_the_session_the_latest_first(tmp_path):
    read = read_sequences(rows_of(tmp_path, shopper("ann", "bvvvv", "vavab"), "--every"))
    steps = read.of(STEPS, np.array([2, 3]))[:, :6].astype(int).tolist()
    assert steps == [[34, 35, 34, 0, 0, 0], [41, 35, 34, 35, 34, 0]]


def test_landmarks_alone_are_enough_where_each_key_is_a_session(tmp_path):
    lines = [line for number in range(6) for line in shopper(f"s{number}", "vvavvvv" + "b" * (number % 2))]
    every = read_sequences(rows_of(tmp_path, lines, "--every"))
    at = read_sequences(rows_of(tmp_path, lines, "--at", ",".join(["1", *map(str, LANDMARKS), "last"])))
    assert moments(at) == moments(every) and np.array_equal(at.x, every.x)


@pytest.mark.parametrize("session", ["vvvvvv", "vvvvvb", "vv"])
def test_sessions_that_teach_nothing_are_refused(tmp_path, session):
    lines = shopper("ann", session[:3] + "b") if session.endswith("b") else shopper("ann", session)
    with pytest.raises(ValueError, match="both kinds are needed"):
        read_sequences(rows_of(tmp_path, lines, "--every"))


def test_no_shopper_is_in_two_parts(tmp_path):
    lines = [line for number in range(100) for line in shopper(f"s{number}", "vvvvvb", "vvv")]
    read = read_sequences(rows_of(tmp_path, lines, "--every"))
    shoppers = [set(read.shopper[part].tolist()) for part in split_shoppers(read, 1)]
    assert [len(part) for part in shoppers] == [64, 16, 20]
    assert len(set.union(*shoppers)) == 100


def test_a_shop_can_train_it_on_its_own_events(sessions, tmp_path):
    simulated = simulate(sessions, 300, 9, tmp_path / "own-events.ndjson")
    train_own(simulated.events, tmp_path / "own", Context(tmp_path, tmp_path, tmp_path, VITRINE))
    [model] = json.loads((tmp_path / "own" / "manifest.json").read_text())["models"]
    card = (tmp_path / "own" / model["card"]).read_text()
    assert "own-events.ndjson" in card and "simulat" not in card
    assert all(limit in card for limit in model["limits"])
    p = run(tmp_path / "own" / model["file"], np.zeros((2, 24)))["probabilities"]
    assert p.shape == (2, 1) and np.all((p > 0) & (p < 1))
