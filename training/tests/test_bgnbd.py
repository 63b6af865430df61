import argparse
import json

import numpy as np
import pytest
from scipy.special import hyp2f1

from vitrine_training.commands import cdnow
from vitrine_training.data.cdnow import read_cdnow
from vitrine_training.fitting.bgnbd import BgNbd, Purchases, fit_bgnbd
from vitrine_training.fitting.gamma_gamma import GammaGamma, fit_gamma_gamma

PUBLISHED = BgNbd(0.243, 4.414, 0.793, 2.426)


def one(repeats: float, recency: float, age: float) -> Purchases:
    return Purchases(np.array([repeats]), np.array([recency]), np.array([age]))


def lives(model: BgNbd, count: int, age: float, seed: int) -> Purchases:
    """Customers who live as the model says."""
    random = np.random.default_rng(seed)
    rows = []
    for rate, leaves in zip(random.gamma(model.r, 1 / model.alpha, count), random.beta(model.a, model.b, count)):
        repeats, last, now = 0, 0.0, random.exponential(1 / rate)
        while now < age:
            repeats, last = repeats + 1, now
            if random.uniform() < leaves:
                break
            now += random.exponential(1 / rate)
        rows.append((repeats, last, age))
    return Purchases(*np.array(rows).T)


def test_the_published_expectation_is_reproduced():
    assert PUBLISHED.expected_purchases(one(2, 30.43, 38.86), 39)[0] == pytest.approx(1.226, abs=5e-4)


def test_the_stable_form_is_the_published_formula():
    m, x, age, t = PUBLISHED, np.arange(1, 8.0), 38.86, 39.0
    seen = Purchases(x, np.full(7, 30.0), np.full(7, age))
    power = ((m.alpha + age) / (m.alpha + age + t)) ** (m.r + x)
    series = hyp2f1(m.r + x, m.b + x, m.a + m.b + x - 1, t / (m.alpha + age + t))
    expected = (m.a + m.b + x - 1) / (m.a - 1) * (1 - power * series) * m.alive(seen)
    assert np.allclose(m.expected_purchases(seen, t), expected, rtol=1e-10)


def test_heavy_buyers_neither_overflow_nor_lose_their_rate():
    heavy = PUBLISHED.expected_purchases(one(3000, 38.85, 38.86), 1)[0]
    assert np.isfinite(heavy) and 30 < heavy < 3000 / 38
    near_one = [BgNbd(0.5, 5, a, 2).expected_purchases(one(3, 20, 30), 10)[0] for a in (1 - 1e-5, 1.0, 1 + 1e-5)]
    assert near_one[0] == pytest.approx(near_one[1], rel=1e-4) == pytest.approx(near_one[2], rel=1e-4)


def test_expected_purchases_rank_what_being_alive_does_not():
    once, regular = one(0, 0, 30), one(6, 29, 30)
    assert PUBLISHED.alive(once)[0] == 1 > PUBLISHED.alive(regular)[0]
    assert PUBLISHED.expected_purchases(once, 30)[0] < PUBLISHED.expected_purchases(regular, 30)[0]


def test_the_parameters_of_simulated_customers_are_found_again():
    true = BgNbd(0.8, 6.0, 0.6, 2.5)
    found = fit_bgnbd(lives(true, 12_000, 60.0, 3))
    assert found.r == pytest.approx(true.r, rel=0.1) and found.alpha == pytest.approx(true.alpha, rel=0.1)
    assert found.a / (found.a + found.b) == pytest.approx(true.a / (true.a + true.b), rel=0.1)


def test_the_unit_of_time_does_not_matter():
    weeks = lives(BgNbd(0.8, 6.0, 0.6, 2.5), 3000, 60.0, 4)
    days = Purchases(weeks.repeats, weeks.recency * 7, weeks.age * 7)
    assert fit_bgnbd(days).alpha == pytest.approx(fit_bgnbd(weeks).alpha * 7, rel=1e-3)


def test_nothing_is_fitted_to_customers_who_never_came_back():
    with pytest.raises(ValueError, match="no customer has bought twice"):
        fit_bgnbd(Purchases(np.zeros(9), np.zeros(9), np.full(9, 10.0)))


@pytest.mark.parametrize("seen", [(1, 5, 4), (-1, 0, 4), (0, 2, 4)])
def test_customers_who_cannot_be_are_refused(seen):
    with pytest.raises(ValueError, match="customer 0"):
        one(*seen)


def test_values_of_orders_are_found_again():
    random, true = np.random.default_rng(5), GammaGamma(6.0, 4.0, 15.0)
    orders = random.integers(1, 12, 20_000)
    scale = random.gamma(true.q, 1 / true.gamma, 20_000)
    mean = random.gamma(true.p * orders, 1 / scale) / orders
    found = fit_gamma_gamma(orders, mean)
    assert (found.p, found.q, found.gamma) == pytest.approx((true.p, true.q, true.gamma), rel=0.1)
    everybody = true.p * true.gamma / (true.q - 1)
    assert true.expected_value(np.array([0.0]), np.array([0.0]))[0] == pytest.approx(everybody)
    few, many = true.expected_value(np.array([1.0, 100.0]), np.array([90.0, 90.0]))
    assert everybody < few < many < 90


def write_sample(folder, lines):
    path = folder / "sample.txt"
    path.write_text("\n".join(lines) + "\n")
    return path


def test_purchases_of_one_day_are_one_and_weeks_count_from_the_first(tmp_path):
    lines = [" 4 1 19970101 2 29.33", " 4 1 19970101 1 9.99", " 4 1 19970115 1 9.99", " 4 1 19980101 1 9.99"]
    read = read_cdnow(write_sample(tmp_path, lines))
    assert (read.seen.repeats[0], read.seen.recency[0], read.seen.age[0], read.later[0]) == (1, 2, 272 / 7, 1)


@pytest.mark.parametrize(
    ("line", "field"), [("4 1 1997-01-01 2 29.33", "date must be yyyymmdd"), ("4 1 19970101 2", "4 columns")]
)
def test_a_line_that_is_not_of_the_sample_is_named(tmp_path, line, field):
    with pytest.raises(ValueError, match=rf"sample\.txt:2: {field}"):
        read_cdnow(write_sample(tmp_path, [" 4 1 19970101 2 29.33", line]))


def test_the_command_tells_another_file_from_the_published_one(tmp_path, capsys):
    random = np.random.default_rng(2)
    lines = [f"{n} {n} {day:%Y%m%d} 1 10" for n in range(300) for day in _days(random)]
    parser = argparse.ArgumentParser()
    cdnow.configure(parser)
    data, out = write_sample(tmp_path, lines), tmp_path / "out" / "cdnow.json"
    assert cdnow.run(parser.parse_args(["--data", str(data), "--out", str(out)])) == 1
    assert "differ from the published" in capsys.readouterr().err
    assert json.loads(out.read_text())["customers"] == 300


def _days(random):
    start = np.datetime64("1997-01-01") + random.integers(80)
    steps = np.cumsum(random.exponential(random.choice([40, 400]), random.integers(1, 9))).astype(int)
    return [np.datetime64(day).astype(object) for day in (start, *(start + steps)) if day < np.datetime64("1998-07-01")]
