import numpy as np
import pytest

from vitrine_training.fitting.fit import Rows, fit_additive, folds
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
