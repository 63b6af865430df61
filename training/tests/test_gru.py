"""The recurrent network: what it computes, what it learns, and its file."""

import numpy as np
import onnx
import pytest
from sklearn.metrics import roc_auc_score

from vitrine_training.sequence import fit_gru as fitting
from vitrine_training.output.export import Identity, run, save, to_onnx, verify
from vitrine_training.sequence.fit_gru import fit_gru
from vitrine_training.sequence.gru import CODES, Gru
from vitrine_training.sequence.sequences import STEPS, Sequences

IDENTITY = Identity("toy", "1.2.3", "made up", "none")
UNKNOWN = 7


@pytest.fixture(scope="module")
def model():
    known = np.arange(CODES) > 0
    known[UNKNOWN] = False
    return Gru(STEPS, ("purchase",), known, fitting._start(np.random.default_rng(1), 0.3))


@pytest.fixture
def x():
    """Sessions of every length, no code of them unknown."""
    random = np.random.default_rng(2)
    codes = random.integers(8, CODES, (60, len(STEPS)))
    return np.where(np.arange(len(STEPS)) < random.integers(0, 25, 60)[:, None], codes, 0).astype(float)


def test_a_place_without_a_step_changes_nothing(model, x):
    apart = np.zeros((len(x), 2 * len(STEPS)))
    apart[:, ::2] = x
    assert np.allclose(model.logits(apart[:, :24]), model.logits(np.pad(x[:, :12], ((0, 0), (0, 12)))))
    assert np.all(model.contributions(x)[x == 0] == 0)


def test_no_step_at_all_is_the_bias(model):
    assert model.logits(np.zeros((1, 24)))[0, 0] == model.weights["bias"]


def test_a_contribution_is_what_the_step_did_when_it_came(model, x):
    contributions = model.contributions(x)
    for place in range(23):
        with_it, before_it = (model.logits(np.pad(x[:, k:], ((0, 0), (0, k))))[:, 0] for k in (place, place + 1))
        assert np.allclose(contributions[:, place], with_it - before_it)
    assert np.allclose(contributions.sum(axis=1) + model.weights["bias"], model.logits(x)[:, 0])


@pytest.mark.parametrize("code", [UNKNOWN, CODES, CODES + 1, 1e6, -1, -1e6])
def test_a_code_that_is_not_known_is_passed_over(model, x, code, tmp_path):
    x = np.where(np.arange(24) % 5 == 1, 0.0, x)
    other = np.where(np.arange(24) % 5 == 1, code, x)
    save(to_onnx(model, IDENTITY), tmp_path / "toy.onnx")
    assert np.array_equal(model.logits(x), model.logits(other))
    for a, b in zip(run(tmp_path / "toy.onnx", x).values(), run(tmp_path / "toy.onnx", other).values()):
        assert np.array_equal(a, b)


def test_the_order_of_steps_counts(model, x):
    assert np.abs(model.logits(x) - model.logits(x[:, ::-1])).max() > 0.01


def test_the_file_scores_like_the_model_for_any_number_of_rows(model, x, tmp_path):
    path = tmp_path / "toy.onnx"
    save(to_onnx(model, IDENTITY), path)
    outputs = run(path, x)
    assert np.abs(outputs["probabilities"] - model.probabilities(x)).max() < 1e-6
    assert np.abs(outputs["contributions"] - model.contributions(x)).max() < 1e-5
    one_by_one = [run(path, row[None]) for row in x]
    for name in ("probabilities", "contributions"):
        assert np.abs(np.concatenate([one[name] for one in one_by_one]) - outputs[name]).max() < 1e-6


def test_the_file_keeps_the_contract_and_holds_one_gru(model):
    proto = to_onnx(model, IDENTITY)
    assert (proto.ir_version, proto.opset_import[0].version, {node.domain for node in proto.graph.node}) == (8, 17, {""})
    assert [node.op_type for node in proto.graph.node].count("GRU") == 1
    shapes = {v.name: [d.dim_param or d.dim_value for d in v.type.tensor_type.shape.dim] for v in proto.graph.output}
    assert shapes == {"probabilities": ["N", 1], "contributions": ["N", 24], "bias": [1, 1]}
    assert proto.graph.input[0].type.tensor_type.elem_type == onnx.TensorProto.FLOAT


def ordered(rows: int) -> Sequences:
    """Whoever does 5 before 9 orders, whoever does 9 before 5 does not; nothing but the order tells them apart."""
    random = np.random.default_rng(3)
    x = random.integers(20, 26, (rows, 24)).astype(float)
    y = random.integers(2, size=rows)
    for row, buys in zip(x, y):
        latest, earlier = sorted(random.choice(24, 2, replace=False))
        row[latest], row[earlier] = (9, 5) if buys else (5, 9)
    return Sequences(STEPS, x, y, np.arange(rows), np.full(rows, 24))


def test_it_learns_what_only_the_order_tells():
    sequences = ordered(6000)
    fit = fit_gru(sequences, np.arange(4000), np.arange(4000, 5000))
    unseen = np.arange(5000, 6000)
    p = fit.model.probabilities(sequences.of(STEPS, unseen))[:, 0]
    assert roc_auc_score(sequences.y[unseen], p) > 0.95
    shuffled = np.random.default_rng(4).permuted(sequences.of(STEPS, unseen), axis=1)
    assert abs(roc_auc_score(sequences.y[unseen], fit.model.probabilities(shuffled)[:, 0]) - 0.5) < 0.06


def test_the_calibration_is_part_of_the_model(tmp_path):
    sequences = ordered(1500)
    fit = fit_gru(sequences, np.arange(1000), np.arange(1000, 1500))
    calibrated = fit.model.probabilities(sequences.of(STEPS, np.arange(1000, 1500)))
    assert abs(calibrated.mean() - sequences.y[1000:].mean()) < 1e-6
    save(to_onnx(fit.model, IDENTITY), tmp_path / "toy.onnx")
    verify(tmp_path / "toy.onnx", fit, sequences.x)


def test_what_another_processor_rounds_otherwise_does_not_grow(monkeypatch):
    sequences, start = ordered(2000), fitting._start
    parts = (np.arange(1500), np.arange(1500, 2000))
    first = fit_gru(sequences, *parts).model.logits(sequences.x)
    assert np.array_equal(first, fit_gru(sequences, *parts).model.logits(sequences.x))
    monkeypatch.setattr(fitting, "_start", lambda *given: {k: v * (1 + 1e-12) for k, v in start(*given).items()})
    assert 0 < np.abs(first - fit_gru(sequences, *parts).model.logits(sequences.x)).max() < 1e-7
