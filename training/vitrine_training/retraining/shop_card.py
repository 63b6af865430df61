"""The card of a model that a shop has trained itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..fitting.additive import Additive
from ..output.cards import weights_table
from ..output.tables import bullets, table

LIMITS = (
    "Trained on sessions of shoppers who consented to learning: others may shop otherwise.",
    "Judged on sessions of this shop and these weeks. A change of range, prices or page kinds calls for another training.",
    "It foretells what shoppers do when left alone. Whether showing them something changes that, only an experiment tells.",
)


def shop_card(entry: Mapping[str, Any], model: Additive, sections: Mapping[str, str]) -> str:
    """Markdown; every figure comes from the run that wrote it."""
    text = "".join(f"## {heading}\n\n{body.strip()}\n\n" for heading, body in sections.items())
    return f"""# {entry["id"]} {entry["version"]}

{entry["data"]} Licence: {entry["licence"]}.

{text}## Features

{weights_table(model)}
## Limits

{bullets(tuple(entry["limits"]))}
"""


def comparison_table(figures: list[dict[str, Any]]) -> str:
    """
    One line a label and split: ranking, its lead over the current model, and the changes in log loss and calibration
    error.
    """
    rows = [
        [
            f"`{part['label']}`",
            part["split"],
            f"{part['rows']:,}",
            figure(part[_main(part)]),
            figure(part.get(f"{_main(part)}_lead")),
        ]
        + [figure(part.get(f"{name}_change"), 4) for name in ("log_loss", "ece")]
        for part in figures
    ]
    return table(
        [
            "output",
            "judged on",
            "rows",
            "ranking (95 %)",
            "above the current model",
            "change in log loss",
            "change in calibration error",
        ],
        rows,
    )


def figure(value: Mapping[str, Any] | None, digits: int = 3) -> str:
    """A figure with its interval; a dash where there is none."""
    if value is None or value["value"] is None:
        return "-"
    edges = value["interval"]
    return f"{value['value']:.{digits}f}" + (f" ({edges[0]:.{digits}f} to {edges[1]:.{digits}f})" if edges else "")


def _main(part: Mapping[str, Any]) -> str:
    return next(name for name in ("roc_auc", "c_index", "spearman") if name in part)
