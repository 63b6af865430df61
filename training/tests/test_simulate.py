import json

import numpy as np
import pytest

from vitrine_training.data.uci import COUNTS_AND_SECONDS
from vitrine_training.simulation.personas import AVERAGE, CLUSTERS, LEANING, PERSONAS
from vitrine_training.simulation.simulate import simulate
from vitrine_training.simulation.skeleton import persona_odds, plan_pages, usable_rows


@pytest.fixture(scope="module")
def simulated(sessions, tmp_path_factory):
    return simulate(sessions, 60, 3, tmp_path_factory.mktemp("simulated") / "events.ndjson")


@pytest.fixture(scope="module")
def events(simulated):
    return [json.loads(line) for line in simulated.events.read_text().splitlines()]


def test_the_same_seed_gives_the_same_events(sessions, simulated, tmp_path):
    again = simulate(sessions, 60, 3, tmp_path / "events.ndjson")
    other = simulate(sessions, 60, 4, tmp_path / "other.ndjson")
    assert again.events.read_bytes() == simulated.events.read_bytes()
    assert other.events.read_bytes() != simulated.events.read_bytes()


def test_events_hold_no_trace_of_the_label(events):
    assert {key for event in events for key in event} == {"key", "session", "seq", "name", "at", "params"}
    assert not any(cluster in json.dumps(events) for cluster in CLUSTERS)


def test_each_session_runs_forward_from_a_page_view(events, simulated):
    for key in simulated.keys:
        own = [event for event in events if event["key"] == key]
        assert own[0]["name"] == "page_view"
        assert [event["seq"] for event in own] == list(range(1, len(own) + 1))
        assert all(a["at"] <= b["at"] for a, b in zip(own, own[1:]))


def test_nobody_checks_out_what_is_not_in_the_cart(events):
    added: set[str] = set()
    for event in events:
        if event["name"] == "add_to_cart":
            added.add(event["key"])
        if event["name"] in ("begin_checkout", "purchase"):
            assert event["key"] in added


def test_pages_have_the_counts_of_their_row(sessions):
    random = np.random.default_rng(0)
    for row in usable_rows(sessions)[:300]:
        pages = plan_pages(row, random)
        counts = [sum(page.group == group for page in pages) for group in ("administrative", "informational", "product")]
        assert counts == row[0::2].tolist()
        assert pages[-1].seconds is None


def test_seconds_of_a_row_are_spread_over_its_pages_whenever_a_page_can_hold_them(sessions):
    random = np.random.default_rng(0)
    for row in usable_rows(sessions)[:300]:
        pages = plan_pages(row, random)
        if row[4] > 1 and row[0] == row[2] == 0:
            assert sum(page.seconds or 0 for page in pages) == pytest.approx(row[5])


def test_personas_and_leanings_name_what_exists():
    assert set(PERSONAS) == set(LEANING) == set(CLUSTERS)
    assert {name for rates in PERSONAS.values() for name in rates} <= set(AVERAGE)
    assert {name for lean in LEANING.values() for name in lean} <= set(COUNTS_AND_SECONDS)


def test_every_persona_is_possible_in_every_session(sessions):
    odds = persona_odds(usable_rows(sessions))
    assert np.allclose(odds.sum(axis=1), 1) and odds.min() > 0.005
    assert np.abs(odds.mean(axis=0) - 0.2).max() < 0.06
