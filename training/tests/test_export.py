import json
from dataclasses import replace

import numpy as np
import onnx
import pytest

from vitrine_training.output.export import Identity, run, save, to_onnx, verify
from vitrine_training.fitting.fit import Rows, fit_additive

IDENTITY = Identity("toy", "1.2.3", "made up", "none")


@pytest.fixture(params=["softmax", "sigmoid"])
def rows(request, small_rows):
    if request.param == "softmax":
        return small_rows
    return Rows(small_rows.features, ("hit",), small_rows.x, (small_rows.y == 0).astype(int))


def test_the_file_scores_like_scikit_learn(rows, tmp_path):
    fit = fit_additive(rows, 1)
    save(to_onnx(fit.model, IDENTITY), tmp_path / "toy.onnx")
    verify(tmp_path / "toy.onnx", fit, rows.x)
    assert np.abs(run(tmp_path / "toy.onnx", rows.x)["probabilities"] - fit.reference(rows.x)).max() < 1e-6


def test_a_file_that_scores_otherwise_is_refused(rows, tmp_path):
    fit = fit_additive(rows, 1)
    wrong = replace(fit.model, weights=fit.model.weights * 1.01)
    save(to_onnx(wrong, IDENTITY), tmp_path / "toy.onnx")
    with pytest.raises(ValueError, match="differ from what was fitted"):
        verify(tmp_path / "toy.onnx", fit, rows.x)


def test_the_file_keeps_the_contract(rows):
    proto = to_onnx(fit_additive(rows, 1).model, IDENTITY)
    properties = {entry.key: entry.value for entry in proto.metadata_props}
    n, k = len(rows.features), len(rows.labels)
    assert (proto.ir_version, proto.opset_import[0].version, proto.opset_import[0].domain) == (8, 17, "")
    assert json.loads(properties["vitrine.features"]) == list(rows.features)
    assert json.loads(properties["vitrine.labels"]) == list(rows.labels)
    assert (properties["vitrine.id"], properties["vitrine.version"]) == ("toy", "1.2.3")
    assert properties["vitrine.data"] and properties["vitrine.licence"]
    shapes = {v.name: [d.dim_param or d.dim_value for d in v.type.tensor_type.shape.dim] for v in proto.graph.output}
    assert shapes == {"probabilities": ["N", k], "contributions": ["N", k * n], "bias": [1, k]}
    assert proto.graph.input[0].type.tensor_type.elem_type == onnx.TensorProto.FLOAT


def test_the_same_model_gives_the_same_bytes(rows, tmp_path):
    for name in ("a.onnx", "b.onnx"):
        save(to_onnx(fit_additive(rows, 1).model, IDENTITY), tmp_path / name)
    assert (tmp_path / "a.onnx").read_bytes() == (tmp_path / "b.onnx").read_bytes()
