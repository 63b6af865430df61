"""Clusters are found where there are some, and not where there are none."""

import json

import numpy as np
import pytest

from vitrine_training.commands import discover as command
from vitrine_training.discovery.choose_count import Trial, choose
from vitrine_training.discovery.choose_features import Table, choose_features
from vitrine_training.discovery.discover import discover, write_found
from vitrine_training.discovery.name_clusters import name_clusters
from vitrine_training.discovery.partition import METHODS, part
from vitrine_training.output.export import run

FEATURES = ("searches@1", "sale_views@1", "lookbook_pages@1")


def quiet(items, _):
    return items


@pytest.fixture(scope="module")
def kinds():
    """Three kinds of sessions, each known by another feature, and the kind of each."""
    random = np.random.default_rng(2)
    kind = np.repeat(np.arange(3), [500, 300, 200])
    x = random.poisson(np.where(kind[:, None] == np.arange(3), 20, 3)).astype(float)
    return Table(FEATURES, x), kind


@pytest.fixture(scope="module")
def found(kinds):
    return discover(kinds[0], quiet)


@pytest.fixture(scope="module")
def blob():
    """Sessions that differ by degree alone, along one direction more than along others."""
    random = np.random.default_rng(3)
    z = random.standard_normal((1000, 3)) * [1.0, 0.5, 0.5] + 3
    return Table(FEATURES, np.expm1(np.maximum(z, 0)))


def test_kinds_that_exist_are_found_and_counted(kinds, found):
    assert found.chosen.k == 3
    winner = found.model.probabilities(kinds[0].x).argmax(axis=1)
    for number, share in enumerate((0.5, 0.3, 0.2)):
        assert found.clusters[number]["share"] == pytest.approx(share, abs=0.02)
        assert (winner[kinds[1] == number] == number).mean() > 0.97


def test_clusters_are_named_by_what_sets_them_apart(found):
    assert [entry["label"] for entry in found.clusters] == ["more-searches", "more-sale-views", "more-lookbook-pages"]


def test_sessions_that_differ_by_degree_have_no_clusters(blob, tmp_path):
    nothing = discover(blob, quiet)
    assert nothing.chosen is None and nothing.model is None
    write_found(nothing, "own sessions", tmp_path)
    assert "No stable clusters" in (tmp_path / "discovery.md").read_text()
    assert not list(tmp_path.glob("*.onnx")) and not (tmp_path / "manifest.json").exists()


def test_the_exported_head_gives_the_membership_of_the_partition(kinds, found, tmp_path):
    write_found(found, "own sessions", tmp_path)
    x = kinds[0].x
    outputs = run(tmp_path / "clusters_own.onnx", x)
    assert np.abs(outputs["probabilities"] - found.reference(x)).max() < 1e-5
    [entry] = json.loads((tmp_path / "manifest.json").read_text())["models"]
    assert (entry["id"], entry["link"], entry["labels"]) == ("clusters_own", "softmax", list(found.model.labels))
    report = json.loads((tmp_path / "discovery.json").read_text())
    assert sum(cluster["share"] for cluster in report["clusters"]) == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize("method", METHODS)
def test_soft_membership_is_that_of_the_method(kinds, method):
    from sklearn.mixture import GaussianMixture

    z = choose_features(kinds[0]).z
    partition = part(z, 3, method, 1)
    assert np.bincount(partition.assign(z), minlength=3).min() > 150
    if method == "mixture":
        mixture = GaussianMixture(3, covariance_type="tied", max_iter=60, reg_covar=1e-3, random_state=1).fit(z)
        odds = partition.logits(z) - partition.logits(z).max(axis=1, keepdims=True)
        soft = np.exp(odds) / np.exp(odds).sum(axis=1, keepdims=True)
        assert np.abs(soft - mixture.predict_proba(z)).max() < 1e-9


def test_the_same_sessions_give_the_same_clusters(kinds, found):
    again = discover(kinds[0], quiet)
    assert np.array_equal(again.model.weights, found.model.weights)


def test_features_that_tell_nothing_are_left_out_with_a_reason():
    random = np.random.default_rng(4)
    a, b = random.poisson(5, (2, 500)).astype(float)
    rare = (np.arange(500) < 3).astype(float)
    names = ("a@1", "b@1", "twin@1", "never@1", "rare@1", "source_email@1")
    scaled = choose_features(Table(names, np.column_stack([a, b, 2 * a, np.zeros(500), rare, a % 2])))
    assert scaled.features == ("a@1", "b@1")
    assert scaled.left_out["twin@1"] == "says what a@1 says" and scaled.left_out["never@1"] == "never varies"
    assert np.allclose(scaled.z.mean(axis=0), 0) and np.allclose(scaled.z.std(axis=0), 1)
    with pytest.raises(ValueError, match="missing from the summaries: c@1"):
        choose_features(Table(names[:2], np.column_stack([a, b])), ("a@1", "c@1"))


def test_nothing_is_chosen_that_does_not_hold():
    def trial(k, agreement, null=0.1, gain=0.5, smallest=0.1):
        return Trial("k-means", k, agreement, smallest, gain, null)

    assert choose([trial(2, 0.7), trial(3, 0.95, null=0.6), trial(4, 0.95, smallest=0.01), trial(5, 0.9, null=None)]) is None
    assert choose([trial(2, 0.99), trial(3, 0.96), trial(5, 0.85)]).k == 3


def test_labels_are_never_the_same_twice():
    z = np.array([[2.0, 0.0], [1.9, 0.0], [-2.0, 0.1]])
    labels = [entry["label"] for entry in name_clusters(("a@1", "b@1"), z, np.array([0, 1, 2]), 3)]
    assert labels == ["more-a", "more-a-2", "less-a"]


def test_too_few_sessions_are_refused():
    with pytest.raises(ValueError, match="at least 300"):
        discover(Table(FEATURES, np.ones((20, 3))), quiet)


def test_the_command_reads_summaries_at_the_end_of_each_session(tmp_path, capsys):
    import argparse

    random = np.random.default_rng(5)
    lines = []
    for number in range(400):
        amount = {
            "searches@1": int(random.poisson(20 if number % 2 else 2)),
            "sale_views@1": int(random.poisson(2 if number % 2 else 20)),
        }
        early = {"after": 3, "features": {"searches@1": 1}, "later": {}}
        snapshots = [early, {"after": "last", "features": {k: v for k, v in amount.items() if v}, "later": {}}]
        lines.append(
            json.dumps(
                {"schema": 1, "week": "2026-W01", "device": None, "daypart": None, "language": None, "snapshots": snapshots}
            )
        )
    (tmp_path / "own.ndjson").write_text("\n".join(lines))
    parser = argparse.ArgumentParser()
    command.configure(parser)
    options = parser.parse_args([str(tmp_path / "own.ndjson"), "--into", str(tmp_path / "own")])
    assert command.run(options) == 0
    assert "2 clusters" in capsys.readouterr().out
    assert (tmp_path / "own" / "clusters_own.onnx").exists()
