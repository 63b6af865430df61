"""Figures against answers by hand and against scikit-learn, scipy and lifelines."""

import time

import numpy as np
import pytest
from lifelines.utils import concordance_index
from scipy.stats import spearmanr
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, roc_auc_score

from vitrine_training.evaluation.amounts import misses_amount, orders_pairs, ranks_amounts
from vitrine_training.evaluation.bootstrap import Sample, bootstrap, interval
from vitrine_training.evaluation.calibration import calibration_bins, is_calibrated
from vitrine_training.evaluation.figures import figures
from vitrine_training.evaluation.judged import Judged
from vitrine_training.evaluation.ranking import gains, ranks_outcome


def at_once(statistic, rows, weight=None):
    weights = np.ones((1, rows)) if weight is None else np.asarray(weight, float)[None, :]
    with np.errstate(divide="ignore", invalid="ignore"):
        return {name: float(part[0]) for name, part in statistic(weights).items()}


def test_areas_by_hand():
    # Pairs (with, without): 0.9>0.8, 0.9>0.3, 0.9>0.1, 0.3<0.8, 0.3=0.3, 0.3>0.1: 4.5 of 6.
    found = at_once(ranks_outcome(np.array([1, 0, 1, 0, 0]), np.array([0.9, 0.8, 0.3, 0.3, 0.1])), 5)
    assert found["roc_auc"] == pytest.approx(4.5 / 6)
    # Steps 0.9 (1 of 1 right), 0.8 (1 of 2), 0.3 (2 of 4): half of the recall at 1, half at 0.5.
    assert found["pr_auc"] == pytest.approx(0.75)


def test_areas_agree_with_scikit_learn_with_ties_and_weights():
    random = np.random.default_rng(3)
    y, score, weight = random.integers(2, size=900), random.integers(30, size=900) / 30, random.integers(0, 4, size=900)
    found = at_once(ranks_outcome(y, score), 900, weight)
    assert found["roc_auc"] == pytest.approx(roc_auc_score(y, score, sample_weight=weight))
    assert found["pr_auc"] == pytest.approx(average_precision_score(y, score, sample_weight=weight))


def test_a_weight_of_two_is_a_row_that_stands_twice():
    random = np.random.default_rng(4)
    y, amount, score = random.integers(2, size=80), random.gamma(2, size=80).round(1), random.integers(20, size=80) / 20
    weight = random.integers(0, 3, size=80)
    twice = np.repeat(np.arange(80), weight)
    censored = random.integers(2, size=80)
    for build in (
        lambda rows: ranks_outcome(y[rows], score[rows]),
        lambda rows: ranks_amounts(amount[rows], {"": score[rows]}),
        lambda rows: misses_amount(amount[rows], score[rows]),
        lambda rows: orders_pairs(amount[rows], score[rows], censored[rows]),
    ):
        one, other = at_once(build(np.arange(80)), 80, weight), at_once(build(twice), len(twice))
        assert one == pytest.approx(other)


def test_equal_scores_lift_nobody():
    found = at_once(ranks_outcome(np.tile([0, 0, 1], 40), np.full(120, 0.3)), 120)
    assert (found["roc_auc"], found["lift_top_decile"]) == (pytest.approx(0.5), pytest.approx(1))
    assert [row["lift"] for row in gains(np.tile([0, 0, 1], 40), np.full(120, 0.3), None)] == pytest.approx([1] * 10)


def test_gains_by_hand():
    y = np.array([1, 1, 1, 0, 1, 0, 0, 0, 0, 0])
    assert [row["gain"] for row in gains(y, np.arange(10.0)[::-1], None)][:5] == pytest.approx([0.25, 0.5, 0.75, 0.75, 1])
    assert gains(np.zeros(10), np.arange(10.0), None) == []


def test_brier_and_log_loss_by_hand():
    found = at_once(is_calibrated(np.array([1.0, 0.0]), np.array([0.8, 0.4]), None), 2)
    assert found["brier"] == pytest.approx((0.04 + 0.16) / 2)
    assert found["log_loss"] == pytest.approx(-(np.log(0.8) + np.log(0.6)) / 2)


