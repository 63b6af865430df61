"""The heads of known customers, on made-up shops and on the committed orders."""

import argparse
import json
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from order_tables import simulated_orders, write_orders

from vitrine_training.commands import customers as command
from vitrine_training.data.orders import FEATURES, Customers, OrderTable, read_customers
from vitrine_training.fitting.fit_labels import fit_labels
from vitrine_training.heads import churn, clv, repeat, rfm
from vitrine_training.heads.alarms import threshold_at
from vitrine_training.heads.context import Context
from vitrine_training.heads.customers import splits, training_months
from vitrine_training.output.export import run

TRAINING = Path(__file__).resolve().parent.parent


def context(folder: Path) -> Context:
    return Context(TRAINING / "data", folder / "models", folder, TRAINING / "build" / "vitrine.mjs")


def read(folder: Path, rows: list[dict[str, object]], **table) -> Customers:
    orders = write_orders(folder / "orders.csv", rows)
    return read_customers(OrderTable(orders, None, "made up", "none", **table), context(folder).run_vitrine, folder)


@pytest.fixture(scope="module")
def loyal(tmp_path_factory) -> Customers:
    """Nobody leaves, so that silence tells of nothing but rhythm."""
    return read(tmp_path_factory.mktemp("loyal"), simulated_orders(300, 1000, 1, leaving=0))


@pytest.fixture(scope="module")
def shop(tmp_path_factory) -> Customers:
    return read(tmp_path_factory.mktemp("shop"), simulated_orders(500, 1000, 1))


def rows_like(shop: Customers, **values: float) -> np.ndarray:
    """[1, n] of FEATURES: the median customer, but for these."""
    x = np.median(shop.x, axis=0)[None, :]
    for name, value in values.items():
        x[0, FEATURES.index(f"{name}@1")] = value
    return x


def scored(head, model, x: np.ndarray) -> np.ndarray:
    return model.scores(x[:, [FEATURES.index(feature) for feature in head.CHOSEN]])[0]


def test_the_table_is_seen_at_the_first_of_each_month_between_its_first_and_last_order(shop):
    months = {date.fromordinal(int(day)) for day in shop.day}
    assert {day.day for day in months} == {1} and min(months) >= date(2023, 1, 2) and max(months) <= date(2025, 9, 28)
    assert (
        abs(shop.first_day - date(2023, 1, 2).toordinal()) <= 2 and abs(shop.last_day - date(2025, 9, 27).toordinal()) <= 2
    )


def test_no_customer_and_no_future_is_on_both_sides_of_a_split(shop):
    rows = repeat.training_rows(shop)
    by_customer, by_time = splits(rows, 90, 1)
    for train, test in by_customer.pairs:
        assert not set(rows.customer[train]) & set(rows.customer[test])
    [(train, test)] = by_time.pairs
    assert (rows.day[train] + 90).max() <= rows.day[test].min()


def test_customers_whose_categories_narrow_are_likelier_to_be_lost(shop):
    rows = churn.at_risk(shop)
    fit = fit_labels(churn.label_rows(rows), churn.SEED, churn.STRENGTH)
    wide, narrow = (scored(churn, fit.model, rows_like(rows, category_narrowing=value))[0] for value in (0.0, 0.8))
    assert "category_narrowing@1" not in fit.untrained and narrow > wide + 0.03


def test_without_categories_narrowing_is_named_as_untrained_and_weighs_nothing(tmp_path):
    plain = [{key: row[key] for key in ("customer_id", "ordered_at", "value")} for row in simulated_orders(250, 900, 2)]
    rows = churn.at_risk(read(tmp_path, plain))
    fit = fit_labels(churn.label_rows(rows), churn.SEED, churn.STRENGTH)
    assert {"order_categories@1", "category_narrowing@1"} <= set(fit.untrained)
    one, other = (scored(churn, fit.model, rows_like(rows, category_narrowing=value)) for value in (0.0, 1.0))
    assert np.array_equal(one, other)


def test_rfm_tells_a_big_spender_who_falls_silent_from_one_who_fades(loyal):
    rows = rfm.training_rows(loyal)
    model = rfm.fit_ranks(rfm.CHOSEN, rfm.chosen(rows), rfm.RANKINGS).model
    common = {"days_since_first_order": 500, "order_days": 14}
    silent = rows_like(rows, **common, days_since_order=75, order_days_365d=13, order_days_90d=1, spend_365d=4000)
    fading = rows_like(rows, **common, days_since_order=120, order_days_365d=5, order_days_90d=0, spend_365d=200)
    steady = rows_like(rows, **common, days_since_order=5, order_days_365d=12, order_days_90d=3, spend_365d=900)
    scores = {
        name: scored(rfm, model, x)[None, :] for name, x in {"silent": silent, "fading": fading, "steady": steady}.items()
    }
    big, fades = rfm.PATTERNS["big_spender_falling_silent"], rfm.PATTERNS["fading"]
    assert [bool(rfm.in_pattern(scores[name], big)[0]) for name in scores] == [True, False, False]
    assert [bool(rfm.in_pattern(scores[name], fades)[0]) for name in scores] == [False, True, False]


def test_the_silence_of_who_orders_often_weighs_more(loyal):
    rows = rfm.training_rows(loyal)
    model = rfm.fit_ranks(rfm.CHOSEN, rfm.chosen(rows), rfm.RANKINGS).model
    often, rarely = (
        scored(rfm, model, rows_like(rows, days_since_order=60, days_since_first_order=500, order_days=days))[0]
        for days in (30, 4)
    )
    assert rarely > often + 0.1


