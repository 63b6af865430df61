"""The same answers from DuckDB and from Spark, and the same as numpy gives."""

import gzip
import json
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import ibis
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from sklearn.metrics import log_loss, roc_auc_score

from vitrine_training.fitting.additive import Additive
from vitrine_training.scale.aggregate import base_rates, feature_moments
from vitrine_training.scale.engine import Engine, Where, open_engine
from vitrine_training.scale.generate import FEATURES, MODEL, Made, write_parquet
from vitrine_training.scale.generate_lines import write_lines
from vitrine_training.scale.histograms import feature_cells, quantiles, stability_index
from vitrine_training.scale.ingest import ingest
from vitrine_training.scale.joins import with_outcomes, with_scores
from vitrine_training.scale.judge import auc, calibration, losses, recorded, scored
from vitrine_training.scale.sample import Draw, draw, to_memory
from vitrine_training.scale.score import score
from vitrine_training.scale.sources import find_sources
from vitrine_training.scale.tables import snapshots

WITHOUT_JAVA = (
    "Spark needs Java 17: install it (apt-get install openjdk-17-jre-headless) to run the tests of the Spark engine"
)

# for a few thousand rows, compiling each query costs more than running it
SMALL = {
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
}
SPARK = Where("spark", "local[2]", settings=tuple(SMALL.items()))
WEEKS = 4


@dataclass(frozen=True)
class Ground:
    """Both engines, the same summaries as lines and as Parquet, and all of them in memory."""

    engines: tuple[Engine, ...]
    lines: Path
    parquet: Path
    rows: dict[str, np.ndarray]

    def tables(self) -> list[ibis.Table]:
        return [snapshots(engine, [self.parquet]) for engine in self.engines]


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    folder = tmp_path_factory.mktemp("scale")
    write_lines(Made(600, weeks=WEEKS), folder / "made.ndjson")
    # a line that reads like another is another session
    with (folder / "made.ndjson").open("r+") as file:
        first = file.readline()
        file.seek(0, 2)
        file.write(first)
    with ExitStack() as stack:
        engines = [stack.enter_context(open_engine(Where()))]
        ingest(engines[0], [folder / "made.ndjson"], folder / "duckdb")
        rows = pq.read_table(folder / "duckdb")
        values = {name: np.array(rows.column(name).to_pylist()) for name in rows.column_names if name != "scores"}
        values["p"] = np.array([dict(scores)[MODEL][0] for scores in rows.column("scores").to_pylist()])
        if shutil.which("java"):
            engines.append(stack.enter_context(open_engine(SPARK)))
        yield Ground(tuple(engines), folder / "made.ndjson", folder / "duckdb", values)


def answers(ground: Ground, query) -> list[pa.Table]:
    """What each engine answers; fails at once if two of them do not say the same."""
    if len(ground.engines) < 2:
        pytest.skip(WITHOUT_JAVA)
    found = [query(table).to_pyarrow() for table in ground.tables()]
    same(*found)
    return found


def same(one: pa.Table, other: pa.Table) -> None:
    assert one.column_names == other.column_names and one.num_rows == other.num_rows > 0
    for name in one.column_names:
        ours, theirs = one.column(name).to_pylist(), other.column(name).to_pylist()
        if any(isinstance(value, float) for value in ours):
            assert np.allclose(np.array(ours, float), np.array(theirs, float), rtol=1e-9, atol=1e-9, equal_nan=True), name
        else:
            assert ours == theirs, name


def judged(table: ibis.Table) -> ibis.Table:
    return scored(table, recorded(table, MODEL), "later_purchase")


