"""The recurrent network as nodes of an ONNX graph: codes in, the logit after every step out of one pass of one GRU operator."""

from __future__ import annotations

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from .gru import CODES, Gru

# An update gate this far open keeps the state: 1 / (1 + exp(-40)) is 1 in single precision.
KEEP = 40.0


def gru_nodes(model: Gru) -> list[onnx.NodeProto]:
    """The features run from the latest step, so the operator runs in reverse and its outputs stand in the features' order."""
    size = len(model.weights["dense"])
    return [
        helper.make_node("Clip", ["features", "no_step", "beyond"], ["held"]),
        helper.make_node("Cast", ["held"], ["codes"], to=TensorProto.INT64),
        helper.make_node("Gather", ["embedding", "codes"], ["embedded"], axis=0),
        helper.make_node("Transpose", ["embedded"], ["steps"], perm=[1, 0, 2]),
        helper.make_node("GRU", ["steps", "w", "r", "b"], ["states"], direction="reverse", hidden_size=size, linear_before_reset=1),
        helper.make_node("MatMul", ["states", "dense"], ["raw"]),
        helper.make_node("Add", ["raw", "intercept"], ["by_step"]),
        helper.make_node("Squeeze", ["by_step", "single_axes"], ["columns"]),
        helper.make_node("Transpose", ["columns"], ["after"], perm=[1, 0]),
        helper.make_node("Pad", ["after", "one_more", "empty"], ["with_empty"]),
        helper.make_node("Slice", ["with_empty", "second", "end", "last_axis"], ["before"]),
        helper.make_node("Sub", ["after", "before"], ["contributions"]),
        helper.make_node("Slice", ["after", "first", "second", "last_axis"], ["logits"]),
        helper.make_node("Identity", ["intercept"], ["bias"]),
        helper.make_node("Sigmoid", ["logits"], ["probabilities"]),
    ]  # fmt: skip


def gru_constants(model: Gru) -> list[onnx.TensorProto]:
    """One column more than the embedding has opens the update gate: it is set for every code that is no step, or not known."""
    weights, size = model.weights, len(model.weights["dense"])
    absent = np.append(~model.known, True)
    embedding = np.vstack([weights["embedding"], np.zeros((1, weights["embedding"].shape[1]))])
    keep = np.repeat([KEEP, 0.0], [size, 2 * size])
    recurrent_bias = np.concatenate([np.zeros(2 * size), weights["candidate_bias"]])
    floats = {
        "no_step": np.array(0),
        "beyond": np.array(CODES),
        "embedding": np.column_stack([np.where(absent[:, None], 0, embedding), absent]),
        "w": np.column_stack([weights["input"], keep])[None],
        "r": weights["state"][None],
        "b": np.concatenate([weights["input_bias"], recurrent_bias])[None],
        "dense": weights["dense"][:, None],
        "intercept": weights["bias"].reshape(1, 1),
        "empty": weights["bias"],
    }
    shapes = {"single_axes": [1, 3], "one_more": [0, 0, 0, 1], "first": [0], "second": [1], "end": [CODES], "last_axis": [1]}
    return [
        *[numpy_helper.from_array(np.asarray(value, np.float32), name) for name, value in floats.items()],
        *[numpy_helper.from_array(np.asarray(value, np.int64), name) for name, value in shapes.items()],
    ]
