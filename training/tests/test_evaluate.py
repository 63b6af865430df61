import numpy as np

from vitrine_training.evaluation.metrics import binary_metrics, multiclass_metrics, quantile_comparison, threshold_for_precision


def test_a_score_that_knows_is_told_from_one_that_guesses():
    random = np.random.default_rng(0)
    p = random.uniform(size=4000) * 0.3
    y = (random.uniform(size=4000) < p).astype(int)
    base = np.full(4000, y.mean())
    knows, guesses = binary_metrics(y, p, base), binary_metrics(y, random.permutation(p), base)
    assert knows["brier"] < knows["brier_of_base_rate"] < guesses["brier"]
    assert knows["roc_auc"] > 0.6 and abs(guesses["roc_auc"] - 0.5) < 0.05
    assert knows["lift_top_decile"] > 1.4 and knows["ece"] < 0.02


def test_overconfidence_shows_in_the_calibration_error():
    y = np.tile([0, 1], 500)
    p = np.where(y == 1, 0.95, 0.05)
    p[:400] = 1 - p[:400]
    assert binary_metrics(y, p, np.full(1000, 0.5))["ece"] > 0.3


def test_chance_is_chance_for_several_labels():
    y = np.arange(1000) % 5
    metrics = multiclass_metrics(y, np.full((1000, 5), 0.2))
    assert metrics["accuracy"] == 0.2 and metrics["macro_auc"] == 0.5 and abs(metrics["log_loss"] - np.log(5)) < 1e-9


def test_the_threshold_is_the_lowest_that_keeps_the_precision():
    y = np.array([0, 0, 1, 1])
    p = np.array([[0.9, 0.1], [0.8, 0.2], [0.7, 0.3], [0.4, 0.6]])
    assert threshold_for_precision(y, p, 1.0) == 0.8
    assert threshold_for_precision(y, p, 0.75) == 0.6
    assert threshold_for_precision(1 - y, p, 1.0) == 1.0


def test_equal_samples_have_no_distance_and_disjoint_ones_the_largest():
    low, high = np.arange(100.0), np.arange(100.0) + 1000
    assert quantile_comparison(low, low)["ks"] == 0
    assert quantile_comparison(low, high)["ks"] == 1