def test_both_engines_write_the_same_rows(ground, tmp_path):
    if len(ground.engines) < 2:
        pytest.skip(WITHOUT_JAVA)
    ingest(ground.engines[1], [ground.lines], tmp_path / "spark")
    columns = [*FEATURES, "schema", "week", "session", "landmark", "device", "later_purchase", "later_value", "scores"]
    keys = [("session", "ascending"), ("landmark", "ascending")]
    one, other = (pq.read_table(folder).select(columns).sort_by(keys) for folder in (ground.parquet, tmp_path / "spark"))
    assert one.num_rows == other.num_rows > 2000
    assert one.to_pylist() == other.to_pylist()
    assert {path.name for path in (tmp_path / "spark").glob("week=*")} == {
        path.name for path in ground.parquet.glob("week=*")
    }
    assert len(set(one.column("session").to_pylist())) == 601


@pytest.mark.parametrize("by", [(), ("landmark",), ("week",), ("device", "daypart")])
def test_base_rates_are_counted_the_same(ground, by):
    found = answers(ground, lambda table: base_rates(table, by))[0]
    y = ground.rows["later_purchase"]
    assert sum(found.column("rows").to_pylist()) == len(y) and sum(found.column("positives").to_pylist()) == y.sum()
    if by == ("landmark",):
        rates = dict(zip(found.column("landmark").to_pylist(), found.column("rate").to_pylist()))
        assert all(abs(rate - y[ground.rows["landmark"] == landmark].mean()) < 1e-12 for landmark, rate in rates.items())


def test_losses_are_those_of_scikit_learn(ground):
    found = answers(ground, lambda table: losses(judged(table), ["landmark"]))[0].to_pylist()
    for part in found:
        here = ground.rows["landmark"] == part["landmark"]
        y, p = ground.rows["later_purchase"][here], ground.rows["p"][here]
        assert (
            abs(part["log_loss"] - log_loss(y, p, labels=[0, 1])) < 1e-9
            and abs(part["brier"] - np.mean((p - y) ** 2)) < 1e-9
        )


def test_auc_is_exact_without_cells_and_within_its_bound_with_them(ground):
    exact = answers(ground, lambda table: auc(judged(table), ["landmark"]))[0].to_pylist()
    coarse = answers(ground, lambda table: auc(judged(table), ["landmark"], cells=64))[0].to_pylist()
    for part, rough in zip(exact, coarse):
        if part["landmark"] == "last":
            assert part["roc_auc"] is None and rough["roc_auc"] is None  # one outcome only
            continue
        here = ground.rows["landmark"] == part["landmark"]
        true = roc_auc_score(ground.rows["later_purchase"][here], ground.rows["p"][here])
        assert abs(part["roc_auc"] - true) < 1e-12 and part["within"] == 0
        assert abs(rough["roc_auc"] - true) <= rough["within"] < 0.05
    assert any(rough["roc_auc"] != part["roc_auc"] for part, rough in zip(exact, coarse))
    whole = answers(ground, lambda table: auc(judged(table)))[0].to_pylist()
    assert abs(whole[0]["roc_auc"] - roc_auc_score(ground.rows["later_purchase"], ground.rows["p"])) < 1e-12


def test_auc_counts_equal_scores_half(ground):
    found = answers(ground, lambda table: auc(scored(table, ibis.literal(0.5), "later_purchase")))[0].to_pylist()
    assert found[0]["roc_auc"] == 0.5


def test_calibration_bins_hold_every_row(ground):
    found = answers(ground, lambda table: calibration(judged(table), (), 10))[0].to_pylist()
    assert sum(part["rows"] for part in found) == len(ground.rows["p"])
    for part in found:
        here = np.minimum(np.floor(ground.rows["p"] * 10), 9) == part["bin"]
        assert abs(part["predicted"] - ground.rows["p"][here].mean()) < 1e-12


def test_quantiles_come_from_cells(ground):
    cells = answers(ground, lambda table: feature_cells(table, "session_seconds@1"))[0]
    values = np.sort(ground.rows["session_seconds@1"])
    found = quantiles(cells.column("cell").to_numpy(), cells.column("rows").to_numpy(), (0.1, 0.5, 0.9, 1.0))
    for level, got in zip((0.1, 0.5, 0.9, 1.0), found):
        true = values[max(0, int(np.ceil(level * len(values))) - 1)]
        assert 0 <= true - got <= 0.008 * (1 + true)


