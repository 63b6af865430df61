"""Writes models as ONNX, with every transform inside the graph, and holds the files against what was fitted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

from ..fitting.additive import Additive
from ..sequence.gru import Gru
from ..sequence.gru_graph import gru_constants, gru_nodes

OPSET = 17
IR_VERSION = 8
TOLERANCE = 1e-5


@dataclass(frozen=True)
class Identity:
    """What the file's metadata says of the model. `load`: "first" if the first decision of a page waits for it."""

    id: str
    version: str
    data: str
    licence: str
    load: Literal["first", "idle"] = "idle"


def to_onnx(model: Additive | Gru, identity: Identity) -> onnx.ModelProto:
    """
    From `features` [N, n] to `probabilities` or, with the log link, `values` [N, k], `contributions` [N, k*n], row-major by
    label, and `bias` [1, k]. Contributions and bias add up to the logits, or to the logarithm of the values.
    """
    n, k = len(model.features), len(model.labels)
    recurrent = isinstance(model, Gru)
    graph = helper.make_graph(
        gru_nodes(model) if recurrent else _nodes(model),
        f"vitrine-{identity.id}",
        [helper.make_tensor_value_info("features", TensorProto.FLOAT, ["N", n])],
        [
            helper.make_tensor_value_info(model.output, TensorProto.FLOAT, ["N", k]),
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
            "vitrine.link": model.link,
            "vitrine.data": identity.data,
            "vitrine.licence": identity.licence,
        },
    )
    onnx.checker.check_model(proto, full_check=True)
    return proto


def _nodes(model: Additive) -> list[onnx.NodeProto]:
    last = {"sigmoid": "Sigmoid", "softmax": "Softmax", "log": "Exp"}[model.link]
    options = {"axis": 1} if model.link == "softmax" else {}
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
        helper.make_node(last, ["logits"], [model.output], **options),
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
    names = [output.name for output in session.get_outputs()]
    return dict(zip(names, session.run(names, {"features": x.astype(np.float32)})))


class Fitted(Protocol):
    """What can be exported: a model, and its scores [N, k] by way of the library that fitted it."""

    @property
    def model(self) -> Additive | Gru: ...

    def reference(self, x: np.ndarray) -> np.ndarray: ...


def verify(path: Path, fit: Fitted, x: np.ndarray) -> None:
    """
    Raises ValueError if the file's scores differ from what was fitted, or its contributions do not add up to them. Probabilities
    and logits up to 1 are held absolutely; larger logits, and values above 1, relative to their size, as float32 can hold them.
    """
    outputs = run(path, x)
    n, k, name = len(fit.model.features), len(fit.model.labels), fit.model.output
    logits = outputs["contributions"].reshape(-1, k, n).sum(axis=2) + outputs["bias"]
    differences = {
        name: scaled_difference(outputs[name], fit.reference(x)),
        "contributions": scaled_difference(logits, fit.model.logits(x)),
    }
    for part, difference in differences.items():
        if not difference <= TOLERANCE:
            raise ValueError(f"{path.name}: {part} differ from what was fitted by {difference:.2g}, more than {TOLERANCE}")


def scaled_difference(given: np.ndarray, expected: np.ndarray) -> float:
    """The largest difference, relative to what was expected where that is above 1."""
    return float((np.abs(given - expected) / np.maximum(1, np.abs(expected))).max())
