import numpy as np
import pytest

from vitrine_training.fitting.fit_ranks import Ranking, _bounds, _loss, fit_ranks

RANKINGS = (Ranking("much", "a@1", True, ("b@1", "c@1")), Ranking("recent", "b@1", False, ("c@1",)))


@pytest.fixture
def x() -> np.ndarray:
    """a grows with b; c never varies."""
    random = np.random.default_rng(9)
    b = random.poisson(np.exp(random.normal(2, 0.6, 5000)))
    z = random.logistic(size=5000)
    return np.column_stack([np.round(np.exp(1 + 0.7 * np.log1p(b) + 0.3 * z)), b, np.zeros(5000)])


def test_scores_are_shares_of_comparable_rows_whatever_makes_them_comparable(x):
    p = fit_ranks(("a@1", "b@1", "c@1"), x, RANKINGS).model.scores(x)
    for level in (0.1, 0.25, 0.5, 0.75, 0.9):
        assert (p[:, 0] < level).mean() == pytest.approx(level, abs=0.03)
    low, high = x[:, 1] < np.quantile(x[:, 1], 0.3), x[:, 1] > np.quantile(x[:, 1], 0.7)
    assert abs(p[low, 0].mean() - 0.5) < 0.04 and abs(p[high, 0].mean() - 0.5) < 0.04


def test_the_direction_is_the_one_that_is_better(x):
    fit = fit_ranks(("a@1", "b@1", "c@1"), x, RANKINGS)
    more = x[:1] + [[5, 0, 0]]
    later = x[:1] + [[0, 5, 0]]
    assert fit.model.scores(more)[0, 0] > fit.model.scores(x[:1])[0, 0]
    assert fit.model.scores(later)[0, 1] < fit.model.scores(x[:1])[0, 1]
    # Of two who did as much, the one among those who do more stands lower.
    assert fit.model.scores(later)[0, 0] < fit.model.scores(x[:1])[0, 0]


def test_the_model_is_what_was_fitted_and_idle_features_weigh_nothing(x):
    fit = fit_ranks(("a@1", "b@1", "c@1"), x, RANKINGS)
    assert np.abs(fit.model.scores(x) - fit.reference(x)).max() < 1e-12 and not fit.model.weights[:, 2].any()


def test_the_slopes_are_those_of_the_loss(x):
    low, high = _bounds(x[:400, 0], float(np.log1p(np.quantile(x[:400, 0], 0.99))))
    design, at = np.c_[np.ones(400), np.log1p(x[:400, 1])], np.array([0.5, 0.3, -0.4])
    numeric = [(_loss(at + s, design, low, high)[0] - _loss(at - s, design, low, high)[0]) / 2e-6 for s in 1e-6 * np.eye(3)]
    assert _loss(at, design, low, high)[1] == pytest.approx(numeric, abs=1e-6)


def test_nobody_is_ranked_by_what_never_varies(x):
    with pytest.raises(ValueError, match="label idle: c@1 is the same"):
        fit_ranks(("a@1", "b@1", "c@1"), x, [Ranking("idle", "c@1", True, ("b@1",))])
