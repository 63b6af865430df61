"""`training/run evaluate`: any head, on any rows that a shop has."""

import json
from pathlib import Path

import pytest
from evaluated import call, head, labelled, report, summaries, table

TRAINING = Path(__file__).resolve().parent.parent
INPUTS = TRAINING.parent / "test" / "fixtures" / "inputs"


def test_summaries_are_judged_by_landmark_with_slices_and_the_cart(tmp_path):
    rows, model = summaries(tmp_path / "rows.ndjson"), head(tmp_path / "mine.onnx")
    assert call("--model", model, "--rows", rows, "--baseline", "cart", "--into", tmp_path / "report") == 0
    (entry,) = report(tmp_path / "report", "mine")["sets"]
    assert (entry["rows"], entry["persons"]) == (800, 400)
    assert [(row["after"], row["rows"], row["beats_baselines"]) for row in entry["landmarks"]] == [
        (3, 400, True),
        (5, 400, True),
    ]
    assert [found["slice"] for found in entry["fairness"]] == ["device", "language"]
    assert "No limit is broken" in (tmp_path / "report" / "mine.html").read_text()


def test_drift_is_from_the_rows_before_to_those_since(tmp_path):
    rows, model = summaries(tmp_path / "rows.ndjson", lines=1200), head(tmp_path / "mine.onnx")
    call("--model", model, "--rows", rows, "--since", "2026-W41", "--into", tmp_path)
    found = report(tmp_path, "mine")
    assert found["sets"][0]["rows"] == 1200 and found["drift"]["periods"] == ["before 2026-W41", "since 2026-W41"]
    assert {name: part["reading"] for name, part in found["drift"]["features"].items()} == {
        "a@1": "steady",
        "b@1": "moved",
        "score purchase": "steady",
    }
    call("--model", model, "--rows", rows, "--periods", "2026-W40..2026-W40,2026-W41..2026-W52", "--into", tmp_path)
    assert report(tmp_path, "mine")["drift"]["features"] == found["drift"]["features"]


def test_the_baseline_of_the_manifest_is_used_where_no_period_is_named(tmp_path):
    rows, model = summaries(tmp_path / "rows.ndjson"), head(tmp_path / "mine.onnx")
    stored = {"rows": 1000, "features": {"b@1": {"edges": [1.0], "shares": [0.9, 0.05, 0.05]}}}
    (tmp_path / "manifest.json").write_text(
        json.dumps({"models": [{"id": "mine", "file": "mine.onnx", "features": ["a@1", "b@1"], "drift": stored}]})
    )
    call("--model", model, "--rows", rows, "--into", tmp_path)
    assert report(tmp_path, "mine")["drift"]["features"]["b@1"]["reading"] == "moved"


def test_another_model_is_a_baseline_and_is_judged_beside(tmp_path):
    rows, model = summaries(tmp_path / "rows.ndjson"), head(tmp_path / "mine.onnx")
    other = head(tmp_path / "other.onnx", weights=((0.0, 0.5),))
    assert call("--model", model, "--rows", rows, "--compare", other, "--strict", "--into", tmp_path) == 0
    mine, theirs = report(tmp_path, "mine")["sets"]
    assert mine["against"]["other 2.0.0"]["beaten"] and theirs["split"] == "other 2.0.0" and theirs["against"] == {}
    assert mine["against"]["other 2.0.0"]["figures"]["roc_auc"]["value"] == theirs["figures"]["roc_auc"]["value"]


def test_a_model_that_does_not_surely_beat_the_cart_fails_only_if_asked(tmp_path, capsys):
    rows, model = summaries(tmp_path / "rows.ndjson"), head(tmp_path / "mine.onnx", weights=((0.0, 0.1),))
    asked = ("--model", model, "--rows", rows, "--baseline", "cart", "--into", tmp_path)
    assert call(*asked) == 0
    assert call(*asked, "--strict") == 1
    assert "the lead over cart may be none (" in capsys.readouterr().err


def test_an_unfair_selection_ends_with_exit_code_1_and_says_so(tmp_path, capsys):
    rows = tmp_path / "rows.ndjson"
    rows.write_text(
        summaries(tmp_path / "phone.ndjson", device="phone").read_text()
        + summaries(tmp_path / "desktop.ndjson", device="desktop").read_text()
    )
    text = [json.loads(line) for line in rows.read_text().splitlines()]
    for line in text:
        for snapshot in line["snapshots"]:
            snapshot["features"]["a@1"] *= 4 if line["device"] == "phone" else 1
    rows.write_text("".join(json.dumps(line) + "\n" for line in text))
    asked = ("--model", head(tmp_path / "mine.onnx"), "--rows", rows, "--slices", "device", "--into", tmp_path)
    assert call(*asked) == 1
    assert "fails the four-fifths rule for desktop" in capsys.readouterr().err
    assert call(*asked, "--least", 5000) == 0


