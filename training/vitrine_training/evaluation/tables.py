"""Tables of a report as HTML."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Any

TITLES = {
    "roc_auc": "ROC-AUC",
    "pr_auc": "PR-AUC",
    "brier": "Brier score",
    "brier_of_base_rate": "Brier score of the base rate",
    "log_loss": "log loss",
    "ece": "calibration error (ECE)",
    "calibration_slope": "calibration slope (1 is right)",
    "calibration_intercept": "calibration intercept (0 is right)",
    "lift_top_decile": "lift of the top tenth",
    "accuracy_at_half": "accuracy at 0.5",
    "accuracy_of_nobody": "accuracy of saying nobody",
    "predicted": "mean predicted",
    "observed": "mean observed",
    "macro_auc": "macro ROC-AUC",
    "accuracy": "accuracy",
    "spearman": "Spearman",
    "top_decile_share": "share held by the top tenth",
    "top_decile_share_of_oracle": "the same, knowing the amounts",
    "gini": "normalised Gini",
    "mae_log": "mean error of logs",
    "rmse_log": "RMSE of logs",
    "total_ratio": "sum predicted over sum that came",
    "c_index": "C-index",
}


def table(caption: str, head: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """Cells are escaped; the first of a row names it. Empty without rows."""
    if not rows:
        return ""
    top = "".join(f'<th scope="col">{html.escape(text)}</th>' for text in head)
    body = "".join(
        f'<tr><th scope="row">{_cell(row[0])}</th>{"".join(f"<td>{_cell(cell)}</td>" for cell in row[1:])}</tr>'
        for row in rows
    )
    named = f"<caption><span>{html.escape(caption)}</span></caption>"
    return f'<div class="wide"><table>{named}<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>'


def _cell(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3f}"
    return html.escape(f"{value:,}" if isinstance(value, int) else str(value))


def estimated(part: dict[str, Any] | None) -> str:
    """A value with its interval, as text."""
    if part is None or part["value"] is None:
        return "–"
    edges = part["interval"]
    return f"{part['value']:.3f}" + (f" ({edges[0]:.3f} to {edges[1]:.3f})" if edges else "")


def figure_table(entries: Sequence[dict[str, Any]]) -> str:
    """Figures of the sets of one name, a column a split."""
    names = [name for name in TITLES if any(name in entry["figures"] for entry in entries)]
    rows = [["rows", *(entry["rows"] for entry in entries)]]
    if any(entry["persons"] != entry["rows"] for entry in entries):
        rows.append(["persons", *(entry["persons"] for entry in entries)])
    rows += [[TITLES[name], *(estimated(entry["figures"].get(name)) for entry in entries)] for name in names]
    return table("Figures, with intervals of 95 % in brackets", ["", *(entry["split"] for entry in entries)], rows)


def lead_table(entries: Sequence[dict[str, Any]]) -> str:
    rows = [
        [
            f"{entry['split']}: {name}",
            TITLES[figure],
            estimated(part["figures"][figure]),
            estimated(lead),
            part["beaten"] if figure == entry["main"] else "",
        ]
        for entry in entries
        for name, part in entry["against"].items()
        for figure, lead in part["lead"].items()
    ]
    return table(
        "Against baselines, on the same draws", ["baseline", "figure", "baseline has", "model's lead", "beaten"], rows
    )


def landmark_rows(entry: dict[str, Any]) -> str:
    if not entry["landmarks"]:
        return ""
    names = [
        name
        for name in TITLES
        if any(name in row["figures"] for row in entry["landmarks"]) and name not in ("observed", "brier")
    ]
    baselines = list(entry["landmarks"][0]["against"])
    head = [
        "after",
        "alive",
        "base",
        *(TITLES[name] for name in names),
        *(f"lead over {name}" for name in baselines),
        "beats",
    ]
    rows = [
        [
            str(row["after"]),
            row["rows"],
            row["base"],
            *(estimated(row["figures"].get(name)) for name in names),
            *(estimated(row["against"][name]["lead"].get(entry["main"])) for name in baselines),
            row["beats_baselines"],
        ]
        for row in entry["landmarks"]
    ]
    return table(f"By landmark, {entry['split']}: those still alive, with what came later", head, rows)


def fairness_rows(entry: dict[str, Any]) -> str:
    head = [
        "part",
        "rows",
        "base rate",
        "selected",
        "found of those who did",
        "ROC-AUC",
        "observed less predicted",
        "ratio",
        "p",
        "judged",
    ]
    keys = (
        "part",
        "rows",
        "base_rate",
        "selection_rate",
        "recall",
        "roc_auc",
        "observed_less_predicted",
        "ratio",
        "p_value",
        "judged",
    )
    return "".join(
        table(
            f"{found['line']}; {entry['split']}, threshold {found['threshold']:.3f}",
            head,
            [[part[key] if part[key] != "" else "unknown" for key in keys] for part in found["parts"]],
        )
        for found in entry["fairness"]
    )


def drift_rows(drift: dict[str, Any]) -> str:
    order = sorted(drift["features"].items(), key=lambda item: -item[1]["psi"])
    rows = [[name, part["psi"], part["chance"], part["reading"]] for name, part in order]
    between = f"{drift['periods'][0]} against {drift['periods'][1]}"
    caption = f"Population stability index, {between}: below 0.1 steady, above 0.25 moved"
    return table(caption, ["", "PSI", "chance gives up to", "reading"], rows)
