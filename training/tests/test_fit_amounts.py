import numpy as np
import pytest

from vitrine_training.fitting.fit_amounts import AmountRows, fit_amounts
from vitrine_training.output.bundle import with_generated, write_model
from vitrine_training.output.export import Identity, run


@pytest.fixture
def rows() -> AmountRows:
    """Half of the amounts are 0; the others grow with the first feature. The last feature never varies."""
    random = np.random.default_rng(8)
    x = np.column_stack([random.poisson(4, 3000), random.poisson(2, 3000), np.zeros(3000)]).astype(float)
    amount = np.exp(2 + np.log1p(x[:, 0])) * random.gamma(2, 0.5, 3000) * random.integers(2, size=3000)
    return AmountRows(("a@1", "b@1", "c@1"), "spend", x, amount, np.arange(3000) // 3)


def test_the_feature_that_decides_gets_the_weight_and_the_total_is_met(rows):
    fit = fit_amounts(rows, 1)
    assert (
        fit.model.weights[0, 0] == pytest.approx(1, abs=0.15)
        and abs(fit.model.weights[0, 1]) < 0.1
        and fit.model.weights[0, 2] == 0
    )
    assert fit.model.scores(rows.x).mean() == pytest.approx(rows.amount.mean(), rel=0.05)


def test_the_unit_of_the_amounts_does_not_matter(rows):
    cents = AmountRows(rows.features, "spend", rows.x, rows.amount * 100, rows.groups)
    one, other = fit_amounts(rows, 1), fit_amounts(cents, 1)
    assert np.allclose(other.model.scores(rows.x), 100 * one.model.scores(rows.x), rtol=1e-6)


def test_the_file_gives_values_whose_logarithm_the_contributions_add_up_to(rows, tmp_path):
    fit = fit_amounts(rows, 1)
    entry = write_model(Identity("spend", "1.0.0", "made up", "none"), fit, rows.x, tmp_path)
    x = with_generated(rows.x, 10_000)
    outputs = run(tmp_path / "spend.onnx", x)
    assert (entry["link"], entry["outputs"]) == ("log", ["values", "contributions", "bias"])
    assert np.allclose(outputs["values"], fit.reference(x), rtol=1e-5)
    assert np.allclose(outputs["contributions"].sum(axis=1) + outputs["bias"][0], np.log(outputs["values"][:, 0]), atol=1e-5)


def test_a_model_of_values_gives_no_probabilities(rows):
    with pytest.raises(TypeError, match="use scores"):
        fit_amounts(rows, 1).model.probabilities(rows.x)


@pytest.mark.parametrize(
    ("amount", "about"), [(-1.0, "at least 0"), (np.nan, "at least 0"), (0.0, "0 of 3000 amounts are above 0")]
)
def test_amounts_that_teach_nothing_are_refused(rows, amount, about):
    with pytest.raises(ValueError, match=f"label spend: .*{about}"):
        fit_amounts(AmountRows(rows.features, "spend", rows.x, np.full(3000, amount)), 1)
