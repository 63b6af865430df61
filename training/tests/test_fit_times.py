import numpy as np
import pytest
from lifelines import WeibullAFTFitter
from pandas import DataFrame

from vitrine_training.fitting.fit_times import FAMILIES, TimeRows, _loss, fit_family, fit_times


def drawn(family: str, count: int = 4000) -> TimeRows:
    """Log times lie around 3 + 0.8 (log1p a - 1), spread 0.5; seen for 10 to 60 days. The last feature never varies."""
    random = np.random.default_rng(6)
    x = np.column_stack([random.poisson(3, count), random.poisson(2, count), np.zeros(count)]).astype(float)
    u = random.uniform(size=count)
    z = {"weibull": np.log(-np.log(u)), "log-normal": random.normal(size=count), "log-logistic": np.log(u / (1 - u))}[family]
    time, seen = np.exp(3 + 0.8 * (np.log1p(x[:, 0]) - 1) + 0.5 * z), random.uniform(10, 60, count)
    return TimeRows(
        ("a@1", "b@1", "c@1"), "days", x, np.minimum(time, seen), (time <= seen).astype(int), np.arange(count) // 2
    )


@pytest.mark.parametrize("family", FAMILIES)
def test_the_family_and_the_weight_are_found_through_the_censoring(family):
    fit = fit_times(drawn(family), 1)
    assert fit.family == family and fit.spread == pytest.approx(0.5, abs=0.04)
    assert fit.model.weights[0] == pytest.approx([0.8, 0, 0], abs=0.08) and fit.model.weights[0, 2] == 0


@pytest.mark.parametrize("family", FAMILIES)
def test_the_slopes_are_those_of_the_loss(family):
    random = np.random.default_rng(1)
    design, directions = np.c_[np.ones(60), random.normal(size=(60, 2))], random.normal(size=(2, 2))
    times, at = (random.normal(size=60), random.integers(2, size=60) == 1), np.array([0.1, 0.2, -0.3, 0.1])
    steps = 1e-6 * np.eye(4)
    numeric = [
        (
            _loss(at + s, design, times, FAMILIES[family], directions)[0]
            - _loss(at - s, design, times, FAMILIES[family], directions)[0]
        )
        / 2e-6
        for s in steps
    ]
    assert _loss(at, design, times, FAMILIES[family], directions)[1] == pytest.approx(numeric, abs=1e-6)


def test_lifelines_finds_the_same():
    rows = drawn("weibull")
    fit = fit_family(rows, "weibull")
    frame = DataFrame(
        {"a": np.minimum(np.log1p(rows.x[:, 0]), fit.model.upper[0]), "time": rows.time, "came": rows.happened}
    )
    other = WeibullAFTFitter().fit(frame, "time", "came")
    alone = fit_family(TimeRows(("a@1",), "days", rows.x[:, :1], rows.time, rows.happened), "weibull")
    assert other.params_[("lambda_", "a")] == pytest.approx(alone.model.weights[0, 0], abs=0.01)
    assert np.exp(-other.params_[("rho_", "Intercept")]) == pytest.approx(alone.spread, abs=0.01)


def test_half_of_them_come_before_the_median_and_the_graph_has_the_same_median():
    rows = drawn("log-logistic")
    fit = fit_family(rows, "log-logistic")
    median = fit.reference(rows.x)[:, 0]
    assert np.allclose(fit.model.scores(rows.x)[:, 0], median)
    some = rows.x[:1]
    assert fit.within(some, float(fit.reference(some)[0, 0]))[0] == pytest.approx(0.5)


def test_too_few_events_are_refused_by_name():
    rows = drawn("weibull")
    with pytest.raises(ValueError, match="label days: it happened in 0 of 4000 rows"):
        fit_times(TimeRows(rows.features, "days", rows.x, rows.time, np.zeros(4000, int)), 1)
