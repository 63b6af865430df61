"""What `training/run evaluate` says to input that cannot be judged."""

import json

import pytest
from evaluated import call, head, labelled, summaries, table


def bad(tmp_path, said, *arguments):
    with pytest.raises(ValueError, match=said):
        call(*arguments, "--into", tmp_path / "report")
    assert not (tmp_path / "report").exists()


def test_what_a_person_can_put_right_is_named_and_nothing_is_written(tmp_path):
    rows, model = summaries(tmp_path / "rows.ndjson", lines=20), head(tmp_path / "mine.onnx")
    (tmp_path / "empty.ndjson").write_text("")
    (tmp_path / "damaged.onnx").write_bytes(b"onnx")
    bad(tmp_path, "empty.ndjson: the file is empty", "--model", model, "--rows", tmp_path / "empty.ndjson")
    bad(tmp_path, "gone.csv: there is no such file", "--model", model, "--rows", tmp_path / "gone.csv")
    bad(tmp_path, "no model 'intend' in the manifest; it lists .*intent", "--model", "intend", "--rows", rows)
    bad(tmp_path, "damaged.onnx: not a model", "--model", tmp_path / "damaged.onnx", "--rows", rows)
    bad(tmp_path, "--strict: name what has to be beaten", "--model", model, "--rows", rows, "--strict")
    bad(tmp_path, "no such outcome; they know purchase", "--model", model, "--rows", rows, "--label", "later.bought_it")
    bad(
        tmp_path,
        "later.value is an amount, but purchase is a probability",
        "--model",
        model,
        "--rows",
        rows,
        "--label",
        "later.value",
    )
    bad(tmp_path, "no row was observed long enough", "--model", model, "--rows", rows, "--label", "later.order_days_90>0")
    bad(tmp_path, "--slices town: the rows name device, language", "--model", model, "--rows", rows, "--slices", "town")
    bad(
        tmp_path,
        "no rows since 2027-W01; they run from 2026-W40 to 2026-W41",
        "--model",
        model,
        "--rows",
        rows,
        "--since",
        "2027-W01",
    )
    bad(tmp_path, "write FROM..TO,FROM..TO", "--model", model, "--rows", rows, "--periods", "2026-W40")
    bad(tmp_path, "--baseline luck: takes cart", "--model", model, "--rows", rows, "--baseline", "luck")
    silent = head(tmp_path / "silent.onnx", labels=("mood",))
    bad(tmp_path, "nothing says what mood should come true as", "--model", silent, "--rows", rows)
    two = head(tmp_path / "two.onnx", weights=((1.0, 0.0), (0.0, 1.0)), labels=("u", "v"))
    bad(tmp_path, "two 2.0.0 has the labels u, v, not purchase", "--model", model, "--rows", rows, "--compare", two)


def test_tables_that_do_not_fit_are_named(tmp_path):
    features, labels = labelled(tmp_path)
    model = head(tmp_path / "mine.onnx")
    bad(tmp_path, "give --labels", "--model", model, "--rows", features)
    old = table(tmp_path / "old.csv", "key,a@2,b@1", "s1,1,1")
    bad(tmp_path, "no column a@1, but a@2: features of another version", "--model", model, "--rows", old, "--labels", labels)
    text = table(tmp_path / "text.csv", "key,a@1,b@1", "s1,1,many")
    bad(
        tmp_path,
        r"text.csv: key s1: b@1 must be a number of at least 0, got 'many'",
        "--model",
        model,
        "--rows",
        text,
        "--labels",
        labels,
    )
    short = table(tmp_path / "short.csv", "key,a@1,b@1", "s1,1")
    bad(tmp_path, r"short.csv:2: 2 columns, but the first line has 3", "--model", model, "--rows", short, "--labels", labels)
    other = table(tmp_path / "other.csv", "key,label", "t1,1")
    bad(tmp_path, "no row of features.csv has its key", "--model", model, "--rows", features, "--labels", other)
    twice = table(tmp_path / "twice.csv", "key,label", "s1,1", "s1,0")
    bad(tmp_path, "twice.csv: 1 rows stand twice", "--model", model, "--rows", features, "--labels", twice)


@pytest.mark.parametrize("name", ["PageValues", "page_values", "Bounce-Rates", "exitrate", "EXIT RATES"])
def test_what_no_browser_can_know_is_refused_in_models_rows_and_manifests(tmp_path, name):
    features, labels = labelled(tmp_path)
    leaking = head(tmp_path / "leaking.onnx", features=("a@1", f"{name}@1"))
    bad(tmp_path, "may not enter", "--model", leaking, "--rows", features, "--labels", labels)
    model = head(tmp_path / "mine.onnx")
    wide = table(tmp_path / "wide.csv", f"key,a@1,b@1,{name}@1", "s1,1,1,1")
    bad(tmp_path, "may not enter", "--model", model, "--rows", wide, "--labels", labels)
    (tmp_path / "manifest.json").write_text(
        json.dumps({"models": [{"id": "x", "file": "x.onnx", "features": [f"{name}@1"]}]})
    )
    bad(tmp_path, "may not enter", "--model", model, "--rows", features, "--labels", labels)
