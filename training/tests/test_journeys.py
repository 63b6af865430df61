"""Simulated journeys: what real rows they keep to, and that leanings show in what is done."""

import json
from collections import Counter, defaultdict

import numpy as np
import pytest
from conftest import TRAINING

from vitrine_training.simulation.category_orders import simulate_category_orders
from vitrine_training.simulation.journey_rates import Mood, order_odds, visit_rates
from vitrine_training.simulation.journeys import simulate_journeys
from vitrine_training.simulation.lives import lives_of
from vitrine_training.simulation.shoppers import AXES, draw_shopper
from vitrine_training.simulation.world import read_world


@pytest.fixture(scope="module")
def world():
    return read_world(TRAINING / "data")


@pytest.fixture(scope="module")
def journeys(world, tmp_path_factory):
    return simulate_journeys(world, range(120), 3, tmp_path_factory.mktemp("journeys") / "events.ndjson")


@pytest.fixture(scope="module")
def events(journeys):
    return [json.loads(line) for line in journeys.events.read_text().splitlines()]


def test_the_same_seed_gives_the_same_journeys_in_whatever_range(world, journeys, tmp_path):
    part = simulate_journeys(world, range(100, 120), 3, tmp_path / "part.ndjson")
    lines = journeys.events.read_text().splitlines()
    assert part.events.read_text().splitlines() == [line for line in lines if line[8:14] >= "j00100"]
    other = simulate_journeys(world, range(5), 4, tmp_path / "other.ndjson")
    assert other.events.read_text() != "".join(f"{line}\n" for line in lines if line[8:14] < "j00005")


def test_events_hold_no_trace_of_the_leanings(journeys, events):
    assert {key for event in events for key in event} == {"key", "session", "seq", "name", "at", "params"}
    assert not any(f'"{word}"' in journeys.events.read_text() for word in {*AXES, "keen", "loyalty"} - {"brand"})
    assert journeys.leanings.shape == (120, len(AXES)) and 0 < journeys.leanings.min() and journeys.leanings.max() < 1


def test_every_journey_runs_forward_through_its_visits(events):
    by_key = defaultdict(list)
    for event in events:
        by_key[event["key"]].append(event)
    assert len(by_key) == 120
    for own in by_key.values():
        assert [event["seq"] for event in own] == list(range(1, len(own) + 1))
        assert own[0]["session"] == 1 and all(0 <= b["session"] - a["session"] <= 1 for a, b in zip(own, own[1:]))
        firsts = [b for a, b in zip([{"session": 0}, *own], own) if b["session"] != a["session"]]
        assert all(event["name"] == "page_view" for event in firsts)
        assert all(a["at"] <= b["at"] for a, b in zip(own, own[1:]))


def test_orders_say_what_was_bought_for_how_much_and_come_with_their_transaction(events):
    orders = [event["params"] for event in events if event["name"] == "purchase"]
    assert len(orders) > 40
    for order in orders:
        worth = sum(item["price"] - item.get("discount", 0) for item in order["items"])
        assert order["value"] == pytest.approx(worth, abs=0.05 * len(order["items"])) and order["transaction_id"]
    refunds = [event["params"] for event in events if event["name"] == "refund"]
    assert refunds and all(refund["value"] > 0 and refund["transaction_id"] for refund in refunds)


def test_later_orders_come_when_the_real_customer_of_that_place_came(world, events):
    days = defaultdict(list)
    for event in events:
        if event["name"] == "purchase":
            days[event["key"]].append(event["at"] / 86_400_000)
    real = {life.days for life in world.lives}
    for own in days.values():
        since = [round(day - own[0]) for day in own]
        assert any(all(abs(a - b) <= 1 for a, b in zip(since, life)) for life in real if len(life) >= len(since))


def test_page_counts_are_those_of_uci_rows(world, events):
    pages = Counter((event["key"], event["session"]) for event in events if event["name"] == "page_view")
    counts = {int(row[0::2].sum()) for rows in (world.frames.without, world.frames.with_order) for row in rows}
    assert set(pages.values()) <= counts and max(pages.values()) <= 60


def test_a_life_is_what_a_customer_ordered_since_the_first_time():
    customer = np.array([1, 1, 1, 2, 3, 3])
    day = np.array([0, 0, 40, 500, 10, 400])
    value = np.array([10.0, 5.0, 30.0, 99.0, 100.0, 1.0])
    small, large = lives_of(customer, day, value)
    assert small.days == (0, 40) and large.days == (0,)
    assert small.sizes == (0.25, 0.5) and large.sizes == (1.0,)


def test_leanings_show_in_what_is_done_but_do_not_decide_it():
    from random import Random

    random = Random(1)
    moods = [Mood(draw_shopper(random), random) for _ in range(2000)]
    rates = [visit_rates(mood, random) for mood in moods]
    for axis, rate, sign in (
        ("brand", "coupon", -1),
        ("novelty", "lookbook", 1),
        ("deliberate", "help", 1),
        ("novelty", "home-shelf", -1),
    ):
        r = np.corrcoef([getattr(mood, axis) for mood in moods], [rate_of[rate] for rate_of in rates])[0, 1]
        assert 0.2 < sign * r < 0.95
    odds = [order_odds(mood, 0, "direct") for mood in moods]
    assert 0.4 < np.corrcoef([mood.keen for mood in moods], odds)[0, 1] < 0.98
    assert order_odds(moods[0], 3, "email") > order_odds(moods[0], 0, "social")


def test_customers_buy_from_fewer_categories_before_they_leave(tmp_path):
    import csv

    made = simulate_category_orders(800, 2, tmp_path / "orders.csv")
    again = simulate_category_orders(800, 2, tmp_path / "again.csv")
    assert made.path.read_bytes() == again.path.read_bytes()
    with made.path.open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert set(rows[0]) == {"customer_id", "order_id", "ordered_at", "category", "units", "value"}
    own = defaultdict(list)
    for row in rows:
        own[row["customer_id"]].append((np.datetime64(row["ordered_at"][:10]).astype(int), row["category"]))

    def narrowing(key):
        end = max(day for day, _ in own[key])
        late, early = ({c for day, c in own[key] if low <= end - day < high} for low, high in ((0, 90), (180, 400)))
        return len(late) / len(early) if late and early else None

    def mean(keys):
        ratios = [ratio for key in keys if (ratio := narrowing(key)) is not None]
        return np.mean(ratios), len(ratios)

    left = [key for key, day in made.left.items() if day is not None and day < 880 and key in own]
    gone, stayed = mean([k for k in left if k in made.narrowed]), mean([k for k, day in made.left.items() if day is None])
    assert min(gone[1], stayed[1]) > 60 and gone[0] < stayed[0] - 0.1
    assert all(max(day for day, _ in own[key]) - np.datetime64("2023-01-02").astype(int) <= made.left[key] for key in left)