def test_the_answer_to_a_first_offer_counts_where_a_shop_has_it(shop):
    rows = clv.training_rows(shop)
    fit = clv.fit_amounts(clv.amount_rows(rows, "spend"), clv.SEED, clv.STRENGTH)
    assert fit.model.weights[0, clv.CHOSEN.index("first_offer_response@1")] > 0
    assert not any("first offer" in limit for limit in clv.missing(rows, "spend"))


def test_profit_is_what_the_margin_column_or_the_rate_says(tmp_path):
    orders = simulated_orders(40, 500, 3)
    spend, column = read(tmp_path, orders), read(tmp_path, orders, profit=True)
    rate = read(tmp_path, orders, margin=0.25)
    known = ~np.isnan(spend.later["spend_90"])
    assert np.array_equal(spend.x, column.x)
    assert np.allclose(rate.later["spend_90"][known], spend.later["spend_90"][known] / 4)
    share = column.later["spend_90"][known].sum() / spend.later["spend_90"][known].sum()
    assert 0.1 < share < 0.6


def test_the_share_of_a_row_in_a_threshold_is_never_below_the_precision():
    y, score = np.array([1, 0, 1, 1, 0]), np.array([0.9, 0.8, 0.8, 0.4, 0.2])
    assert threshold_at(y, score, 1.0) == 0.9 and threshold_at(y, score, 0.75) == 0.4
    assert (score >= threshold_at(1 - y, score, 0.9)).sum() == 0


def call(*arguments: object) -> int:
    parser = argparse.ArgumentParser()
    command.configure(parser)
    return command.run(parser.parse_args([str(argument) for argument in arguments]))


def test_a_shop_trains_all_heads_of_customers_on_its_own_orders(tmp_path):
    orders, into = write_orders(tmp_path / "orders.csv", simulated_orders(260, 800, 4)), tmp_path / "mine"
    assert call(orders, "--margin", 0.3, "--into", into) == 0
    models = {model["id"]: model for model in json.loads((into / "manifest.json").read_text())["models"]}
    assert list(models) == ["repeat", "next_purchase", "churn", "clv", "rfm"]
    for model in models.values():
        assert (into / model["card"]).exists() and (into / model["report"]).exists() and model["load"] == "idle"
        fixture = json.loads((into / "fixtures" / f"{model['id']}.json").read_text())
        output = run(into / model["file"], np.array([row["features"] for row in fixture["rows"]]))[model["outputs"][0]]
        assert np.allclose(output, [row[model["outputs"][0]] for row in fixture["rows"]], rtol=1e-5, atol=1e-5)
    assert models["clv"]["labels"] == ["net_profit"] and "net profit" in (into / "clv.md").read_text()


@pytest.mark.parametrize(
    ("change", "about"),
    [
        (lambda rows: [{**row, "ordered_at": row["ordered_at"] + ("T10:00:00Z" if n % 2 else "T10:00:00")} for n, row in enumerate(rows)], "orders.csv:3"),
        (lambda rows: [{key: value for key, value in row.items() if key != "value"} for row in rows], "columns missing: value"),
        (lambda rows: [{**rows[0], "value": "a lot"}, *rows[1:]], "orders.csv:2: value"),
        (lambda rows: [row for row in rows if row["ordered_at"] < "2023-09"], "too little history: orders run from 2023-01-"),
        (lambda rows: [row for row in rows if row["ordered_at"] < "2023-01-20"], "all orders lie in one month"),
        (lambda rows: [{**row, "value": 0} for row in rows], "amounts are above 0"),
    ],
)  # fmt: skip
def test_orders_that_cannot_be_read_or_are_too_few_are_named_and_nothing_is_written(tmp_path, change, about):
    orders = write_orders(tmp_path / "orders.csv", change(simulated_orders(60, 800, 5)))
    with pytest.raises(ValueError, match=about):
        call(orders, "--into", tmp_path / "mine")
    assert not (tmp_path / "mine").exists()


def test_repeated_rows_of_an_order_count_once(tmp_path):
    orders = simulated_orders(30, 500, 6)
    assert np.array_equal(read(tmp_path, orders).x, read(tmp_path, [row for row in orders for _ in range(2)]).x)


def test_lifetime_value_says_which_months_are_missing(shop):
    short = Customers(
        shop.x, shop.later, shop.day, shop.customer, date(2024, 1, 1).toordinal(), date(2024, 11, 1).toordinal()
    )
    with pytest.raises(ValueError, match="from 2024-01-01 to 2024-11-01, 305 days: 60 days, until 2024-12-31, are missing"):
        clv.check_history(short, OrderTable(Path("orders.csv"), None, "", ""))


def test_customers_who_all_do_the_same_teach_nothing(shop):
    rows = repeat.training_rows(shop)
    rows = Customers(
        rows.x,
        {**rows.later, "order_days_30": np.ones(len(rows.day))},
        rows.day,
        rows.customer,
        rows.first_day,
        rows.last_day,
    )
    with pytest.raises(ValueError, match=r"label within_30_days: \d+ of \d+ rows have it"):
        fit_labels(repeat.label_rows(rows), 1, 0.1)


def test_a_folder_of_somebody_else_is_not_replaced(tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    (own / "thesis.txt").write_text("mine")
    orders = write_orders(tmp_path / "orders.csv", simulated_orders(30, 700, 7))
    with pytest.raises(ValueError, match="name a new folder"):
        call(orders, "--into", own)
    assert (own / "thesis.txt").read_text() == "mine"


def test_training_takes_every_second_month_and_the_last_that_had_half_a_year(shop):
    months = training_months(shop, 180)
    able = np.unique(shop.day)[shop.last_day - np.unique(shop.day) >= 180]
    assert able.max() in months and len(months) < len(np.unique(shop.day)) and (np.diff(months) > 55).all()
