"""The committed files, held against the data and the manifest."""

import gzip
import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import pytest
from sklearn.metrics import roc_auc_score

from vitrine_training.output.check import differences
from vitrine_training.heads.clusters import FEATURES
from vitrine_training.data.uci import PORTABLE, check_features
from vitrine_training.output.export import run, save, to_onnx
from vitrine_training.heads.intent import INTENT, SEASONS, SHUFFLED, fit_intent
from vitrine_training.simulation.personas import CLUSTERS

ROOT = Path(__file__).resolve().parent.parent.parent
MODELS = ROOT / "models"
EXAMPLE = ROOT / "examples" / "05-sequence-model" / "models"


@pytest.fixture(scope="module")
def manifest():
    return {model["id"]: model for model in json.loads((MODELS / "manifest.json").read_text())["models"]}


def test_the_shipped_intent_model_is_the_one_that_the_data_gives(sessions):
    shipped = run(MODELS / "intent.onnx", sessions.x)["probabilities"]
    assert np.abs(shipped - fit_intent(sessions).reference(sessions.x)).max() < 1e-5
    assert 0.70 < roc_auc_score(sessions.y, shipped[:, 0]) < 0.74


def test_no_model_lists_a_feature_that_a_browser_cannot_know(manifest):
    assert tuple(manifest["intent"]["features"]) == PORTABLE
    assert (tuple(manifest["clusters"]["features"]), tuple(manifest["clusters"]["labels"])) == (FEATURES, CLUSTERS)
    for model in manifest.values():
        check_features(model["features"])


def test_cards_say_what_has_to_be_said(manifest):
    for model in manifest.values():
        card = (MODELS / model["card"]).read_text()
        assert "CC BY 4.0" in card and "How to retrain" in card
        assert all(limit in card for limit in model["limits"])
    intent = manifest["intent"]["metrics"]["purchase"]
    card = (MODELS / "intent.md").read_text()
    for part in (SHUFFLED, SEASONS):
        # the row of figures: base rate, ROC-AUC, PR-AUC; the manifest has rounded them before
        row = re.search(rf"this model, {part} \| [\d.]+ \| ([\d.]+) \| ([\d.]+)", card)
        expected = [intent[part]["roc_auc"], intent[part]["pr_auc"]]
        assert row and np.allclose([float(shown) for shown in row.groups()], expected, atol=1e-3)
    assert "No public labels exist" in (MODELS / "clusters.md").read_text()


def test_all_models_together_stay_small_and_the_first_decision_waits_for_little(manifest):
    sizes = {name: len(gzip.compress((MODELS / model["file"]).read_bytes(), 9)) for name, model in manifest.items()}
    assert sum(sizes.values()) <= 40_000
    assert sum(size for name, size in sizes.items() if manifest[name]["load"] == "first") <= 10_000


def test_the_heads_of_customers_hold_what_their_cards_claim(manifest):
    for label, splits in manifest["repeat"]["metrics"].items():
        for part in splits.values():
            assert part["roc_auc"] >= 0.79, label
            lead = part["leads"]["recency alone"]
            assert lead["value"] >= 0.03 and lead["interval"][0] > 0.03, label
    for part in manifest["clv"]["metrics"]["spend in 180 days"].values():
        assert part["leads"]["past spend"]["interval"][1] > 0
    for splits in manifest["churn"]["metrics"]["alarms"].values():
        for scores in splits.values():
            ours, plain = scores["additive"], scores["recency alone"]
            if ours["mean_days_of_warning"] is not None:
                assert ours["mean_days_of_warning"] > plain["mean_days_of_warning"] + 14


def test_the_check_finds_a_model_that_scores_otherwise(sessions, tmp_path):
    built = tmp_path / "models"
    shutil.copytree(MODELS, built)
    assert differences(MODELS, built) == []
    model = fit_intent(sessions).model
    save(to_onnx(replace(model, bias=model.bias + 0.001), INTENT), built / "intent.onnx")
    assert any("intent: probabilities differ" in problem for problem in differences(MODELS, built))


def test_the_check_finds_a_committed_file_that_the_manifest_does_not_list(tmp_path):
    committed = tmp_path / "models"
    shutil.copytree(MODELS, committed)
    with (committed / "clusters.onnx").open("ab") as file:
        file.write(b"\x00")
    found = differences(committed, MODELS)
    assert any("clusters.onnx is not the file" in problem for problem in found)


def test_the_example_model_scores_its_story_and_says_that_it_is_simulated():
    about, clusters = json.loads((EXAMPLE / "manifest.json").read_text())["models"]
    story = json.loads((EXAMPLE / "fixtures" / "story.json").read_text())
    x = np.array([event["features"] for event in story])
    outputs = run(EXAMPLE / about["file"], x)
    assert np.abs(outputs["probabilities"][:, 0] - [event["probability"] for event in story]).max() < 1e-5
    logits = outputs["contributions"].sum(axis=1) + outputs["bias"][0]
    assert np.abs(logits - [event["logit"] for event in story]).max() < 1e-5
    card = (EXAMPLE / about["card"]).read_text()
    assert "Trained on simulated sessions" in card and "never evidence of accuracy" in " ".join(about["limits"])
    assert all(limit in card for limit in about["limits"])
    assert (EXAMPLE / about["file"]).stat().st_size < 200_000
    assert (EXAMPLE / clusters["file"]).read_bytes() == (MODELS / clusters["file"]).read_bytes()


def test_the_check_finds_an_example_model_that_scores_otherwise(tmp_path):
    built = tmp_path / "example"
    shutil.copytree(EXAMPLE, built)
    assert differences(EXAMPLE, built, MODELS / "fixtures") == []
    proto = onnx.load(built / "intent.onnx")
    dense = next(tensor for tensor in proto.graph.initializer if tensor.name == "dense")
    dense.CopyFrom(onnx.numpy_helper.from_array(onnx.numpy_helper.to_array(dense) * np.float32(1.01), "dense"))
    onnx.save(proto, built / "intent.onnx")
    found = differences(EXAMPLE, built, MODELS / "fixtures")
    assert any("intent: probabilities differ" in problem for problem in found)
    assert not any(problem.startswith("clusters") for problem in found)
