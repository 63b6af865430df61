"""Scores of an additive model as an expression, so that an engine scores every row where it lies."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from ..fitting.additive import Additive


def score(table: ir.Table, model: Additive, label: int = 0) -> ir.FloatingValue:
    """
    Probability or value of one label. A feature that the table lacks is 0. Softmax models are not scored here:
    ValueError.
    """
    if model.link == "softmax":
        raise ValueError("an engine scores models whose labels stand alone; a softmax needs them all")
    logit = ibis.literal(float(model.bias[label]))
    for place, name in enumerate(model.features):
        amount = table[name].cast("float64") if name in table.columns else ibis.literal(0.0)
        held = ibis.least((amount.clip(lower=0.0) + 1.0).ln(), float(model.upper[place]))
        logit = logit + (held - float(model.centre[place])) * float(model.weights[label, place])
    return logit.exp() if model.link == "log" else 1.0 / (1.0 + (-logit).exp())