def test_slope_and_intercept_say_how_logits_are_off():
    random = np.random.default_rng(5)
    z = random.normal(-1, 1.5, size=20000)
    y = (random.uniform(size=20000) < 1 / (1 + np.exp(-z))).astype(float)
    steep = at_once(is_calibrated(y, 1 / (1 + np.exp(-2 * z)), None), 20000)
    high = at_once(is_calibrated(y, 1 / (1 + np.exp(-z - 0.7)), None), 20000)
    line = LogisticRegression(C=np.inf, tol=1e-10).fit(2 * z[:, None], y)
    assert steep["calibration_slope"] == pytest.approx(float(line.coef_[0, 0]), abs=1e-4)
    assert high["calibration_slope"] == pytest.approx(1, abs=0.05)
    assert high["calibration_intercept"] == pytest.approx(-0.7, abs=0.05)


def test_one_newton_step_on_a_draw_is_as_good_as_a_whole_fit():
    random = np.random.default_rng(6)
    z = random.normal(size=1500)
    y = (random.uniform(size=1500) < 1 / (1 + np.exp(-0.8 * z))).astype(float)
    p, times = 1 / (1 + np.exp(-z)), random.multinomial(1500, [1 / 1500] * 1500)
    rows = np.repeat(np.arange(1500), times)
    step, whole = at_once(is_calibrated(y, p, None), 1500, times), at_once(is_calibrated(y[rows], p[rows], None), 1500)
    assert step["calibration_slope"] == pytest.approx(whole["calibration_slope"], abs=0.005)
    assert step["calibration_intercept"] == pytest.approx(whole["calibration_intercept"], abs=0.005)


def test_calibration_bins_hold_all_rows_and_keep_equal_probabilities_together():
    p = np.r_[np.full(500, 0.1), np.linspace(0.2, 0.9, 500)]
    table = calibration_bins((np.arange(1000) % 2).astype(float), p, None)
    assert (
        sum(row["rows"] for row in table) == 1000 and table[0]["rows"] == 500 and table[0]["predicted"] == pytest.approx(0.1)
    )


def test_amounts_by_hand():
    y = np.array([0.0, 10, 0, 50, 40, 0, 0, 0, 0, 0])
    found = at_once(ranks_amounts(y, {"": np.array([0, 2, 1, 3, 4, 0, 0, 0, 0, 0.0]), "past": y}), 10)
    assert found["top_decile_share"] == pytest.approx(0.4) and found["top_decile_share_of_oracle"] == pytest.approx(0.5)
    assert (found["past:gini"], found["past:spearman"]) == (pytest.approx(1), pytest.approx(1))
    missed = at_once(misses_amount(np.array([0.0, np.e - 1]), np.array([np.e - 1, np.e - 1])), 2)
    assert (missed["mae_log"], missed["rmse_log"], missed["total_ratio"]) == pytest.approx((0.5, 0.5**0.5, 2))


def test_order_agrees_with_scipy_and_lifelines():
    random = np.random.default_rng(7)
    y, p = random.gamma(1, 40, size=700).round(), random.gamma(1, 40, size=700).round()
    p = (p + y).round()
    censored = random.integers(2, size=700)
    assert at_once(ranks_amounts(y, {"": p}), 700)["spearman"] == pytest.approx(spearmanr(y, p).statistic)
    found = at_once(orders_pairs(y, p, censored), 700)["c_index"]
    assert found == pytest.approx(concordance_index(y, p, 1 - censored), abs=1e-9)


def test_intervals_hold_the_truth_about_as_often_as_they_say():
    held, rounds = 0, 300
    for seed in range(rounds):
        random = np.random.default_rng(seed)
        y = np.arange(200) % 2
        score = random.normal(size=200) + y
        drawn = bootstrap(ranks_outcome(y, score), Sample(200), draws=200, seed=seed)
        low, high = interval(drawn.draws["roc_auc"])
        held += low <= 0.7602 <= high
    assert 0.90 < held / rounds < 0.985