def test_drift_shows_where_a_feature_moves_and_nowhere_else(ground):
    cells = answers(ground, lambda table: feature_cells(table, "page_views@1", ["week"]))[0].to_pandas()
    parts = {week: (part.cell.to_numpy(), part.rows.to_numpy()) for week, part in cells.groupby("week")}
    first, second, *_ = parts.values()
    assert stability_index(first, first) == 0 and stability_index(first, second) < 0.1
    assert stability_index(first, (second[0] + 128, second[1])) > 0.25


def test_moments_of_all_features_take_one_pass(ground):
    found = answers(ground, lambda table: feature_moments(table, FEATURES))[0].to_pylist()[0]
    for name in FEATURES:
        values = ground.rows[name].astype(float)
        assert abs(found[f"mean:{name}"] - values.mean()) < 1e-9 * max(1, values.mean())
        assert abs(found[f"some:{name}"] - (values > 0).mean()) < 1e-12


def test_the_same_rows_are_drawn_by_both_engines_and_weights_restore_the_whole(ground):
    plan = Draw(("landmark", "later_purchase"), 60, seed=5)
    drawn = answers(
        ground, lambda table: draw(table, plan).select("session", "landmark", "weight").order_by("session", "landmark")
    )[0]
    weight = drawn.column("weight").to_numpy()
    assert drawn.num_rows < len(ground.rows["p"]) / 2
    assert abs(weight.sum() / len(ground.rows["p"]) - 1) < 0.15
    other = draw(ground.tables()[0], Draw(plan.strata, 60, seed=6)).select("session").to_pyarrow()
    assert set(other.column("session").to_pylist()) != set(drawn.column("session").to_pylist())


def test_a_stratum_that_is_small_enough_comes_whole(ground):
    sample = to_memory(draw(ground.tables()[0], Draw(("later_purchase",), 10**6, seed=1)), ["later_purchase"])
    assert len(sample.x) == len(ground.rows["p"]) and (sample.weight == 1).all()
    assert sample.features == tuple(name for name in sample.features if "@" in name) and set(sample.features) == set(
        FEATURES
    )
    assert sample.columns["later_purchase"].sum() == ground.rows["later_purchase"].sum()


def test_another_tables_outcomes_join_by_session_and_landmark(ground):
    outcomes = ibis.memtable(
        {
            "session": list(ground.rows["session"][:50]),
            "landmark": list(ground.rows["landmark"][:50]),
            "later_value": [-1.0] * 50,
            "margin": [2.5] * 50,
        }
    )
    joined = answers(
        ground,
        lambda table: with_outcomes(table, outcomes).agg(
            rows=ibis._.count(), margin=ibis._.margin.sum(), low=(ibis._.later_value < 0).sum()
        ),
    )[0].to_pylist()
    assert joined == [{"rows": len(ground.rows["p"]), "margin": 125.0, "low": 50}]


def test_a_second_models_scores_join_and_are_judged(ground):
    keys = {"session": list(ground.rows["session"]), "landmark": list(ground.rows["landmark"])}
    second = ibis.memtable({**keys, "score": list(1 - ground.rows["p"])})

    def compared(table: ibis.Table) -> ibis.Table:
        joined = with_scores(table, second, "second")
        return auc(scored(joined, joined.second, "later_purchase"))

    found = answers(ground, compared)[0].to_pylist()[0]["roc_auc"]
    assert abs(found - (1 - roc_auc_score(ground.rows["later_purchase"], ground.rows["p"]))) < 1e-12


