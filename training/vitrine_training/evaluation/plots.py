"""The drawings of a report: one picture for all splits of a prediction."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from .calibration import calibration_bins
from .judged import Judged
from .landmark_plot import defined_landmarks, landmark_plot
from .ranking import curves, gains
from .svg import GRID, INK, LINES, STYLES, inline_svg

POINTS = 90


def plots(judged: Sequence[Judged], entries: Sequence[dict[str, Any]]) -> list[str]:
    """SVG elements for sets of one name and one kind; sets beyond the fourth are left to the tables."""
    shown = list(zip(judged, entries))[: len(LINES)]
    binary = [(part, entry) for part, entry in shown if part.kind == "binary" and 0 < part.y.mean() < 1]
    drawn = [_roc(binary), _precision_recall(binary), _calibration(binary), _lift(binary)] if binary else []
    amounts = [(part, entry) for part, entry in shown if entry["gains"] and part.kind == "value"]
    drawn += [_gains(amounts)] if amounts else []
    return drawn + [landmark_plot(*pair) for pair in shown if len(defined_landmarks(pair[1])) > 1]


def _even(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """A curve at places that are even along x: steps of a curve crowd where scores are high."""
    if len(x) <= POINTS:
        return x, y
    at = np.linspace(0, 1, POINTS)
    return at, np.interp(at, x, y)


def _square(axes: Axes, title: str, labels: tuple[str, str]) -> None:
    axes.set(xlim=(-0.01, 1.01), ylim=(-0.01, 1.01), title=title, xlabel=labels[0], ylabel=labels[1])


def _roc(shown: list[tuple[Judged, dict[str, Any]]]) -> str:
    def draw(axes: Axes) -> None:
        axes.plot([0, 1], [0, 1], color=INK, linewidth=0.8, linestyle=":")
        for place, (judged, entry) in enumerate(shown):
            line = curves(judged.y, judged.p, judged.weight)
            axes.plot(
                *_even(line["fpr"], line["tpr"]),
                color=LINES[place],
                linestyle=STYLES[place],
                label=_named(judged, entry, "roc_auc"),
            )
        _square(axes, "ROC", ("false positives", "found"))
        axes.legend(loc="lower right")

    return inline_svg(draw, f"ROC curve. {_said(shown, 'roc_auc', 'area')}", _salt(shown, "roc"))


def _precision_recall(shown: list[tuple[Judged, dict[str, Any]]]) -> str:
    def draw(axes: Axes) -> None:
        for place, (judged, entry) in enumerate(shown):
            line = curves(judged.y, judged.p, judged.weight)
            axes.plot(
                *_even(line["recall"], line["precision"]),
                color=LINES[place],
                linestyle=STYLES[place],
                label=_named(judged, entry, "pr_auc"),
            )
            axes.axhline(np.average(judged.y, weights=judged.weight), color=LINES[place], linewidth=0.7, linestyle=":")
        _square(axes, "Precision and recall", ("found (recall)", "right (precision)"))
        axes.legend(loc="upper right")

    return inline_svg(draw, f"Precision against recall. {_said(shown, 'pr_auc', 'area')}", _salt(shown, "pr"))


def _calibration(shown: list[tuple[Judged, dict[str, Any]]]) -> str:
    tables = [calibration_bins(judged.y, judged.p, judged.weight) for judged, _ in shown]
    top = min(1.0, 1.1 * max(max(row["predicted"], row["observed"]) for table in tables for row in table))

    def draw(axes: Axes) -> None:
        axes.plot([0, top], [0, top], color=INK, linewidth=0.8, linestyle=":")
        for place, ((judged, _), table) in enumerate(zip(shown, tables)):
            x, y = ([row[key] for row in table] for key in ("predicted", "observed"))
            axes.plot(x, y, color=LINES[place], linestyle=STYLES[place], marker="o", markersize=3, label=judged.split)
        first = shown[0][0]
        share, edges = np.histogram(first.p, bins=20, range=(0, top), weights=first.weight)
        axes.stairs(share / max(share.max(), 1e-12) * top * 0.2, edges, fill=True, color=GRID, zorder=0)
        axes.set(xlim=(0, top), ylim=(0, top), title="Calibration", xlabel="predicted", ylabel="observed")
        axes.legend(loc="upper left")

    return inline_svg(
        draw,
        f"Observed against predicted share by tenth, over a histogram of scores. {_said(shown, 'ece', 'error')}",
        _salt(shown, "cal"),
    )


def _lift(shown: list[tuple[Judged, dict[str, Any]]]) -> str:
    def draw(axes: Axes) -> None:
        axes.axhline(1, color=INK, linewidth=0.8, linestyle=":")
        for place, (judged, _) in enumerate(shown):
            table = gains(judged.y, judged.p, judged.weight)
            x = np.array([row["part"] for row in table])
            axes.step(
                x * 10,
                [row["lift"] for row in table],
                where="mid",
                color=LINES[place],
                linestyle=STYLES[place],
                label=judged.split,
            )
        axes.set(
            title="Lift by tenth",
            xlabel="tenth, highest scores first",
            ylabel="times the average",
            ylim=(0, None),
            xticks=range(1, 11),
        )
        axes.legend(loc="upper right")

    return inline_svg(draw, f"Lift by tenth. {_said(shown, 'lift_top_decile', 'top tenth')}", _salt(shown, "lift"))


def _gains(shown: list[tuple[Judged, dict[str, Any]]]) -> str:
    def draw(axes: Axes) -> None:
        axes.plot([0, 1], [0, 1], color=INK, linewidth=0.8, linestyle=":")
        for place, (judged, _) in enumerate(shown):
            for score, style, label in ((judged.p, STYLES[place], judged.split), (judged.y, ":", "knowing the amounts")):
                table = gains(judged.y, score, judged.weight)
                axes.plot(
                    [0, *(row["part"] for row in table)],
                    [0, *(row["gain"] for row in table)],
                    color=LINES[place],
                    linestyle=style,
                    label=label,
                )
        _square(axes, "Share of the whole amount", ("share of rows, highest first", "share held"))
        axes.legend(loc="lower right")

    return inline_svg(
        draw,
        f"Share of the amount held by the highest scores. {_said(shown, 'top_decile_share', 'top tenth')}",
        _salt(shown, "gains"),
    )


def _value(entry: dict[str, Any], name: str) -> str:
    value = entry["figures"].get(name, {}).get("value")
    return "undefined" if value is None else f"{value:.3f}"


def _named(judged: Judged, entry: dict[str, Any], name: str) -> str:
    return f"{judged.split} ({_value(entry, name)})"


def _said(shown: list[tuple[Judged, dict[str, Any]]], name: str, word: str) -> str:
    return "; ".join(f"{judged.split}: {word} {_value(entry, name)}" for judged, entry in shown)


def _salt(shown: list[tuple[Judged, dict[str, Any]]], kind: str) -> str:
    return f"{shown[0][0].name}/{kind}"
