"""Writes models as ONNX, with every transform inside the graph, and holds the files against what was fitted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

from ..fitting.additive import Additive
from ..fitting.fit import Fit
from ..sequence.fit_gru import GruFit
from ..sequence.gru import Gru
from ..sequence.gru_graph import gru_constants, gru_nodes

OPSET = 17
IR_VERSION = 8
TOLERANCE = 1e-5
OUTPUTS = ("probabilities", "contributions", "bias")


@dataclass(frozen=True)
class Identity:
    """What the file's metadata says of the model."""

    id: str
    version: str
    data: str
    licence: str


def to_onnx(model: Additive | Gru, identity: Identity) -> onnx.ModelProto:
    """From `features` [N, n] to `probabilities` [N, k], `contributions` [N, k*n], row-major by label, and `bias` [1, k]."""
    n, k = len(model.features), len(model.labels)
    recurrent = isinstance(model, Gru)
    graph = helper.make_graph(
        gru_nodes(model) if recurrent else _nodes(k),
        f"vitrine-{identity.id}",
        [helper.make_tensor_value_info("features", TensorProto.FLOAT, ["N", n])],
        [
            helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, ["N", k]),
            helper.make_tensor_value_info("contributions", TensorProto.FLOAT, ["N", k * n]),
            helper.make_tensor_value_info("bias", TensorProto.FLOAT, [1, k]),
        ],
        gru_constants(model) if recurrent else _constants(model),
    )
    proto = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION, producer_name="vitrine"
    )
    helper.set_model_props(
        proto,
        {
            "vitrine.id": identity.id,
            "vitrine.version": identity.version,
            "vitrine.features": json.dumps(model.features),
            "vitrine.labels": json.dumps(model.labels),
            "vitrine.data": identity.data,
            "vitrine.licence": identity.licence,
        },
    )
    onnx.checker.check_model(proto, full_check=True)
    return proto


def _nodes(labels: int) -> list[onnx.NodeProto]:
    probabilities = (
        helper.make_node("Sigmoid", ["logits"], ["probabilities"])
        if labels == 1
        else helper.make_node("Softmax", ["logits"], ["probabilities"], axis=1)
    )
    return [
        helper.make_node("Clip", ["features", "zero"], ["amount"]),
        helper.make_node("Add", ["amount", "one"], ["shifted"]),
        helper.make_node("Log", ["shifted"], ["log"]),
        helper.make_node("Min", ["log", "upper"], ["held"]),
        helper.make_node("Sub", ["held", "centre"], ["centred"]),
        helper.make_node("Reshape", ["centred", "row_shape"], ["row"]),
        helper.make_node("Mul", ["row", "weights"], ["shares"]),
        helper.make_node("Reshape", ["shares", "flat_shape"], ["contributions"]),
        helper.make_node("ReduceSum", ["shares", "last_axis"], ["sums"], keepdims=0),
        helper.make_node("Add", ["sums", "intercept"], ["logits"]),
        helper.make_node("Identity", ["intercept"], ["bias"]),
        probabilities,
    ]


def _constants(model: Additive) -> list[onnx.TensorProto]:
    n, k = len(model.features), len(model.labels)
    floats = {
        "zero": np.array(0),
        "one": np.array(1),
        "upper": model.upper[None, :],
        "centre": model.centre[None, :],
        "weights": model.weights[None, :, :],
        "intercept": model.bias[None, :],
    }
    shapes = {"row_shape": [-1, 1, n], "flat_shape": [-1, k * n], "last_axis": [2]}
    return [
        *[numpy_helper.from_array(np.asarray(value, np.float32), name) for name, value in floats.items()],
        *[numpy_helper.from_array(np.asarray(value, np.int64), name) for name, value in shapes.items()],
    ]


def save(proto: onnx.ModelProto, path: Path) -> None:
    """The same model gives the same bytes."""
    path.write_bytes(proto.SerializeToString(deterministic=True))


def run(path: Path, x: np.ndarray) -> dict[str, np.ndarray]:
    """Outputs by name, from onnxruntime on one thread."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return dict(zip(OUTPUTS, session.run(list(OUTPUTS), {"features": x.astype(np.float32)})))


def verify(path: Path, fit: Fit | GruFit, x: np.ndarray) -> None:
    """Raises ValueError if the file's scores differ from what was fitted, or its contributions do not add up to them."""
    outputs = run(path, x)
    n, k = len(fit.model.features), len(fit.model.labels)
    logits = outputs["contributions"].reshape(-1, k, n).sum(axis=2) + outputs["bias"]
    expected = fit.model.logits(x)
    checks = {
        "probabilities": np.abs(outputs["probabilities"] - fit.reference(x)).max(),
        "contributions": np.abs(logits - expected).max() / max(1, np.abs(expected).max()),
    }
    for name, difference in checks.items():
        if not difference <= TOLERANCE:
            raise ValueError(f"{path.name}: {name} differ from what was fitted by {difference:.2g}, more than {TOLERANCE}")
