import json

import numpy as np
import pytest

from vitrine_training.evaluation.drift import drift, drift_baseline, index_of, psi, reading


def test_the_index_by_hand():
    # Zeros 50 % -> 20 %, below 2: 25 % -> 30 %, from 2: 25 % -> 50 %.
    column = np.r_[np.zeros(20), np.ones(30), np.full(50, 3.0)]
    by_hand = -0.3 * np.log(0.4) + 0.05 * np.log(1.2) + 0.25 * np.log(2)
    assert index_of({"edges": [2.0], "shares": [0.5, 0.25, 0.25]}, column) == pytest.approx(by_hand)


def test_the_same_rows_have_not_moved_and_zeros_are_a_bin_of_their_own():
    random = np.random.default_rng(1)
    x = np.column_stack([random.gamma(1, 5, 4000) * random.integers(2, size=4000), random.poisson(1, 4000), np.zeros(4000)])
    baseline = drift_baseline(x, ["a@1", "b@1", "c@1"])
    assert baseline["features"]["a@1"]["shares"][0] == pytest.approx((x[:, 0] == 0).mean())
    assert all(sum(bins["shares"]) == pytest.approx(1) for bins in baseline["features"].values())
    assert psi(baseline, x) == pytest.approx({"a@1": 0, "b@1": 0, "c@1": 0}, abs=1e-4)


def test_a_feature_that_was_always_zero_and_is_not_any_more_is_seen():
    baseline = drift_baseline(np.zeros((500, 1)), ["a@1"])
    assert psi(baseline, np.ones((500, 1)))["a@1"] > 5


def test_a_move_is_seen_and_chance_is_not():
    random = np.random.default_rng(2)
    baseline = drift_baseline(random.gamma(2, 5, (5000, 2)), ["a@1", "b@1"])
    found = drift(baseline, np.column_stack([random.gamma(2, 8, 5000), random.gamma(2, 5, 5000)]), periods=("June", "July"))
    assert found["features"]["a@1"]["reading"] == "moved" and found["features"]["b@1"]["reading"] == "steady"
    assert found["periods"] == ["June", "July"] and found["rows"] == [5000, 5000]


def test_few_rows_that_have_not_moved_read_as_chance():
    readings = []
    for seed in range(60):
        random = np.random.default_rng(seed)
        baseline = drift_baseline(random.gamma(2, 5, (60, 1)), ["a@1"])
        readings.append(drift(baseline, random.gamma(2, 5, (60, 1)))["features"]["a@1"]["reading"])
    assert "chance" in readings and readings.count("moved") + readings.count("watch") < 15


def test_chance_goes_by_persons_where_a_person_has_several_rows():
    x = np.repeat(np.random.default_rng(4).gamma(2, 5, (40, 1)), 50, axis=0)
    other = np.repeat(np.random.default_rng(5).gamma(2, 5, (40, 1)), 50, axis=0)
    alone = drift(drift_baseline(x, ["a@1"]), other)["features"]["a@1"]
    together = drift(drift_baseline(x, ["a@1"]), other, persons=(40, 40))["features"]["a@1"]
    assert alone["reading"] == "moved" and together["reading"] == "chance"


def test_the_usual_reading():
    assert [reading(value) for value in (0.09, 0.1, 0.25, 0.26)] == ["steady", "watch", "watch", "moved"]
    assert reading(0.3, chance=0.4) == "chance"


def test_the_baseline_of_67_features_is_small_and_survives_json():
    x = np.random.default_rng(3).gamma(1, 30, (2000, 67))
    names = [f"feature_{number}@1" for number in range(67)]
    text = json.dumps(drift_baseline(x, names), separators=(",", ":"))
    assert len(text) < 14_000
    assert max(psi(json.loads(text), x).values()) < 1e-4


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_what_is_not_a_number_is_named(bad):
    x = np.ones((3, 2))
    x[2, 1] = bad
    with pytest.raises(ValueError, match=r"b@1 is not a number in row 2"):
        drift_baseline(x, ["a@1", "b@1"])


def test_no_rows_and_wrong_columns_are_refused():
    with pytest.raises(ValueError, match="no rows"):
        drift_baseline(np.zeros((0, 1)), ["a@1"])
    with pytest.raises(ValueError, match="2 features"):
        drift_baseline(np.zeros((5, 1)), ["a@1", "b@1"])
