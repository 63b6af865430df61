import dataclasses
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from judged_sets import amount, binary, labels
from jsonschema import Draft202012Validator

from vitrine_training.evaluation.drift import drift, drift_baseline
from vitrine_training.evaluation.fairness import FairnessLimits
from vitrine_training.evaluation.judged import Judged
from vitrine_training.evaluation.report import write_report

SCHEMA = json.loads(
    (Path(__file__).resolve().parent.parent / "vitrine_training" / "evaluation" / "report.schema.json").read_text()
)


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("report")
    x = np.random.default_rng(4).gamma(1, 2, (900, 2))
    moved = drift(drift_baseline(x, ["a@1", "b@1"]), x * [1, 3])
    judged = [binary(), dataclasses.replace(binary(seed=9), split="across seasons"), amount(), labels()]
    quoted = write_report("try", judged, folder, drift=moved, note="A <note>.", importance={"a@1": 0.3}, draws=60)
    return quoted, json.loads((folder / "try.json").read_text()), (folder / "try.html").read_text()


def test_the_json_is_as_its_schema_says(written):
    Draft202012Validator.check_schema(SCHEMA)
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(written[1])] == []


def test_a_manifest_gets_values_intervals_and_leads_by_name_and_split(written):
    quoted, report, _ = written
    assert list(quoted) == ["purchase", "spend", "clusters"] and list(quoted["purchase"]) == ["shuffled", "across seasons"]
    part, entry = quoted["purchase"]["shuffled"], report["sets"][0]
    assert part["roc_auc"] == pytest.approx(entry["figures"]["roc_auc"]["value"], abs=1e-4)
    assert part["intervals"]["roc_auc"] == pytest.approx(entry["figures"]["roc_auc"]["interval"], abs=1e-4)
    assert part["leads"]["cart"]["beaten"] is True and part["rows"] == 600
    json.dumps(quoted, allow_nan=False)


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.open = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attributes]


def test_the_page_has_no_script_and_asks_nothing_of_anywhere(written):
    page = Page(written[2])
    assert not {"script", "link", "iframe", "img", "object", "image", "base", "form"} & set(page.tags)
    assert not [name for _, name, _ in page.attributes if name.startswith("on")]
    outside = re.findall(r"https?://[^\s\"'<)]+|url\((?!#)[^)]*\)|@import", written[2])
    assert set(outside) <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    assert all(value.startswith("#") for _, name, value in page.attributes if name in ("href", "xlink:href", "src"))


def test_the_page_is_whole_readable_and_small(written):
    html = written[2]
    page = Page(html)
    assert len(html) < 300_000 and page.tags.count("svg") == 8
    spoken = [value for tag, name, value in page.attributes if tag == "svg" and name == "aria-label"]
    assert len(spoken) == 8 and all(len(text) > 20 for text in spoken)
    assert page.tags.count("caption") == page.tags.count("table") > 5
    assert ("meta", "name", "viewport") in page.attributes and "prefers-color-scheme:dark" in html
    assert "A &lt;note&gt;." in html and "&lt;c&gt;" in html and "What it does not say" in html
    for svg in re.findall(r"<svg.*?</svg>", html):
        ElementTree.fromstring(svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1))
        assert not re.search(r"#0[0-9]0[0-9]0[0-9]", svg), "a stand-in colour was left"
    ids = re.findall(r' id="([^"]+)"', html)
    assert set(re.findall(r'url\(#([^)]+)\)|href="#([^"]+)"', html)) and len(ids) == len(set(ids))