@pytest.mark.parametrize("link", ["sigmoid", "log"])
def test_an_engine_scores_like_the_model(ground, link):
    random = np.random.default_rng(3)
    features = ("cart_adds@1", "item_views@1", "never_seen@1")
    model = Additive(
        features,
        ("purchase",),
        np.array([1.0, 2.0, 1.0]),
        random.uniform(size=3),
        random.normal(size=(1, 3)),
        np.array([-1.0]),
        link,
    )
    x = np.column_stack([ground.rows["cart_adds@1"], ground.rows["item_views@1"], np.zeros(len(ground.rows["p"]))]).astype(
        float
    )
    found = answers(
        ground, lambda table: table.select("session", "landmark", p=score(table, model)).order_by("session", "landmark")
    )[0]
    order = np.lexsort([ground.rows["landmark"], ground.rows["session"]])
    assert np.abs(found.column("p").to_numpy() - model.scores(x)[order, 0]).max() < 1e-12


def test_a_softmax_is_not_scored_label_by_label():
    model = Additive(("a@1",), ("x", "y"), np.ones(1), np.zeros(1), np.ones((2, 1)), np.zeros(2), "softmax")
    with pytest.raises(ValueError, match="softmax"):
        score(ibis.memtable({"a@1": [1.0]}), model)


def test_what_was_generated_holds_the_signal_it_should(ground):
    y, p = ground.rows["later_purchase"], ground.rows["p"]
    assert 0.02 < y.mean() < 0.2 and roc_auc_score(y, p) > 0.6


def line(**changes) -> str:
    snapshot = {"after": 1, "features": {"page_views@1": 1}, "later": {"purchase": 0}}
    return json.dumps(
        {"schema": 1, "week": "2026-W01", "device": None, "daypart": None, "language": None, "snapshots": [snapshot]}
        | changes
    )


def snapshot(**changes) -> dict:
    return {"snapshots": [{"after": 1, "features": {"page_views@1": 1}, "later": {"purchase": 0}} | changes]}


FAULTS = {
    "schema is 2": line(schema=2),
    "week must be like": line(week="2026-01"),
    "snapshots must be": line(snapshots=[]),
    "one of after and on": line(**snapshot(on="2026-01-01")),
    "features.page_views@1 must be a number": line(**snapshot(features={"page_views@1": -1})),
    "features.page_views@1 must be a number of at least 0, got 'many'": line(**snapshot(features={"page_views@1": "many"})),
    "no feature id": line(**snapshot(features={"page_views": 1})),
    "later is missing": line(**snapshot(later=None)),
    "later.purchase must be 0 or 1, got 2": line(**snapshot(later={"purchase": 2})),
    "later.value must be a number": line(**snapshot(later={"value": "much"})),
    "is no JSON": '{"schema": 1, "week"',
    "is no object": "[1, 2]",
}


# one fault of each kind for the slower engine: what an engine sees itself, what the text hides, what a cast finds
ON_SPARK = ("schema is 2", "is no JSON", "later.value must be a number")


@pytest.mark.parametrize("words, place", [*((words, 0) for words in FAULTS), *((words, 1) for words in ON_SPARK)])
def test_a_fault_is_named_by_file_line_and_field_and_nothing_is_written(ground, tmp_path, words, place):
    if place >= len(ground.engines):
        pytest.skip(WITHOUT_JAVA)
    (tmp_path / "bad.ndjson").write_text("\n".join([line(), FAULTS[words], line()]))
    with pytest.raises(ValueError, match=f"^bad.ndjson:2: .*{words.split(', got')[0]}"):
        ingest(ground.engines[place], [tmp_path / "bad.ndjson"], tmp_path / "out")
    assert {path.name for path in tmp_path.iterdir()} == {"bad.ndjson"}


def test_two_versions_of_a_feature_in_lines_are_refused_with_the_file_named(ground, tmp_path):
    (tmp_path / "a.ndjson").write_text(line())
    (tmp_path / "b.ndjson").write_text(line(**snapshot(features={"page_views@2": 1})))
    with pytest.raises(ValueError, match=r"b\.ndjson: column page_views@2, but .*a\.ndjson has page_views@1"):
        ingest(ground.engines[0], [tmp_path / "a.ndjson", tmp_path / "b.ndjson"], tmp_path / "out")


