"""What moves a score."""

from __future__ import annotations

from matplotlib.axes import Axes

from .svg import LINES, inline_svg


def importance_plot(importance: dict[str, float], head: str) -> str:
    """Bars of the largest twelve."""
    largest = sorted(importance.items(), key=lambda item: (-abs(item[1]), item[0]))[:12][::-1]

    def draw(axes: Axes) -> None:
        axes.barh([name for name, _ in largest], [value for _, value in largest], color=LINES[0])
        axes.set_title("What moves the score")
        axes.tick_params(labelsize=7)

    said = ", ".join(f"{name} {value:.3g}" for name, value in largest[::-1][:5])
    return inline_svg(draw, f"Importance of features, the largest: {said}", f"{head}/importance")
