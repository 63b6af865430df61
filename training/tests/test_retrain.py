"""A simulated shop whose shoppers differ from those of the shipped model."""

import argparse
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import onnx
import pytest
from scipy.stats import spearmanr

from vitrine_training.commands import recalibrate as recalibrate_command
from vitrine_training.commands import retrain as retrain_command
from vitrine_training.data.orders import FEATURES as CUSTOMER_FEATURES
from vitrine_training.evaluation.judged import Judged
from vitrine_training.fitting.additive import transform
from vitrine_training.output.export import run as run_onnx
from vitrine_training.retraining.calibrate import Outcomes, fit_line
from vitrine_training.retraining.compare import compare
from vitrine_training.retraining.current import read_model
from vitrine_training.retraining.fitting import fit_rows
from vitrine_training.retraining.hold_out import LATER, UNSEEN, hold_outs
from vitrine_training.retraining.snapshots import Wanted, read_snapshots
from vitrine_training.retraining.tasks import TASKS, task
from vitrine_training.scale.engine import Where
from vitrine_training.scale.generate import MODEL, Made, write_parquet
from vitrine_training.scale.generate_lines import write_lines

MODELS = Path(__file__).resolve().parents[2] / "models"
SHOP = Made(2200, weeks=8, offset=-1.6)


def call(command, *arguments) -> int:
    parser = argparse.ArgumentParser()
    command.configure(parser)
    return command.run(parser.parse_args([str(argument) for argument in arguments]))


def rewritten(source: Path, target: Path, change: Callable[[list[dict]], None]) -> Path:
    summaries = [json.loads(line) for line in source.read_text().splitlines()]
    change(summaries)
    target.write_text("".join(json.dumps(summary) + "\n" for summary in summaries))
    return target


def set_purchase(summary: dict, purchase: int) -> None:
    for snapshot in summary["snapshots"]:
        snapshot["later"]["purchase"] = purchase


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("shop") / "summaries.ndjson"
    write_lines(SHOP, path)
    return path


