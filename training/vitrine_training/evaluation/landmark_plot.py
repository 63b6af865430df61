"""How good a score is by landmark, beside its baselines."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes

from .judged import Judged
from .svg import LINES, STYLES, inline_svg
from .tables import TITLES

LONG = 5


def landmark_plot(judged: Judged, entry: dict[str, Any]) -> str:
    """The main figure with its interval at each landmark that defines it; colours do for three baselines."""
    main, table = entry["main"], defined_landmarks(entry)
    names = [str(row["after"]) for row in table]

    def draw(axes: Axes) -> None:
        values = [row["figures"][main]["value"] for row in table]
        axes.plot(names, values, color=LINES[0], marker="o", markersize=4, label="model")
        edges = [row["figures"][main]["interval"] or [value, value] for row, value in zip(table, values)]
        axes.fill_between(
            names, [low for low, _ in edges], [high for _, high in edges], color=LINES[0], alpha=0.18, linewidth=0
        )
        for place, name in enumerate(list(judged.baselines)[: len(LINES) - 1], start=1):
            known = [row["against"].get(name, {}).get("figures", {}).get(main, {}).get("value") for row in table]
            axes.plot(
                names,
                [np.nan if value is None else value for value in known],
                color=LINES[place],
                linestyle=STYLES[place],
                marker="s",
                markersize=3,
                label=name,
            )
        axes.set(
            title=f"By landmark: {judged.split}", xlabel="events seen" if names[0].isdigit() else "at", ylabel=TITLES[main]
        )
        if max(map(len, names)) > LONG:
            axes.tick_params(axis="x", labelrotation=25)
        axes.figure.legend(loc="outside lower center", ncols=4)

    said = ", ".join(f"{row['after']}: {row['figures'][main]['value']:.3f}" for row in table)
    return inline_svg(draw, f"{main} by landmark: {said}", f"{judged.name}/{judged.split}/landmarks")


def defined_landmarks(entry: dict[str, Any]) -> list[dict[str, Any]]:
    """The landmarks that define the main figure."""
    return [row for row in entry["landmarks"] if row["figures"][entry["main"]]["value"] is not None]
