"""What the heads trained on session summaries take for their outcomes, and that they learn what is there."""

import numpy as np
import pytest
from conftest import TRAINING

from vitrine_training.data.summaries import BOUGHT, CIRCUMSTANCES, LATER, Summaries
from vitrine_training.heads import journey_summaries as journeys_of
from vitrine_training.heads import orientation, prospect, upsell
from vitrine_training.heads.context import Context
from vitrine_training.heads.summary_labels import split_groups, strongest


def summaries(rows, features=None):
    """One snapshot a row: what came later by name; a line each unless `line` says otherwise."""
    names = (*LATER, *(f"bought_{name}" for name in BOUGHT))
    count = len(rows)
    return Summaries(
        "own.ndjson",
        tuple(features or [{"sessions@1": 2.0}] * count),
        {name: np.array([row.get(name, np.nan) for row in rows], float) for name in names},
        np.array([row.get("landmark", "last") for row in rows]),
        np.array([row.get("line", place + 1) for place, row in enumerate(rows)]),
        {name: np.full(count, "") for name in CIRCUMSTANCES},
    )


def values(y):
    return [None if np.isnan(value) else int(value) for value in y]


def test_a_first_order_counts_and_is_missed_only_once_its_time_is_over():
    found = prospect.labelled(
        summaries(
            [
                {"days_to_order": 5, "observed_days": 6},
                {"days_to_order": 20, "observed_days": 60},
                {"observed_days": 10},
                {"observed_days": 40},
            ]
        )
    )
    # the first has bought, but of its like only buyers would be known
    assert found.row.tolist() == [1, 2, 3]
    assert values(found.rows.y[:, 0]) == [0, 0, 0]
    assert values(found.rows.y[:, 1]) == [1, None, 0]


def test_only_those_who_never_bought_are_prospects():
    rows = [{"days_to_order": 5, "observed_days": 60}] * 3
    found = prospect.labelled(summaries(rows, [{}, {"lifetime_purchases@1": 1.0}, {}]))
    assert found.row.tolist() == [0, 2]
    with pytest.raises(ValueError, match="own.ndjson: every snapshot is of somebody who has ordered before"):
        prospect.labelled(summaries(rows, [{"lifetime_purchases@1": 1.0}] * 3))


def test_the_best_customers_lead_in_orders_spend_and_staying():
    rows = [
        {"observed_days": 200, "order_days_90": early, "order_days_180": orders, "spend_180": spend}
        for early, orders, spend in [(0, 0, 0), (1, 1, 10), (1, 1, 20), (1, 2, 30), (1, 1, 40), (2, 6, 500)]
    ]
    y = prospect.labelled(summaries([*rows, {"observed_days": 100}])).rows.y
    assert values(y[:, 2]) == [0, 0, 0, 1, 0, 1, None]
    assert values(y[:, 3]) == [0, 0, 0, 0, 1, 1, None]
    assert values(y[:, 4])[0] == 0 and values(y[:, 4])[5] == 1 and np.nansum(y[:, 4]) < 3


def test_an_upsell_is_dearer_than_what_was_looked_at():
    found = upsell.labelled(summaries([{"bought_price_ratio": 1.5}, {"bought_price_ratio": 1.0}, {}]))
    assert found.row.tolist() == [0, 1] and values(found.rows.y[:, 0]) == [1, 0]
    with pytest.raises(ValueError, match="no snapshot has a known outcome for receptive"):
        upsell.labelled(summaries([{}, {}]))