@pytest.fixture(scope="module")
def bundle(shop: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    into = tmp_path_factory.mktemp("bundles") / "accepted"
    assert call(retrain_command, shop, "--head", "intent", "--into", into) == 0
    return into


def entry_of(folder: Path) -> dict:
    return json.loads((folder / "manifest.json").read_text())["models"][0]


def test_a_model_of_the_shops_own_is_accepted_and_whole(bundle):
    entry = entry_of(bundle)
    assert {path.name for path in bundle.iterdir()} == {"intent.onnx", "intent.md", "manifest.json", "fixtures", "reports"}
    assert (entry["id"], entry["version"], entry["load"], entry["thresholds"]["kind"]) == (
        "intent",
        "1.1.0",
        "first",
        "quantile",
    )
    assert entry["thresholds"]["base"] < entry["thresholds"]["high"]
    assert set(entry["drift"]["features"]) == set(entry["features"]) and "cart_adds@1" in entry["features"]
    assert (bundle / entry["report"]).exists()
    fixture = json.loads((bundle / "fixtures" / "intent.json").read_text())
    x = np.array([row["features"] for row in fixture["rows"]])
    found = run_onnx(bundle / "intent.onnx", x)
    assert np.abs(found["probabilities"] - [row["probabilities"] for row in fixture["rows"]]).max() < 1e-5


def test_it_ranks_better_than_the_shipped_model_on_later_weeks_and_unseen_sessions(bundle):
    comparison = json.loads((bundle / "reports" / "intent-comparison.json").read_text())
    assert comparison["accepted"] and comparison["current"].startswith("intent@")
    assert [part["split"] for part in comparison["sets"]] == [LATER, UNSEEN]
    for part in comparison["sets"]:
        assert part["roc_auc_lead"]["interval"][0] > 0 and part["log_loss_change"]["interval"][1] < 0


def test_scores_are_rates_over_all_and_after_each_number_of_events(bundle, shop):
    landmarks = entry_of(bundle)["calibration"]["landmarks"]
    assert {"1", "3", "5"} <= set(landmarks) and "last" not in landmarks
    for part in landmarks.values():
        assert abs(part["predicted"] - part["observed"]) < 0.08
    snapshots = read_snapshots([shop], Where(), Wanted("counts", 10**6, 1, "later_purchase"))
    model, _ = read_model(bundle / "intent.onnx")
    assert abs(model.scores(snapshots.of(model.features)).mean() - snapshots.later["purchase"].mean()) < 0.01


def test_shuffled_outcomes_are_refused_and_leave_only_the_comparison(shop, tmp_path, capsys):
    def shuffle(summaries: list[dict]) -> None:
        purchases = [summary["snapshots"][0]["later"]["purchase"] for summary in summaries]
        for summary, purchase in zip(summaries, np.random.default_rng(2).permutation(purchases)):
            set_purchase(summary, int(purchase))

    shuffled = rewritten(shop, tmp_path / "shuffled.ndjson", shuffle)
    assert call(retrain_command, shuffled, "--head", "intent", "--into", tmp_path / "new") == 1
    assert "does not exceed chance" in capsys.readouterr().err
    assert {path.name for path in tmp_path.iterdir()} == {"shuffled.ndjson", "new-refused"}
    assert {path.name for path in (tmp_path / "new-refused").iterdir()} == {
        "intent.json",
        "intent.html",
        "intent-comparison.json",
    }
    assert json.loads((tmp_path / "new-refused" / "intent-comparison.json").read_text())["accepted"] is False


def judged_pair(better: float, worse: float) -> tuple[Judged, np.ndarray]:
    random = np.random.default_rng(5)
    truth = random.normal(size=4000)
    y = (random.uniform(size=4000) < 1 / (1 + np.exp(-truth))).astype(int)
    new, old = (1 / (1 + np.exp(-(truth + noise * random.normal(size=4000)))) for noise in (better, worse))
    return Judged("purchase", LATER, "binary", y, new, groups=np.arange(4000) // 2), old


def test_a_model_that_is_worse_than_the_current_one_is_refused_and_an_equal_one_is_not():
    worse, current = judged_pair(2.0, 0.1)
    reasons = " ".join(compare([worse], {("purchase", LATER): current}).reasons)
    assert "below the current model's" in reasons and "log loss is above" in reasons
    equal, current = judged_pair(0.5, 0.5)
    assert compare([equal], {("purchase", LATER): current}).accepted
    better, current = judged_pair(0.1, 2.0)
    assert compare([better], {("purchase", LATER): current}).accepted


def test_a_model_that_only_ranks_as_well_but_says_wrong_rates_is_refused():
    judged, current = judged_pair(0.1, 0.1)
    loud = Judged("purchase", LATER, "binary", judged.y, np.clip(judged.p * 0.2, 0, 1), groups=judged.groups)
    assert any("calibration error" in reason for reason in compare([loud], {("purchase", LATER): current}).reasons)


def test_the_same_summaries_give_the_same_bytes(shop, bundle, tmp_path):
    assert call(retrain_command, shop, "--head", "intent", "--into", tmp_path / "again") == 0
    for name in ("intent.onnx", "intent.md", "manifest.json", "reports/intent.html"):
        assert (tmp_path / "again" / name).read_bytes() == (bundle / name).read_bytes(), name


def test_a_sample_gives_the_rates_of_the_whole(tmp_path):
    made = Made(20_000, weeks=4, offset=-2.5)
    write_parquet(made, tmp_path / "made")
    whole = read_snapshots([tmp_path / "made"], Where(), Wanted("counts", 10**7, 1, "later_purchase"))
    sample = read_snapshots([tmp_path / "made"], Where(), Wanted("counts", 6000, 1, "later_purchase"))
    assert len(sample.x) < 0.3 * len(whole.x) and 0.4 < sample.later["purchase"].mean() < 0.6
    prepared = task("intent").prepare(sample)
    fit = fit_rows(prepared.rows, sample.weight[prepared.row])
    x = whole.of(fit.model.features)
    assert abs(fit.model.scores(x).mean() - whole.later["purchase"].mean()) < 0.01
    assert np.abs(fit.model.scores(x) - fit.reference(x)).max() < 1e-9
    held = transform(sample.of(fit.model.features), fit.model.upper)
    assert np.allclose(np.average(held, axis=0, weights=sample.weight), fit.model.centre)


def test_latest_weeks_are_judged_by_what_was_known_before():
    period, groups = np.repeat(np.arange(10) * 7, 20), np.arange(200)
    later, folds = hold_outs(period, groups, 0)
    ((train, test),) = later.pairs
    assert later.split == LATER and period[train].max() < period[test].min() and len(test) == 40
    ((train, _),) = hold_outs(period, groups, 14)[0].pairs
    assert period[train].max() + 14 < 56
    for train, test in folds.pairs:
        assert not set(groups[train]) & set(groups[test])
    assert [part.split for part in hold_outs(np.zeros(50), np.arange(50), 0)] == [UNSEEN]


@pytest.fixture(scope="module")
def busier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The same shop once twice as many buy."""
    path = tmp_path_factory.mktemp("busier") / "summaries.ndjson"
    write_lines(Made(4000, seed=9, weeks=4, offset=-0.4), path)
    yield path


def first_lines(path: Path, count: int, target: Path) -> Path:
    target.write_text("".join(path.read_text().splitlines(keepends=True)[:count]))
    return target


def test_two_hundred_outcomes_bring_the_rates_right_and_leave_the_ranking(bundle, busier, tmp_path):
    few = first_lines(busier, 200, tmp_path / "few.ndjson")
    assert call(recalibrate_command, few, "--model", bundle / "intent.onnx", "--into", tmp_path / "new") == 0
    snapshots = read_snapshots([busier], Where(), Wanted("counts", 10**6, 1, "later_purchase"))
    before, _ = read_model(bundle / "intent.onnx")
    after, entry = read_model(tmp_path / "new" / "intent.onnx")
    observed = snapshots.later["purchase"].mean()
    old, new = (model.scores(snapshots.of(model.features))[:, 0] for model in (before, after))
    assert abs(old.mean() - observed) > 0.15 and abs(new.mean() - observed) < 0.06
    assert spearmanr(old, new).statistic > 1 - 1e-6
    assert (entry["version"], entry["thresholds"]["kind"], entry["calibration"]["from"]) == (
        "1.1.1",
        "probability",
        "intent@1.1.0",
    )
    low, high = entry["calibration"]["labels"]["purchase"]["intercept_interval"]
    assert 0 < low < high < 2


def test_contributions_still_add_up_after_recalibration(bundle, busier, tmp_path):
    few = first_lines(busier, 200, tmp_path / "few.ndjson")
    call(recalibrate_command, few, "--model", bundle / "intent.onnx", "--into", tmp_path / "new")
    x = np.random.default_rng(1).poisson(2, (500, len(entry_of(bundle)["features"]))).astype(float)
    found = run_onnx(tmp_path / "new" / "intent.onnx", x)
    logits = found["contributions"].sum(axis=1) + found["bias"][0]
    assert np.abs(1 / (1 + np.exp(-logits)) - found["probabilities"][:, 0]).max() < 1e-5
    assert {entry.key: entry.value for entry in onnx.load(tmp_path / "new" / "intent.onnx").metadata_props}[
        "vitrine.version"
    ] == "1.1.1"


def test_recorded_scores_do_as_well_as_features(busier, tmp_path):
    shutil.copytree(MODELS, tmp_path / "models")
    version = MODEL.split("@")[1]
    manifest = json.loads((tmp_path / "models" / "manifest.json").read_text())
    next(entry for entry in manifest["models"] if entry["id"] == "intent")["version"] = version
    (tmp_path / "models" / "manifest.json").write_text(json.dumps(manifest))
    assert (
        call(
            recalibrate_command,
            busier,
            "--model",
            tmp_path / "models" / "intent.onnx",
            "--into",
            tmp_path / "new",
            "--recorded",
        )
        == 0
    )
    part = entry_of(tmp_path / "new")["calibration"]["labels"]["purchase"]
    assert abs(part["after"] - part["observed"]) < 0.01 and part["before"] < part["observed"] / 2


def test_too_few_outcomes_say_how_many_are_missing(bundle, busier, tmp_path):
    few = first_lines(busier, 15, tmp_path / "few.ndjson")
    with pytest.raises(ValueError, match=r"purchase: \d+ sessions with the outcome, 20 are needed: \d+ more"):
        call(recalibrate_command, few, "--model", bundle / "intent.onnx", "--into", tmp_path / "new")
    with pytest.raises(
        ValueError, match=r"purchase, .*: \d+ sessions to learn from have the outcome 1, 100 are needed: \d+ more"
    ):
        call(
            retrain_command,
            first_lines(busier, 150, tmp_path / "more.ndjson"),
            "--head",
            "intent",
            "--into",
            tmp_path / "new",
        )
    assert not (tmp_path / "new").exists()


def test_few_outcomes_hardly_move_the_slope_and_many_find_it():
    random = np.random.default_rng(7)
    score = random.normal(-1, 1, 20_000)
    y = (random.uniform(size=20_000) < 1 / (1 + np.exp(-(0.4 * score + 0.8)))).astype(float)
    few = fit_line(Outcomes(score[:40], y[:40], np.ones(40), np.arange(40)))
    many = fit_line(Outcomes(score, y, np.ones(20_000), np.arange(20_000)))
    assert abs(many.scale - 0.4) < 0.05 and abs(many.shift - 0.8) < 0.06
    assert 0.4 < few.scale < 1 and few.slope[1] - few.slope[0] > 5 * (many.slope[1] - many.slope[0])
    assert many.slope[0] < many.scale < many.slope[1]


def test_amounts_are_recalibrated_by_a_factor():
    random = np.random.default_rng(8)
    score = random.normal(3, 0.5, 2000)
    amount = np.exp(score) * 2.5 * random.gamma(2, 0.5, 2000)
    line = fit_line(Outcomes(score, amount, np.ones(2000), np.arange(2000), "amount"))
    assert abs(np.exp(line.scale * score + line.shift).mean() / amount.mean() - 1) < 0.02 and abs(line.scale - 1) < 0.1


def test_rows_of_one_session_are_one_piece_of_evidence():
    random = np.random.default_rng(9)
    score, y = random.normal(size=100), (random.uniform(size=100) < 0.5).astype(float)
    alone = fit_line(Outcomes(score, y, np.ones(100), np.arange(100)))
    thrice = fit_line(Outcomes(np.repeat(score, 3), np.repeat(y, 3), np.ones(300), np.repeat(np.arange(100), 3)))
    assert np.allclose([alone.scale, alone.shift, *alone.slope], [thrice.scale, thrice.shift, *thrice.slope])


def test_models_that_ran_side_by_side_are_compared_by_what_they_recorded(shop, tmp_path, capsys):
    def shadowed(summaries: list[dict]) -> None:
        random = np.random.default_rng(3)
        for summary in summaries:
            for snapshot in summary["snapshots"]:
                snapshot["scores"]["intent@1.1.0"] = [round(float(random.uniform()), 6)]

    both = rewritten(shop, tmp_path / "both.ndjson", shadowed)
    assert call(retrain_command, both, "--compare", MODEL, "intent@1.1.0", "--into", tmp_path / "report.json") == 1
    assert "below the current model's" in capsys.readouterr().err
    assert json.loads((tmp_path / "report.json").read_text())["accepted"] is False
    assert call(retrain_command, both, "--compare", "intent@1.1.0", MODEL) == 0
    with pytest.raises(ValueError, match="0 sessions with outcome 1 have those of both"):
        call(retrain_command, both, "--compare", MODEL, "intent@9.9.9")


@pytest.fixture(scope="module")
def customers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Customers at two dates: who ordered more lately orders more later."""
    random = np.random.default_rng(11)
    path = tmp_path_factory.mktemp("customers") / "customers.ndjson"
    with path.open("w") as file:
        for number in range(430):
            keen = random.normal()
            snapshots = []
            for on in ("2025-01-01", "2025-09-01"):
                values = {name: float(random.poisson(2 * np.exp(0.4 * keen)) + 0.25) for name in CUSTOMER_FEATURES}
                values["days_since_order@1"] = round(float(random.exponential(60 * np.exp(-0.8 * keen))), 2) + 0.01
                days = {span: int(random.poisson(span / 120 * np.exp(0.9 * keen))) for span in (30, 90, 180, 365)}
                wait = int(1 + random.exponential(110 * np.exp(-0.9 * keen)))
                later = {f"order_days_{span}": count for span, count in days.items()} | {
                    f"spend_{span}": count * 20.0 for span, count in days.items()
                }
                later |= {"days_to_order": wait if wait < 200 else None, "observed_days": 200, "bought": None}
                snapshots.append({"on": on, "features": values, "later": later})
            file.write(
                json.dumps(
                    {
                        "schema": 1,
                        "week": "2025-W01",
                        "device": None,
                        "daypart": None,
                        "language": None,
                        "snapshots": snapshots,
                    }
                )
                + "\n"
            )
    return path


@pytest.fixture(scope="module")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The models of a shop that has none."""
    folder = tmp_path_factory.mktemp("nothing")
    (folder / "manifest.json").write_text('{"version": 1, "models": []}')
    return folder


@pytest.mark.parametrize("head, labels", [("repeat", 3), ("churn", 1), ("clv", 1), ("next_purchase", 1)])
def test_heads_of_known_customers_are_retrained_from_dates_and_recalibrated(customers, nothing, tmp_path, head, labels):
    assert call(retrain_command, customers, "--head", head, "--into", tmp_path / "new", "--current", nothing) == 0
    entry = entry_of(tmp_path / "new")
    values = head in ("clv", "next_purchase")
    assert (
        len(entry["labels"]) == labels and entry["version"] == "1.0.0" and entry["link"] == ("log" if values else "sigmoid")
    )
    assert {split for parts in entry["metrics"].values() for split in parts} == {LATER, UNSEEN}
    again = (recalibrate_command, customers, "--model", tmp_path / "new" / f"{head}.onnx", "--into", tmp_path / "again")
    if head == "next_purchase":
        with pytest.raises(ValueError, match="retrain the head"):
            call(*again)
        return
    assert call(*again) == 0
    lines = entry_of(tmp_path / "again")["calibration"]["labels"]
    assert set(lines) == set(entry["labels"]) and all(
        abs(part["after"] / part["observed"] - 1) < 0.05 for part in lines.values()
    )


@pytest.mark.parametrize("head, words", [("clusters", "training/run discover"), ("rfm", "order table")])
def test_heads_without_an_outcome_say_where_they_are_trained(shop, tmp_path, head, words):
    with pytest.raises(ValueError, match=words):
        call(retrain_command, shop, "--head", head, "--into", tmp_path / "new")


def test_every_head_that_learns_from_outcomes_has_a_task():
    assert set(TASKS) == {
        "intent",
        "prospect",
        "prospect_days",
        "upsell",
        "orientation",
        "repeat",
        "churn",
        "next_purchase",
        "clv",
    }


def set_all(purchase: int) -> Callable[[list[dict]], None]:
    return lambda summaries: [set_purchase(summary, purchase) for summary in summaries] and None


def rename_feature(old: str, new: str) -> Callable[[list[dict]], None]:
    def change(summaries: list[dict]) -> None:
        for summary in summaries:
            for snapshot in summary["snapshots"]:
                if old in snapshot["features"]:
                    snapshot["features"][new] = snapshot["features"].pop(old)

    return change


BAD = {
    "one class": (set_all(0), r"purchase: only the outcome 0 in [\d,]+ snapshots"),
    "no outcome": (
        lambda all_: [snapshot["later"].pop("purchase") for summary in all_ for snapshot in summary["snapshots"]] and None,
        "no snapshot after a number of events with a known outcome",
    ),
    "another version": (
        rename_feature("product_pages@1", "product_pages@2"),
        "column product_pages@2, but product_pages@1 is needed",
    ),
    "forbidden": (rename_feature("scroll_depth@1", "page_values@1"), "'page_values@1' may not enter a model"),
    "missing column": (
        lambda all_: all_[3]["snapshots"][0].pop("later") and None,
        r"bad.ndjson:4: snapshots\[0\].later is missing",
    ),
    "another schema": (lambda all_: all_[2].update(schema=2), r"bad.ndjson:3: schema is 2"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_learnt_from_is_named_and_nothing_is_written(shop, tmp_path, name):
    change, words = BAD[name]
    bad = rewritten(shop, tmp_path / "bad.ndjson", change)
    with pytest.raises(ValueError, match=words):
        call(retrain_command, bad, "--head", "intent", "--into", tmp_path / "new")
    assert {path.name for path in tmp_path.iterdir()} == {"bad.ndjson"}


def test_an_empty_file_a_copy_and_a_folder_in_the_way_are_refused(shop, tmp_path):
    (tmp_path / "empty.ndjson").write_text("")
    with pytest.raises(ValueError, match="empty.ndjson: is empty"):
        call(retrain_command, tmp_path / "empty.ndjson", "--head", "intent", "--into", tmp_path / "new")
    shutil.copyfile(shop, tmp_path / "copy.ndjson")
    with pytest.raises(ValueError, match=re.escape("copy.ndjson: is the same as")):
        call(retrain_command, shop, tmp_path / "copy.ndjson", "--head", "intent", "--into", tmp_path / "new")
    with pytest.raises(ValueError, match="exists already"):
        call(retrain_command, shop, "--head", "intent", "--into", tmp_path)
    with pytest.raises(ValueError, match="there is no manifest"):
        call(retrain_command, shop, "--head", "intent", "--into", tmp_path / "new", "--current", tmp_path)
