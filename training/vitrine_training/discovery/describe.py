"""What was found, in words."""

from __future__ import annotations

from typing import Any

from ..output.tables import bullets, decimal, table


def describe(report: dict[str, Any]) -> str:
    """Markdown of what discovery.json says."""
    rule, chosen = report["rule"], report["chosen"]
    trials = [
        [t["method"], str(t["k"]), decimal(t["agreement"]), f"{t['smallest']:.1%}", decimal(t["gain"])]
        + ["" if t["gain_without_clusters"] is None else decimal(t["gain_without_clusters"]), "yes" if t["holds"] else ""]
        for t in report["trials"]
    ]
    head = ["method", "k", "agreement", "smallest cluster", "gain", "most gain without clusters", "holds"]
    return f"""# Clusters of {report["source"]}

{_answer(report)}

{report["sessions"]:,} sessions, {len(report["features"])} features: {", ".join(f"`{feature}`" for feature in report["features"])}.
Features enter as log1p, held at their 99th percentile and standardised.

## How many

A number of clusters holds if partitions from two samples agree (mean adjusted Rand index of at least {rule["agreement"]}), if no cluster is smaller
than {rule["smallest"]:.0%}, and if it describes the rows better than the same method describes any of {rule["samples_without_clusters"]} sets of rows that have no clusters but the
same means and covariance. Of those, the largest number is taken that agrees within {rule["near_best"]} of the best{"" if chosen else "; here none holds"}.

{table(head, trials)}
{_clusters(report["clusters"])}## Left out

{table(["feature", "why"], [[f"`{feature}`", why] for feature, why in report["left_out"].items()])}
## Limits

{bullets(tuple(report["limits"]))}"""


def _answer(report: dict[str, Any]) -> str:
    chosen = report["chosen"]
    if chosen is None:
        return "**No stable clusters.** Sessions differ by degree; to part them into kinds would be arbitrary. No model was written."
    return f"**{chosen['k']} clusters** by {chosen['method']}: partitions from two samples agree to {chosen['agreement']:.2f} (1 is the same, 0 is chance)."


def _clusters(clusters: list[dict[str, Any]]) -> str:
    if not clusters:
        return ""
    rows = [
        [f"`{entry['label']}`", entry["name"], f"{entry['share']:.1%}", f"{entry['soft_share']:.1%}"]
        + [", ".join(f"{feature.split('@')[0]} {value:+.1f}" for feature, value in entry["differences"].items())]
        for entry in clusters
    ]
    head = ["label", "name", "share", "share of soft membership", "difference from all sessions, standard deviations"]
    return f"## Clusters\n\n{table(head, rows)}\n"