@pytest.mark.parametrize(
    "change, words",
    [("schema", "column schema is 2"), ("feature", "column page_views@2, but"), ("column", "columns missing: landmark")],
)
def test_a_partition_of_another_version_is_refused_with_the_file_named(tmp_path, change, words):
    folder = tmp_path / "made"
    write_parquet(Made(200, weeks=2), folder)
    file = sorted(folder.rglob("*.parquet"))[1]
    table = pq.ParquetFile(file).read()
    if change == "schema":
        table = table.set_column(
            table.column_names.index("schema"), "schema", pa.array(np.full(table.num_rows, 2, np.int32))
        )
    elif change == "feature":
        table = table.rename_columns(
            [name.replace("page_views@1", "page_views@2") if name == "page_views@1" else name for name in table.column_names]
        )
    else:
        table = table.drop_columns(["landmark"])
    pq.write_table(table, file)
    with pytest.raises(ValueError, match=f"{file.name}: {words}"):
        find_sources([folder])


def test_sources_are_found_by_what_they_are(tmp_path):
    write_parquet(Made(50, weeks=1), tmp_path / "parquet")
    (tmp_path / "lines").mkdir()
    with gzip.open(tmp_path / "lines" / "a.ndjson.gz", "wt") as file:
        file.write(line())
    found = find_sources([tmp_path / "parquet", tmp_path / "lines"])
    assert found.parquet == (tmp_path / "parquet",) and found.lines == (tmp_path / "lines" / "a.ndjson.gz",)


def test_compressed_lines_are_read_and_faults_in_them_found(ground, tmp_path):
    with gzip.open(tmp_path / "a.ndjson.gz", "wt") as file:
        file.write(line() + "\n" + line(week="2026-W02"))
    ingest(ground.engines[0], [tmp_path / "a.ndjson.gz"], tmp_path / "out")
    assert len(list((tmp_path / "out").glob("week=*"))) == 2
    with gzip.open(tmp_path / "b.ndjson.gz", "wt") as file:
        file.write(line() + "\n" + line(week=3))
    with pytest.raises(ValueError, match="b.ndjson.gz:2: week"):
        ingest(ground.engines[0], [tmp_path / "b.ndjson.gz"], tmp_path / "other")


def test_a_file_given_twice_under_two_names_is_refused(tmp_path):
    for name in ("a.ndjson", "b.ndjson"):
        (tmp_path / name).write_text(line())
    with pytest.raises(ValueError, match=r"b\.ndjson: is the same as .*a\.ndjson"):
        find_sources([tmp_path])


@pytest.mark.parametrize(
    "name, words", [("empty.ndjson", "is empty"), ("missing.ndjson", "no such file"), ("table.csv", "summaries are")]
)
def test_what_holds_no_summaries_is_refused(tmp_path, name, words):
    if not name.startswith("missing"):
        (tmp_path / name).write_text("" if name.startswith("empty") else "a,b")
    with pytest.raises(ValueError, match=f"{name}: .*{words}"):
        find_sources([tmp_path / name])


def test_partitions_that_lack_a_feature_read_as_zero(ground, tmp_path):
    (tmp_path / "a.ndjson").write_text(line())
    (tmp_path / "b.ndjson").write_text(line(**snapshot(features={"searches@1": 4})))
    for name in ("a", "b"):
        ingest(ground.engines[0], [tmp_path / f"{name}.ndjson"], tmp_path / name)
    for engine in ground.engines:
        table = snapshots(engine, [tmp_path / "a", tmp_path / "b"])
        found = (
            table.agg(searches=table["searches@1"].sum(), pages=table["page_views@1"].sum(), rows=table.count())
            .to_pyarrow()
            .to_pylist()
        )
        assert found == [{"searches": 4, "pages": 1, "rows": 2}]


def test_an_engine_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="duckdb, spark"), open_engine(Where("sqlite")):
        pass