def test_persons_are_drawn_whole_so_that_repeated_rows_do_not_make_sure():
    random = np.random.default_rng(8)
    y, score = random.integers(2, size=150), random.normal(size=150)
    alone = bootstrap(ranks_outcome(y, score), Sample(150))
    again = bootstrap(ranks_outcome(np.tile(y, 10), np.tile(score, 10)), Sample(1500, np.tile(np.arange(150), 10)))
    naive = bootstrap(ranks_outcome(np.tile(y, 10), np.tile(score, 10)), Sample(1500))
    width = [np.ptp(interval(drawn.draws["roc_auc"])) for drawn in (alone, again, naive)]
    assert width[1] == pytest.approx(width[0], rel=0.02) and width[2] < width[0] / 2


def test_the_same_seed_gives_the_same_interval_and_50000_rows_take_seconds():
    random = np.random.default_rng(9)
    y, score = random.integers(2, size=50000), random.normal(size=50000)
    start = time.process_time()
    one = bootstrap(ranks_outcome(y, score), Sample(50000))
    assert time.process_time() - start < 15
    two = bootstrap(ranks_outcome(y, score), Sample(50000))
    assert np.array_equal(one.draws["roc_auc"], two.draws["roc_auc"])


def test_a_lead_that_chance_may_give_is_no_lead():
    random = np.random.default_rng(10)
    y = random.integers(2, size=2000)
    p = np.clip(0.5 + 0.2 * (y - 0.5) + random.normal(0, 0.2, size=2000), 0, 1)
    judged = Judged("purchase", "a", "binary", y, p, baselines={"same": 10 * p, "noise": random.normal(size=2000)})
    against = figures(judged, draws=200)["against"]
    assert against["same"]["lead"]["roc_auc"] == {"value": 0, "interval": [0, 0]} and not against["same"]["beaten"]
    assert against["noise"]["beaten"]


@pytest.mark.parametrize("outcome", [0, 1])
def test_one_class_leaves_what_it_cannot_define_open(outcome):
    judged = Judged(
        "purchase", "a", "binary", np.full(50, outcome), np.linspace(0.1, 0.9, 50), baselines={"cart": np.arange(50.0)}
    )
    found = figures(judged, draws=50)
    assert found["figures"]["roc_auc"] == {"value": None, "interval": None}
    assert found["figures"]["calibration_slope"]["value"] is None and found["figures"]["brier"]["value"] is not None
    assert not found["against"]["cart"]["beaten"]


def test_classes_are_judged_by_those_that_occur():
    y = np.array([0, 0, 1, 1])
    p = np.array([[0.8, 0.1, 0.1], [0.6, 0.3, 0.1], [0.2, 0.7, 0.1], [0.7, 0.2, 0.1]])
    found = figures(Judged("clusters", "a", "classes", y, p), draws=50)["figures"]
    assert found["accuracy"]["value"] == pytest.approx(0.75) and found["macro_auc"]["value"] == pytest.approx(0.75)
    assert found["log_loss"]["value"] == pytest.approx(-np.log([0.8, 0.6, 0.7, 0.2]).mean())


def test_censored_amounts_are_held_by_the_order_of_pairs_with_every_baseline():
    random = np.random.default_rng(11)
    days = random.gamma(1, 60, size=3000)
    p = days * random.lognormal(0, 0.5, size=3000)
    censored = days > 90
    judged = Judged(
        "days", "a", "value", np.minimum(days, 90), p, baselines={"noise": random.normal(size=3000)}, censored=censored
    )
    found = figures(judged, draws=60)
    exact = concordance_index(np.minimum(days, 90), p, ~censored)
    assert found["main"] == "c_index" and found["figures"]["c_index"]["value"] == pytest.approx(exact, abs=2e-3)
    low, high = found["figures"]["c_index"]["interval"]
    assert low < exact < high and found["against"]["noise"]["beaten"]
    assert "top_decile_share" not in found["figures"]
