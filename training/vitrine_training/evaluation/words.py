"""A report in plain words: what it says, and what it does not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

FEW = 30
MANY = 4
MEANING = {
    "roc_auc": "ROC-AUC: how often a row with the outcome stands before one without it; 0.5 is chance.",
    "macro_auc": "Macro ROC-AUC: how often a row with a label stands before one without it, over all labels; 0.5 is chance.",
    "c_index": "C-index: of two rows whose order is known, how often they are predicted in that order; 0.5 is chance.",
    "spearman": "Spearman: how far the predicted order agrees with the real one; 0 is chance, 1 the same order.",
}


def summary(entries: Sequence[dict[str, Any]], drift: dict[str, Any] | None) -> dict[str, list[str]]:
    """`says` and `does_not_say`, one sentence each."""
    about = [entry for entry in entries if entry["against"]] if len(entries) > MANY else []
    told = about or list(entries)
    says = [MEANING[main] for main in dict.fromkeys(entry["main"] for entry in told)] + [_says(entry) for entry in told]
    if drift:
        moved = [name for name, part in drift["features"].items() if part["reading"] == "moved"]
        says.append(
            f"Between {' and '.join(drift['periods'])}, {len(moved)} of {len(drift['features'])} inputs have moved"
            + (f": {', '.join(moved[:5])}." if moved else ".")
        )
    return {"says": says, "does_not_say": _limits(entries, drift)}


def broken(entries: Sequence[dict[str, Any]]) -> list[str]:
    """One line for each slice that breaks the four-fifths rule."""
    return [
        f"{entry['name']}, {entry['split']}: {found['line']}"
        for entry in entries
        for found in entry["fairness"]
        if found["fails"]
    ]


def not_beating(entries: Sequence[dict[str, Any]]) -> list[str]:
    """One line for each baseline that is not beaten, on all rows or at a landmark."""
    lines = []
    for entry in entries:
        for where, part in [("all rows", entry), *((f"after {row['after']}", row) for row in entry["landmarks"])]:
            lines += [
                f"{entry['name']}, {entry['split']}, {where}: the lead over {name} may be none ({_lead(found, entry)})"
                for name, found in part["against"].items()
                if not found["beaten"]
            ]
    return lines


def _lead(found: dict[str, Any], entry: dict[str, Any]) -> str:
    return _span(found["lead"].get(entry["main"]))


def _says(entry: dict[str, Any]) -> str:
    main = entry["figures"][entry["main"]]
    where = f"{entry['name']}, {entry['split']}"
    if main["value"] is None:
        return f"{where}: not to be judged, as all {entry['rows']:,} rows have the same outcome."
    said = f"{where}: {main['value']:.3f} ({_span(main)}; {entry['rows']:,} rows){_held(entry)}."
    names = list(entry["against"])
    beaten = [name for name in names if entry["against"][name]["beaten"]]
    missed = [name for name in names if name not in beaten]
    said += f" It beats {', '.join(beaten)}." if beaten else ""
    said += f" It does not surely beat {', '.join(missed)}." if missed else ""
    return said + "".join(_by_landmark(entry, name) for name in names if entry["landmarks"])


def _held(entry: dict[str, Any]) -> str:
    share = entry["figures"].get("top_decile_share", {}).get("value")
    return "" if share is None else f"; the top tenth holds {share:.0%} of the whole amount"


def _by_landmark(entry: dict[str, Any], name: str) -> str:
    rows = entry["landmarks"]
    beaten = [str(row["after"]) for row in rows if row["against"][name]["beaten"]]
    missed = [str(row["after"]) for row in rows if not row["against"][name]["beaten"]]
    if not missed:
        return f" At every landmark too, {name} is beaten."
    return (
        f" By landmark, {name} is beaten at {', '.join(beaten)}, not surely at {', '.join(missed)}."
        if beaten
        else f" At no landmark {name} is surely beaten."
    )


def _span(part: dict[str, Any] | None) -> str:
    if not part or part["interval"] is None:
        return "unknown"
    return f"{part['interval'][0]:.3f} to {part['interval'][1]:.3f}"


def _limits(entries: Sequence[dict[str, Any]], drift: dict[str, Any] | None) -> list[str]:
    kinds = {entry["kind"] for entry in entries}
    said = ["Nothing here says that showing anything to anybody changes what they do: that takes an experiment."]
    if "binary" in kinds:
        said.append("Accuracy is no measure where the outcome is rare: compare it with that of saying that nobody does it.")
    if "value" in kinds:
        said.append("The order is claimed, not the amounts: a single amount may be far off.")
    for entry in entries:
        count = entry["with_outcome"]
        if count is not None and min(count, entry["rows"] - count) < FEW:
            said.append(
                f"{entry['name']}, {entry['split']}: {count:,} of {entry['rows']:,} rows have the outcome, "
                "too few for more than a hint."
            )
    if not any(entry["fairness"] for entry in entries):
        said.append("Whether parts of the public are selected alike was not judged: the rows do not name any.")
    if drift is None:
        said.append("Whether shoppers have moved since was not judged.")
    return said