def test_the_same_predictions_give_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        write_report("try", [binary(), amount()], tmp_path / name, draws=30)
    for file in ("try.html", "try.json"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_periods_and_drift_stand_in_the_report(written):
    report = written[1]
    assert [row["period"] for row in report["sets"][0]["periods"]] == [0, 1, 2]
    assert report["drift"]["features"]["b@1"]["reading"] == "moved"
    assert "Between training and now, 1 of 2 inputs have moved: b@1." in report["summary"]["says"]


def test_a_slice_that_breaks_the_rule_is_on_top_of_the_page(tmp_path):
    random = np.random.default_rng(5)
    device = np.where(np.arange(2000) % 2 == 0, "phone", "desktop")
    p = np.clip(random.uniform(size=2000) * np.where(device == "phone", 0.6, 1), 0, 1)
    judged = Judged("purchase", "a", "binary", random.integers(2, size=2000), p, slices={"device": device}, threshold=0.5)
    write_report("unfair", [judged], tmp_path, draws=20)
    (line,) = json.loads((tmp_path / "unfair.json").read_text())["broken"]
    assert "fails the four-fifths rule for phone" in line and line in (tmp_path / "unfair.html").read_text()
    write_report("unfair", [judged], tmp_path, limits=FairnessLimits(rows=5000), draws=20)
    assert json.loads((tmp_path / "unfair.json").read_text())["broken"] == []


@pytest.mark.parametrize(
    "judged",
    [
        dataclasses.replace(binary(), y=np.zeros(600, int)),
        dataclasses.replace(binary(), p=np.full(600, 0.2)),
        dataclasses.replace(amount(), y=np.zeros(500)),
        dataclasses.replace(amount(), p=np.zeros(500)),
        dataclasses.replace(labels(), y=np.zeros(300, int)),
        dataclasses.replace(binary(rows=3), slices={}, period=None),
    ],
    ids=["nobody buys", "one score for all", "nobody spends", "nothing predicted", "one label", "three rows"],
)
def test_degenerate_sets_are_reported_and_not_made_up(judged, tmp_path):
    write_report("odd", [judged], tmp_path, draws=20)
    report = json.loads((tmp_path / "odd.json").read_text())
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(report)] == []
    assert not any(part["beaten"] for part in report["sets"][0]["against"].values())


def test_a_landmark_at_which_everybody_does_the_same_leaves_a_gap(tmp_path):
    judged = binary()
    y = np.where(judged.landmark == 5, 0, judged.y)
    write_report("gap", [dataclasses.replace(judged, y=y)], tmp_path, draws=20)
    rows = json.loads((tmp_path / "gap.json").read_text())["sets"][0]["landmarks"]
    assert [row["figures"]["roc_auc"]["value"] is None for row in rows] == [False, False, True]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"p": np.r_[np.nan, np.full(599, 0.1)]}, r"purchase, shuffled: p is not a number in row 0"),
        ({"p": np.full(600, 1.2)}, r"p must lie in 0\.\.1, but row 0 has 1\.2"),
        ({"y": np.full(600, 2)}, r"y must be 0 or 1, but row 0 has 2"),
        ({"baselines": {"cart": np.r_[np.zeros(599), np.inf]}}, r"baseline cart is not a number in row 599"),
        ({"slices": {"device": np.array(["a"])}}, r"slice device has 1 rows, but y has 600"),
        ({"weight": np.full(600, -1.0)}, r"weight must be at least 0"),
        ({"weight": np.zeros(600)}, r"all weights are 0"),
        ({"y": np.zeros(0), "p": np.zeros(0)}, r"there are no rows"),
    ],
)
def test_what_cannot_be_judged_is_named_and_nothing_is_written(change, said, tmp_path):
    with pytest.raises(ValueError, match=said):
        write_report("bad", [dataclasses.replace(binary(), **change)], tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_probabilities_of_labels_have_to_add_up(tmp_path):
    with pytest.raises(ValueError, match="must add up to 1, but row 0"):
        write_report("bad", [dataclasses.replace(labels(), p=np.full((300, 3), 0.5))], tmp_path)
    with pytest.raises(ValueError, match="place of a label, 0 to 2"):
        write_report("bad", [dataclasses.replace(labels(), y=np.full(300, 3))], tmp_path)


def test_rows_that_stand_for_many_weigh_as_many(tmp_path):
    """
    Of those who do not buy one in four was kept: weighted, the figures are those of everybody, within the noise of
    the sample.
    """
    whole = binary(rows=12000, landmark=None, groups=None, period=None, slices={}, baselines={})
    kept = (whole.y == 1) | (np.arange(12000) % 4 == 0)
    sampled = Judged(
        "purchase", "sampled", "binary", whole.y[kept], whole.p[kept], weight=np.where(whole.y[kept] == 1, 1.0, 4.0)
    )
    found = write_report("weighted", [whole, sampled], tmp_path, draws=20)["purchase"]
    for name, close in (
        ("observed", 0.01),
        ("pr_auc", 0.02),
        ("brier", 0.01),
        ("calibration_intercept", 0.06),
        ("lift_top_decile", 0.1),
    ):
        assert found["sampled"][name] == pytest.approx(found["shuffled"][name], abs=close)


def test_a_page_with_many_sets_stays_small_and_draws_first_what_has_to_beat_something(tmp_path):
    rivals = [dataclasses.replace(binary(seed=seed), name=f"rival {seed}", baselines={}) for seed in range(8)]
    write_report("crowd", [*rivals, binary()], tmp_path, draws=10)
    html = (tmp_path / "crowd.html").read_text()
    assert len(html) < 300_000
    drawn = [section.count("<svg") for section in html.split("<section>")[1:]]
    assert drawn[-1] == 5 and 0 in drawn
