import json

import numpy as np
import pytest

from vitrine_training.data.summaries import read_summaries


def summary(*snapshots, **other):
    own = {
        "schema": 1,
        "week": "2026-W47",
        "device": "phone",
        "daypart": None,
        "language": "en",
        "snapshots": list(snapshots),
    }
    return json.dumps({**own, **other})


def snapshot(features, later=None, **place):
    return {
        "after": 3,
        "features": features,
        "later": {"days_to_order": None, "observed_days": 10, **(later or {})},
        **place,
    }


def write(folder, *lines):
    path = folder / "summaries.ndjson"
    path.write_text("\n".join(lines) + "\n")
    return path


def test_what_is_not_written_is_zero_and_what_is_null_is_not_known(tmp_path):
    bought = {"price_ratio": 1.5, "known_brand": None}
    lines = [summary(snapshot({"page_views@1": 2}, {"spend_30": None, "spend_90": 5.5, "bought": bought}), snapshot({}))]
    read = read_summaries(write(tmp_path, *lines, summary(snapshot({"searches@1": 1}))))
    assert read.of(("searches@1", "page_views@1")).tolist() == [[0, 2], [0, 0], [1, 0]]
    assert read.line.tolist() == [1, 1, 2] and read.landmark.tolist() == ["3", "3", "3"]
    assert np.isnan(read.later["spend_30"]).all() and read.later["spend_90"][0] == 5.5
    assert read.later["bought_price_ratio"][0] == 1.5 and np.isnan(read.later["bought_known_brand"][0])
    assert read.circumstances["device"][0] == "phone" and read.circumstances["daypart"][0] == ""


@pytest.mark.parametrize(
    ("line", "about"),
    [
        ("{", "not JSON"),
        (summary(snapshot({}), schema=2), "schema must be 1, got 2"),
        ("[]", r"schema must be 1, got \[\]"),
        (summary(snapshots=7), "snapshots must be a list"),
        (summary({"after": 3, "features": {}}), r"snapshots\[0\] must have features and later"),
        (summary({"features": {}, "later": {}}), r"snapshots\[0\] must have after or on"),
        (summary(snapshot({"page_views": 2})), "page_views must be a feature with its version"),
        (summary(snapshot({"page_views@1": -2})), "page_views@1 must be"),
        (summary(snapshot({"page_views@1": True})), "page_views@1 must be"),
        (summary(snapshot({}, {"spend_30": -1})), r"snapshots\[0\]\.later: spend_30"),
    ],
)
def test_a_line_that_is_not_as_the_schema_says_is_named(tmp_path, line, about):
    with pytest.raises(ValueError, match=rf"summaries\.ndjson:2: ?.*{about}"):
        read_summaries(write(tmp_path, summary(snapshot({})), line))


def test_a_feature_of_another_version_is_named_with_its_line(tmp_path):
    read = read_summaries(write(tmp_path, summary(snapshot({"page_views@1": 1})), summary(snapshot({"page_views@2": 1}))))
    with pytest.raises(ValueError, match=r"summaries\.ndjson:2: features has page_views@2, but page_views@1 is trained"):
        read.of(("page_views@1",))
    assert read.of(("searches@1",)).tolist() == [[0], [0]]


@pytest.mark.parametrize("content", ["", "\n\n"])
def test_a_file_without_snapshots_is_refused(tmp_path, content):
    path = tmp_path / "empty.ndjson"
    path.write_text(content)
    with pytest.raises(ValueError, match=r"empty\.ndjson: no snapshots"):
        read_summaries(path)
