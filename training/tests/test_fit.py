import numpy as np
import pytest

from vitrine_training.fitting.fit import Rows, fit_additive, fit_raw, folds
from vitrine_training.heads.intent import fit_intent


def test_the_folded_model_is_what_scikit_learn_fitted(small_rows):
    fit = fit_additive(small_rows, 1)
    assert np.abs(fit.model.probabilities(small_rows.x) - fit.reference(small_rows.x)).max() < 1e-12


def test_contributions_and_bias_are_the_logits_and_average_to_nothing(small_rows):
    model = fit_additive(small_rows, 1).model
    contributions = model.contributions(small_rows.x)
    assert np.allclose(contributions.sum(axis=2) + model.bias, model.logits(small_rows.x))
    assert np.abs(contributions.mean(axis=0)).max() < 1e-12


def test_a_feature_that_decides_gets_the_weight(small_rows):
    weights = fit_additive(small_rows, 1).model.weights
    assert weights[0].argmax() == 0 and weights[1].argmax() == 1
    assert np.abs(weights[:, 2]).max() < np.abs(weights[:, :2]).max() / 5


def test_nothing_extrapolates_beyond_the_training_range(small_rows):
    model = fit_additive(small_rows, 1).model
    assert np.array_equal(model.logits(np.full((1, 3), 1e4)), model.logits(np.full((1, 3), 1e9)))
    assert np.array_equal(model.logits(np.full((1, 3), -5.0)), model.logits(np.zeros((1, 3))))


def test_rows_of_one_shopper_stay_in_one_fold(small_rows):
    groups = np.arange(len(small_rows.y)) // 4
    rows = Rows(small_rows.features, small_rows.labels, small_rows.x, small_rows.y, groups)
    for train, test in folds(rows, 1):
        assert not set(groups[train]) & set(groups[test])


def test_a_feature_that_never_varies_is_refused(small_rows):
    x = small_rows.x.copy()
    x[:, 1] = 0
    with pytest.raises(ValueError, match="b@1 never varies"):
        fit_additive(Rows(small_rows.features, small_rows.labels, x, small_rows.y), 1)


def test_intent_is_calibrated_in_the_large(sessions):
    p = fit_intent(sessions).model.probabilities(sessions.x)
    assert abs(p.mean() - sessions.y.mean()) < 0.002


def test_a_feature_that_varies_in_a_single_row_is_no_fault_of_the_folds_without_it():
    random = np.random.default_rng(3)
    x = np.column_stack([random.gamma(2, 2, 400), np.zeros(400)])
    x[7, 1] = 1
    y = (random.random(400) < 1 / (1 + np.exp(2 - np.log1p(x[:, 0])))).astype(int)
    fit = fit_additive(Rows(("a@1", "rare@1"), ("purchase",), x, y), 1, strength=0.1)
    assert np.isfinite(fit.model.weights).all() and fit.model.weights[0, 0] > 0
    without = fit_raw(Rows(("a@1", "rare@1"), ("purchase",), x[10:], y[10:]), 0.1)[0]
    assert without.weights[0, 1] == 0
