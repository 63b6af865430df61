"""The cards of the heads of known customers. Every figure on them comes from the run that wrote them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np

from ..data.orders import Customers
from ..fitting.additive import Additive
from ..output.cards import Card, card
from ..output.tables import decimal, table

OWN = """## How to retrain

`training/run` retrains all models on the data in `training/data`; `training/run --check` retrains beside them and fails if any score
differs by more than 1e-5. On a shop's own orders: `training/run customers orders.csv --returns returns.csv --into my-models`.
"""

# What a table of figures shows, by the kind of prediction.
FIGURES = {
    "roc_auc": "ROC-AUC",
    "pr_auc": "PR-AUC",
    "brier": "Brier",
    "ece": "ECE",
    "lift_top_decile": "lift, top tenth",
    "spearman": "Spearman",
    "top_decile_share": "share held by the top tenth",
    "gini": "Gini",
    "total_ratio": "predicted / observed sum",
    "c_index": "C-index",
    "mae_log": "mean error of log1p",
}


@dataclass(frozen=True)
class CustomerCard:
    """`purpose` stands first, `notes` under the figures; `sections` follow, by heading."""

    purpose: str
    rows: Customers
    notes: str
    sections: Mapping[str, str] = field(default_factory=dict)


def customer_card(entry: dict[str, Any], model: Additive, about: CustomerCard) -> str:
    """Markdown. `entry` is the manifest's, with metrics as write_report gives them, limits and the report's path."""
    sections = {
        "Rows": rows_text(about.rows),
        "Figures": f"{figures_text(entry['metrics'])}\n{about.notes.strip()}\n\nPlots, intervals and slices: [{entry['report']}]({entry['report']}).",
        **about.sections,
    }
    return card(entry, model, Card(about.purpose, sections, OWN))


def brief(metrics: Mapping[str, Any]) -> dict[str, Any]:
    """What the manifest says: the sets that stand beside a baseline, without what the report alone needs."""
    kept = ("rows", "intervals", "leads", "share_leads", *FIGURES)
    return {
        name: {split: {key: part[key] for key in kept if part.get(key) is not None} for split, part in splits.items()}
        for name, splits in metrics.items()
        if any(part["leads"] for part in splits.values())
    }


def rows_text(rows: Customers) -> str:
    """Who was looked at, and when."""
    first, last = date.fromordinal(rows.first_day), date.fromordinal(rows.last_day)
    months = [date.fromordinal(int(day)).isoformat() for day in np.unique(rows.day)]
    return (
        f"Orders from {first} to {last}. {len(rows.day):,} snapshots of {len(np.unique(rows.customer)):,} customers at {', '.join(months)}; features and "
        "what came later are computed by the SDK's own code (`npx vitrine summaries`). Judged on other customers (five folds, snapshots with a "
        "year of orders behind them) and on later months (one fit on what was known before them)."
    )


def figures_text(metrics: Mapping[str, Any]) -> str:
    """A table of every set and split, and of the lead over each baseline with its 95 % interval."""
    sets = [(name, split, part) for name, splits in metrics.items() for split, part in splits.items()]
    shown = [key for key in FIGURES if any(part.get(key) is not None for _, _, part in sets)]
    rows = [[name, split, f"{part['rows']:,}", *(_figure(part, key) for key in shown)] for name, split, part in sets]
    leads = [
        [name, split, other, main, "not defined" if lead["value"] is None else f"{lead['value']:+.3f} ({_span(lead['interval'])})"]
        for name, split, part in sets
        for main, led in {_main(part): part["leads"], FIGURES["top_decile_share"]: part.get("share_leads", {})}.items()
        for other, lead in led.items()
    ]
    lead_table = table(["set", "split", "against", "figure", "lead (95 %)"], leads) if leads else ""
    return f"{table(['set', 'split', 'rows', *(FIGURES[key] for key in shown)], rows)}\n{lead_table}"


def _main(part: Mapping[str, Any]) -> str:
    """What a set is judged by first: ROC-AUC, or how well times or amounts are ranked."""
    return next((FIGURES[key] for key in ("roc_auc", "c_index", "spearman") if part.get(key) is not None), "ranking")


def _figure(part: Mapping[str, Any], key: str) -> str:
    if part.get(key) is None:
        return ""
    found = part["intervals"].get(key)
    return decimal(part[key]) + (f" ({_span(found)})" if found else "")


def _span(interval: list[float] | None) -> str:
    return f"{decimal(interval[0])} to {decimal(interval[1])}" if interval else "no interval"
