"""matplotlib figures as small inline SVG that takes its colours from the page."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Callable

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure

WIDTH, HEIGHT = 4.2, 3.1
# Stand-ins, turned into CSS variables afterwards, so that one drawing serves a light and a dark page.
INK, GRID, LINES = "#010101", "#020202", ("#030303", "#040404", "#050505", "#060606")
STYLES = ("-", "--", "-.", ":")
VARIABLES = {INK: "ink", GRID: "grid", **{colour: f"line-{place}" for place, colour in enumerate(LINES, start=1)}}
# What the page says once for all drawings, what says nothing, and spaces.
SHORTER = (
    (r"<!--.*?-->|<metadata>.*?</metadata>|<defs>\s*<style.*?</style>\s*</defs>", ""),
    (r" ?font: ([\d.]+)px [^;\"]*", r"font-size: \1px"),
    (r" font-family: [^;\"]*;| transform=\"rotate\(-0 [^)]*\)\"", ""),
    (r"stroke-width: 0\.0\b", "stroke-width: 0.6"),
    (r"<path d=\"[^\"]*\" style=\"fill: none\"/>|<g/>", ""),
    (r"xlink:href", "href"),
    (r"\n(?=[A-Za-z])", " "),
    (r"\s*\n\s*", ""),
    (r"(?<=[;:]) (?=[^<>]*>)", ""),
    (r"  +", " "),
)
STYLE = {
    "svg.fonttype": "none",
    "svg.hashsalt": "vitrine",
    "font.family": "sans-serif",
    "font.size": 9,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": GRID,
    "axes.grid": True,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "grid.color": GRID,
    "grid.linewidth": 0.6,
    "xtick.color": INK,
    "ytick.color": INK,
    "lines.linewidth": 1.6,
    "legend.frameon": False,
    "legend.fontsize": 8,
    "path.simplify_threshold": 0.5,
}


def inline_svg(draw: Callable[[Axes], None], about: str, salt: str) -> str:
    """
    The SVG element that `draw` makes on empty axes; `about` is its alternative text. The same drawing gives the same
    bytes.
    """
    with matplotlib.rc_context(STYLE | {"svg.hashsalt": salt}):
        figure = Figure(figsize=(WIDTH, HEIGHT), layout="constrained")
        axes = figure.add_subplot()
        axes.tick_params(length=0)
        axes.set_axisbelow(True)
        draw(axes)
        content = io.StringIO()
        nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        figure.savefig(content, format="svg", transparent=True, metadata=nothing)
    return _small(content.getvalue(), about)


def _small(text: str, about: str) -> str:
    box = re.search(r'viewBox="[^"]+"', text)
    text = text[text.index(">", text.index("<svg")) + 1 :]
    used = set(re.findall(r'(?:url\(#|href="#)([^")]+)', text))
    text = re.sub(r' id="([^"]+)"', lambda found: found[0] if found[1] in used else "", text)
    text = re.sub(r"<[^>]+>", lambda tag: re.sub(r"(\d+\.\d)\d+", r"\1", tag[0]), text)
    for wordy, short in SHORTER:
        text = re.sub(wordy, short, text, flags=re.DOTALL)
    for colour, name in VARIABLES.items():
        text = text.replace(colour, f"var(--{name})")
    return f'<svg {box[0] if box else ""} role="img" aria-label="{html.escape(about, quote=True)}">{text}'