def test_orientation_is_read_from_one_order_and_left_open_where_it_leans_neither_way():
    def bought(price=0.5, discounted=0, brand=1, category=1, days=60.0, **more):
        order = dict(
            zip(
                ("price_percentile", "discounted", "known_brand", "known_category", "days_considered"),
                (price, discounted, brand, category, days),
            )
        )
        return {f"bought_{name}": value for name, value in order.items()} | more

    rows = [bought(0.9), bought(0.1), bought(discounted=1), bought(brand=0), bought(days=2.0), bought(days=0.0)]
    y = orientation._outcomes(summaries(rows))
    assert values(y[:, 0]) == [1, 0, None, None, None, None]
    assert values(y[:, 1]) == [1, 1, 0, None, 1, 1]
    assert values(y[:, 3]) == [None, None, None, None, 1, 0]
    many = orientation._outcomes(
        summaries([bought(), bought(category=0, purchase=1)], [{"sessions@1": 13.0}, {"sessions@1": 1.0}])
    )
    assert np.isnan(many[0]).all() and np.isnan(many[1, 2])


def test_novelty_is_told_apart_from_having_seen_little():
    random = np.random.default_rng(1)
    seen = random.gamma(2, 20, 8000)
    curious = random.uniform(size=8000) < 0.5
    y = (random.uniform(size=8000) < (0.2 + 0.3 * curious) * np.exp(-seen / 50)).astype(float)
    even = orientation.balanced(y, seen)
    known = ~np.isnan(even)
    assert np.corrcoef(seen, y)[0, 1] < -0.15 and abs(np.corrcoef(seen[known], even[known])[0, 1]) < 0.04
    assert abs(even[known].mean() - y.mean()) < 0.01 and known.sum() > 4000
    assert np.corrcoef(curious[known], even[known])[0, 1] > 0.1


def test_no_shopper_is_on_both_sides_of_a_split():
    groups = np.repeat(np.arange(50), 4)
    training, held_out = split_groups(groups, 1)
    assert not set(groups[training]) & set(groups[held_out]) and len(training) + len(held_out) == 200


def test_shoppers_are_told_apart_by_their_session_counts():
    counts = [1, 1, 2, 3, 1, 2, 2]
    lines = [{"line": line} for line in (1, 1, 2, 3, 4, 5, 6)]
    assert journeys_of.persons(summaries(lines, [{"sessions@1": float(count)} for count in counts])).tolist() == [
        0,
        0,
        0,
        0,
        1,
        1,
        2,
    ]


@pytest.fixture(scope="module")
def journeys(tmp_path_factory):
    work = tmp_path_factory.mktemp("work")
    context = Context(TRAINING / "data", work / "models", work, TRAINING / "build" / "vitrine.mjs", lambda items, _: items)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(journeys_of, "SHOPPERS", 240)
        patch.setattr(journeys_of, "CHUNK", 120)
        yield journeys_of.journey_summaries(context)


def test_snapshots_of_simulated_journeys_know_whose_they_are(journeys):
    assert journeys.person.max() + 1 == 240
    assert set(journeys.summaries.landmark) == {"3", "5", "10", "last"}
    assert all(len(leaning) == 120 for leaning in journeys.unseen.leanings.values())


def test_every_head_fits_on_summaries_and_is_judged_on_other_shoppers(journeys):
    fit, judged = prospect.fit(journeys.summaries, journeys.person)
    assert [part.name for part in judged] == list(prospect.LABELS) == list(fit.model.labels)
    for part in judged:
        assert set(part.y) <= {0, 1} and np.all((part.p > 0) & (part.p < 1)) and "has a cart event" in part.baselines
    days, [timed] = prospect.fit_days(journeys.summaries, journeys.person)
    assert days.model.output == "values" and timed.kind == "value" and timed.censored.any() and np.all(timed.p > 0)
    for head in (upsell, orientation):
        fit, judged = head.fit(journeys.summaries, journeys.person)
        assert fit.model.link == "sigmoid" and [part.name for part in judged] == list(head.LABELS)
    x = upsell.labelled(journeys.summaries).rows.x
    assert all(
        feature.split("`")[1] in upsell.FEATURES
        for features in strongest(upsell.fit(journeys.summaries)[0].model, x).values()
        for feature in features
    )


def test_no_device_place_or_hour_enters_these_heads():
    for features in (prospect.FEATURES, upsell.FEATURES, orientation.FEATURES):
        assert not any(
            word in feature
            for feature in features
            for word in ("device", "country", "region", "daypart", "language", "weekend")
        )