def test_outcomes_are_asked_for_in_words_of_the_summaries(tmp_path):
    rows = summaries(tmp_path / "rows.ndjson")
    lines = [json.loads(line) for line in rows.read_text().splitlines()]
    days = [snapshot["later"]["days_to_order"] for line in lines for snapshot in line["snapshots"]]
    model = head(tmp_path / "mine.onnx", weights=((1.0, 0.0), (0.0, 1.0)), labels=("within_30_days", "soon"), link="sigmoid")
    call(
        "--model",
        model,
        "--rows",
        rows,
        "--label",
        "soon:later.days_to_order<=7",
        "--label",
        "within_30_days:later.order_days_30>0",
        "--into",
        tmp_path,
    )
    soon, month = report(tmp_path, "mine")["sets"]
    assert (soon["name"], soon["with_outcome"]) == ("soon", sum(1 for day in days if day is not None and day <= 7))
    assert (month["name"], month["with_outcome"]) == (
        "within_30_days",
        sum(1 for day in days if day is not None and day <= 30),
    )


def test_a_time_that_was_not_awaited_is_censored(tmp_path):
    rows = summaries(tmp_path / "rows.ndjson")
    model = head(tmp_path / "mine.onnx", labels=("days",), link="log")
    call("--model", model, "--rows", rows, "--into", tmp_path)
    (entry,) = report(tmp_path, "mine")["sets"]
    assert entry["main"] == "c_index" and entry["rows"] == 800


def test_the_uci_rows_are_judged_with_the_features_of_the_sdk(tmp_path, sessions):
    call("--model", "intent", "--rows", TRAINING / "data" / "sessions.csv", "--periods", "02..10,11..12", "--into", tmp_path)
    found = report(tmp_path, "intent")
    assert found["sets"][0]["rows"] == 3807 and 0.68 < found["sets"][0]["figures"]["roc_auc"]["value"] < 0.75
    assert found["drift"]["features"]["special_day@1"]["reading"] == "moved"


def test_otto_sessions_and_order_tables_are_read_as_they_are(tmp_path):
    call("--model", "intent", "--rows", INPUTS / "otto.jsonl", "--baseline", "cart", "--into", tmp_path)
    assert [row["after"] for row in report(tmp_path, "intent")["sets"][0]["landmarks"]][:3] == [1, 3, 5]
    asked = ("--model", "intent", "--rows", INPUTS / "orders.csv", "--label", "later.order_days_90>0", "--into", tmp_path)
    with pytest.raises(ValueError, match="orders are judged at dates"):
        call(*asked)
    call(*asked, "--at", "2011-01-01,2011-03-01", "--returns", INPUTS / "returns.csv")
    assert report(tmp_path, "intent")["sets"][0]["rows"] > 0


def test_features_with_labels_beside_them(tmp_path):
    features, labels = labelled(tmp_path)
    model = head(tmp_path / "mine.onnx")
    call("--model", model, "--rows", features, "--labels", labels, "--label", "label", "--into", tmp_path)
    found = report(tmp_path, "mine")
    assert found["sets"][0]["rows"] == 299 and found["sets"][0]["fairness"][0]["slice"] == "country"
    assert "1 rows are left out" in found["note"]


def test_names_of_labels_judge_a_head_that_tells_them_apart(tmp_path):
    features, _ = labelled(tmp_path, rows=90)
    named = table(tmp_path / "named.csv", "key,label", *[f"s{i},{'xyz'[i % 3]}" for i in range(90)])
    model = head(
        tmp_path / "kinds.onnx", weights=((1.0, 0.0), (0.0, 1.0), (0.5, 0.5)), labels=("x", "y", "z"), link="softmax"
    )
    call("--model", model, "--rows", features, "--labels", named, "--into", tmp_path)
    assert report(tmp_path, "kinds")["sets"][0]["kind"] == "classes"
    table(tmp_path / "named.csv", "key,label", "s0,w", "s1,x")
    with pytest.raises(ValueError, match="label 'w' is not one of x, y, z"):
        call("--model", model, "--rows", features, "--labels", named, "--into", tmp_path)
