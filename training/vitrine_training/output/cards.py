"""What all model cards have in common; each head writes the rest. Every figure on a card comes from the run that wrote it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Mapping

import numpy as np

from ..fitting.additive import Additive
from .tables import bullets, decimal, table

RETRAIN = """## How to retrain

`training/run` retrains all models on the data in `training/data` and writes this folder anew; `training/run --check` retrains
beside it and fails if any score differs from the committed files by more than 1e-5. docs/models.md says how to
put a shop's own model in its place.
"""


@dataclass(frozen=True)
class Card:
    """`purpose` stands first; `sections` are markdown by heading, in order; `retrain` says how, if not by training/run alone."""

    purpose: str
    sections: Mapping[str, str]
    retrain: str = RETRAIN


def card(entry: dict[str, Any], model: Additive, about: Card) -> str:
    """Markdown: purpose, data, the head's sections, features with their weights, limits, how to retrain."""
    sections = "".join(f"## {heading}\n\n{text.strip()}\n\n" for heading, text in about.sections.items())
    return f"""# {entry["id"]} {entry["version"]}

{about.purpose.strip()}

{about_data(entry)}

{sections}## Features

{weights_table(model)}
## Limits

{bullets(tuple(entry["limits"]))}
{about.retrain}"""


def about_data(entry: dict[str, Any]) -> str:
    return f"## Data\n\n{entry['data']}\nLicence: {entry['licence']}. Attribution: `training/data/ATTRIBUTION.md`."


def weights_table(model: Additive) -> str:
    """Weight: what one unit of log1p(feature) adds to each label's logit. Features without any weight are named as untrained."""
    trained = np.abs(model.weights).sum(axis=0) > 0
    rows = [
        [f"`{feature}`", *(f"{weight:+.3f}" for weight in weights), decimal(centre)]
        for feature, weights, centre, used in zip(model.features, model.weights.T, model.centre, trained)
        if used
    ]
    head = ["feature", *(f"weight: {label}" for label in model.labels), "training mean of log1p"]
    idle = [f"`{feature}`" for feature, used in zip(model.features, trained) if not used]
    note = f"\nUntrained, weight 0, because they do not vary in the training rows: {', '.join(idle)}.\n" if idle else ""
    return f"Weight: what one unit of log1p(feature) adds to the logit.\n\n{table(head, rows)}{note}"
