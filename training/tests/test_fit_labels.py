import numpy as np
import pytest

from vitrine_training.fitting.fit_labels import LabelRows, fit_labels
from vitrine_training.output.bundle import with_generated, write_model
from vitrine_training.output.export import Identity, run


@pytest.fixture
def rows() -> LabelRows:
    """Two labels, the second unknown for a third of the rows; the last feature never varies."""
    random = np.random.default_rng(4)
    x = np.column_stack([random.poisson(3, 900), random.poisson(2, 900), np.zeros(900)]).astype(float)
    chance = 1 / (1 + np.exp(-(np.log1p(x[:, :2]) - 1) * 2))
    y = (random.uniform(size=(900, 2)) < chance).astype(float)
    y[random.uniform(size=900) < 1 / 3, 1] = np.nan
    return LabelRows(("a@1", "b@1", "idle@1"), ("first", "second"), x, y, np.arange(900) // 3)


def test_each_label_learns_its_own_feature_from_the_rows_where_it_is_known(rows):
    fit = fit_labels(rows, 1)
    assert fit.model.weights[0].argmax() == 0 and fit.model.weights[1].argmax() == 1
    for place in range(2):
        known = ~np.isnan(rows.y[:, place])
        assert abs(fit.model.scores(rows.x[known])[:, place].mean() - rows.y[known, place].mean()) < 0.01


def test_unknown_outcomes_do_not_move_the_other_label(rows):
    blind = LabelRows(rows.features, rows.labels, rows.x, np.c_[rows.y[:, 0], 1 - rows.y[:, 1]], rows.groups)
    one, other = (fit_labels(each, 1).model for each in (rows, blind))
    assert np.array_equal(one.weights[0], other.weights[0]) and one.weights[1, 1] * other.weights[1, 1] < 0


def test_a_feature_that_never_varies_weighs_nothing_and_is_named(rows):
    fit = fit_labels(rows, 1)
    assert fit.untrained == ("idle@1",) and not fit.model.weights[:, 2].any()


def test_contributions_average_to_nothing_over_all_rows(rows):
    assert np.abs(fit_labels(rows, 1).model.contributions(rows.x).mean(axis=0)).max() < 1e-12


def test_the_file_scores_like_scikit_learn_on_ten_thousand_rows(rows, tmp_path):
    fit = fit_labels(rows, 1)
    entry = write_model(Identity("two", "1.0.0", "made up", "none"), fit, rows.x, tmp_path)
    x = with_generated(rows.x, 10_000)
    assert len(x) == 10_000
    assert np.abs(run(tmp_path / "two.onnx", x)["probabilities"] - fit.reference(x)).max() < 1e-5
    assert (entry["link"], entry["load"], entry["outputs"][0]) == ("sigmoid", "idle", "probabilities")


@pytest.mark.parametrize("outcome", [0.0, 1.0])
def test_a_label_of_one_class_is_refused_by_name(rows, outcome):
    y = np.c_[rows.y[:, 0], np.full(900, outcome)]
    with pytest.raises(ValueError, match="label second: .* of 900 rows"):
        fit_labels(LabelRows(rows.features, rows.labels, rows.x, y), 1)
