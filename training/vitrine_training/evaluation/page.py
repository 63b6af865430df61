"""A report as one HTML file without scripts or outside resources."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .tables import TITLES, drift_rows, fairness_rows, figure_table, landmark_rows, lead_table, table

STYLE = Path(__file__).with_name("report.css")


def page(report: dict[str, Any], drawings: dict[str, list[str]]) -> str:
    """`drawings` holds SVG elements by the name of the sets they belong to; "" holds those of the whole report."""
    names = list(dict.fromkeys(entry["name"] for entry in report["sets"]))
    title = html.escape(f"{report['head']}: how good it is")
    sections = [
        _section(name, [entry for entry in report["sets"] if entry["name"] == name], drawings.get(name, []))
        for name in names
    ]
    note = f'<p class="note">{html.escape(report["note"])}</p>' if report["note"] else ""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{title}</title><style>{_style()}</style></head><body><main><h1>{title}</h1>{note}{_summary(report)}"
        f"{''.join(sections)}{_whole(report, drawings.get('', []))}"
        f'<p class="note">Intervals are of 95 %, from {report["draws"]} draws of persons with replacement, fixed seed. '
        "A baseline counts as beaten if the whole interval of the lead over it is above 0.</p></main></body></html>\n"
    )


def _style() -> str:
    return re.sub(r"\s*([{};:,])\s+", r"\1", STYLE.read_text()).strip()


def _summary(report: dict[str, Any]) -> str:
    lines = report["broken"]
    verdict = _items(lines, "bad") if lines else '<p class="good">No limit is broken.</p>'
    parts = (("What this says", report["summary"]["says"]), ("What it does not say", report["summary"]["does_not_say"]))
    cards = "".join(f"<div><h3>{head}</h3>{_items(said)}</div>" for head, said in parts)
    return f'{verdict}<div class="sum">{cards}</div>'


def _items(lines: Sequence[str], name: str = "") -> str:
    mark = f' class="{name}"' if name else ""
    return f"<ul{mark}>{''.join(f'<li>{html.escape(line)}</li>' for line in lines)}</ul>"


def _section(name: str, entries: list[dict[str, Any]], drawings: list[str]) -> str:
    parts = [f"<section><h2>{html.escape(name)}</h2>", _drawings(drawings), figure_table(entries), lead_table(entries)]
    for entry in entries:
        parts += [landmark_rows(entry), fairness_rows(entry), _periods(entry), _confusion(entry)]
    return "".join([*parts, "</section>"])


def _drawings(drawings: list[str]) -> str:
    return f'<div class="plots">{"".join(drawings)}</div>' if drawings else ""


def _periods(entry: dict[str, Any]) -> str:
    rows = [[str(row["period"]), row["rows"], row["observed"], row["predicted"], row["value"]] for row in entry["periods"]]
    return table(
        f"By period, {entry['split']}",
        ["", "rows", "observed", "predicted", TITLES[entry["main"]] if entry["kind"] == "binary" else ""],
        rows,
    )


def _confusion(entry: dict[str, Any]) -> str:
    if not entry["confusion"]:
        return ""
    labels = entry["labels"]
    rows = [[label, *shares] for label, shares in zip(labels, entry["confusion"])]
    return table(
        f"Confusion, {entry['split']}: row the true label, column the winning one, shares of the row", ["", *labels], rows
    )


def _whole(report: dict[str, Any], drawings: list[str]) -> str:
    if not drawings and not report["drift"]:
        return ""
    moved = drift_rows(report["drift"]) if report["drift"] else ""
    return f"<section><h2>The inputs</h2>{_drawings(drawings)}{moved}</section>"
