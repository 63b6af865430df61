"""Landmarks: survivors only, a later purchase as the outcome, and the cart as what has to be beaten."""

import json
import subprocess
from pathlib import Path

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from vitrine_training.data.summaries import read_summaries
from vitrine_training.evaluation.judged import Judged
from vitrine_training.evaluation.landmarks import in_order, landmark_table
from vitrine_training.evaluation.otto_landmarks import write_otto_landmarks

TRAINING = Path(__file__).resolve().parent.parent
VITRINE = TRAINING / "build" / "vitrine.mjs"
REPORTS = TRAINING.parent / "models" / "reports"


def known_by_nothing(random, sessions):
    """Visits in which a purchase comes at a place drawn by lot, and nothing that is seen has to do with it."""
    for number in range(sessions):
        at = 1_700_000_000_000 + number * 86_400_000
        length = 12 + int(random.integers(12))
        bought = int(random.integers(2, length)) if random.uniform() < 0.3 else None
        for place in range(length):
            params = {"ecommerce": {"items": [{"item_id": f"i{int(random.integers(9))}", "price": 9}]}}
            event = {"key": f"s{number}", "name": "view_item", "at": at + place * 20_000, "params": params}
            if place == bought:
                event |= {"name": "purchase", "params": {"transaction_id": f"t{number}", "value": 9, "currency": "EUR"}}
            yield event


@pytest.fixture(scope="module")
def lottery(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lottery")
    events = folder / "events.ndjson"
    random = np.random.default_rng(3)
    events.write_text("".join(json.dumps(event) + "\n" for event in known_by_nothing(random, 1500)))
    at = ",".join(str(count) for count in range(1, 30))
    done = subprocess.run(
        ["node", str(VITRINE), "summaries", str(events), "--at", at], capture_output=True, text=True, check=True
    )
    (folder / "summaries.ndjson").write_text(done.stdout)
    return read_summaries(folder / "summaries.ndjson")


def test_cutting_buyers_at_the_purchase_claims_what_survivors_do_not_show(lottery):
    views, y = lottery.of(("item_views@1",))[:, 0], lottery.later["purchase"]
    ends = np.r_[lottery.line[1:] != lottery.line[:-1], True]
    leaked = roc_auc_score(y[ends], -views[ends])
    assert leaked > 0.8
    for after in (3, 5, 10):
        alive = lottery.landmark == str(after)
        repeats = lottery.of(("repeat_item_views@1",))[alive, 0]
        assert abs(roc_auc_score(y[alive], repeats) - 0.5) < 0.08
        assert len(set(views[alive])) == 1


def test_survivors_have_not_bought_yet_and_buy_later(lottery):
    assert lottery.of(("purchases@1",)).sum() == 0
    alive = [int((lottery.landmark == str(after)).sum()) for after in (1, 3, 5, 10)]
    assert alive == sorted(alive, reverse=True) and alive[0] == 1500 and alive[3] < 1500
    later = [lottery.later["purchase"][lottery.landmark == str(after)].sum() for after in (1, 3, 5, 10)]
    assert later == sorted(later, reverse=True) and later[0] > 1.5 * later[3]


def judged(y, p, landmark, **more):
    return Judged("purchase", "a", "binary", y, p, landmark=landmark, **more)


def test_the_table_counts_the_living_and_their_base_rate_by_landmark():
    landmark = np.array([1] * 100 + [3] * 60 + ["last"] * 40, dtype=object)
    y = np.r_[np.tile([1, 0, 0, 0], 25), np.tile([1, 0], 30), np.ones(40)].astype(int)
    table = landmark_table(judged(y, np.linspace(0, 1, 200), landmark), draws=50)
    assert [(row["after"], row["rows"], row["base"]) for row in table] == [(1, 100, 0.25), (3, 60, 0.5), ("last", 40, 1.0)]
    assert table[2]["figures"]["roc_auc"]["value"] is None and table[0]["beats_baselines"] is None


def test_landmarks_stand_in_their_order():
    assert in_order(np.array(["last", "10", "3", "1"])) == ["1", "3", "10", "last"]
    assert in_order(np.array(["2011-06-01", "2011-03-01"])) == ["2011-03-01", "2011-06-01"]


def test_a_model_that_is_the_cart_does_not_beat_it_and_one_that_knows_more_does():
    random = np.random.default_rng(4)
    cart = random.integers(2, size=1200).astype(float)
    knows = random.normal(size=1200)
    y = (random.uniform(size=1200) < 1 / (1 + np.exp(-(cart + 1.5 * knows - 1)))).astype(int)
    landmark = np.repeat([3, 5], 600)
    p = np.where(landmark == 3, cart * 0.5, 1 / (1 + np.exp(-(cart + 1.5 * knows))))
    first, second = landmark_table(judged(y, p, landmark, baselines={"cart": cart}), draws=200)
    assert (
        first["against"]["cart"]["lead"]["roc_auc"] == {"value": 0, "interval": [0, 0]} and first["beats_baselines"] is False
    )
    assert second["against"]["cart"]["lead"]["roc_auc"]["interval"][0] > 0 and second["beats_baselines"] is True


def test_the_committed_otto_report_is_what_the_twenty_shoppers_give(tmp_path):
    write_otto_landmarks(TRAINING / "data" / "otto.jsonl.gz", VITRINE, (tmp_path, tmp_path / "reports"))
    for name in ("otto-landmarks.json", "otto-landmarks.html"):
        assert (tmp_path / "reports" / name).read_bytes() == (REPORTS / name).read_bytes(), "run training/run landmarks"
    survivors = json.loads((REPORTS / "otto-landmarks.json").read_text())["sets"][0]
    assert [row["after"] for row in survivors["landmarks"]] == [1, 3, 5, 10] and survivors["persons"] == 20
    for row in survivors["landmarks"]:
        low, high = row["figures"]["roc_auc"]["interval"]
        assert high - low > 0.25 and row["beats_baselines"] is False
