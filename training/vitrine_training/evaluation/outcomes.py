"""What a label of a head has to come true as, in words of the summaries: `later.purchase`, `later.order_days_30>0`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from .rows import Rows

SAID = re.compile(r"(?:(?P<label>\w+):)?(?:later\.)?(?P<name>\w+?)(?:(?P<sign>>=|<=|=|>|<)(?P<bound>\d+(?:\.\d+)?))?")
SIGNS: Mapping[str, Callable[[np.ndarray, float], np.ndarray]] = {
    ">": np.greater,
    ">=": np.greater_equal,
    "<": np.less,
    "<=": np.less_equal,
    "=": np.equal,
}
WITHIN = re.compile(r"within_(30|90|180|365)_days")
FIRST = re.compile(r"first_order_(\d+)_days")
KNOWN = {
    "purchase": "later.purchase",
    "days": "later.days_to_order",
    "spend": "later.spend_180",
    "spend_180": "later.spend_180",
}


@dataclass(frozen=True)
class Outcome:
    """`y` is NaN where the future was not seen; `censored` marks amounts that were still growing, or is None."""

    label: str
    said: str
    y: np.ndarray
    censored: np.ndarray | None = None


def outcomes_for(labels: tuple[str, ...], said: list[str], rows: Rows) -> list[Outcome]:
    """
    What `--label` says of each label, or what its name says. Raises ValueError for an outcome that the rows do not
    have, and where no label has one.
    """
    chosen: dict[str, str] = {}
    for text in said:
        found = SAID.fullmatch(text)
        label = found["label"] or labels[0] if found else ""
        if label not in labels:
            raise ValueError(
                f"--label {text}: write [LABEL:]later.NAME, maybe with >0 or the like; the labels are {', '.join(labels)}"
            )
        chosen[label] = text.split(":", 1)[-1]
    if not chosen:
        chosen = {label: text for label in labels for text in [_usual(label, rows)] if text}
    if not chosen:
        raise ValueError(
            f"--label: nothing says what {', '.join(labels)} should come true as; the rows know {', '.join(rows.outcomes)}"
        )
    return [_outcome(label, text, rows) for label, text in chosen.items()]


def _usual(label: str, rows: Rows) -> str | None:
    within, first = WITHIN.fullmatch(label), FIRST.fullmatch(label)
    said = KNOWN.get(label)
    said = f"later.order_days_{within[1]}>0" if within else f"later.days_to_order<={first[1]}" if first else said
    if said is None and "label" in rows.outcomes:
        return "label"
    known = said is not None and SAID.fullmatch(said)
    return said if known and known["name"] in rows.outcomes else ("label" if "label" in rows.outcomes else None)


def _outcome(label: str, text: str, rows: Rows) -> Outcome:
    found = SAID.fullmatch(text)
    if not found or found["name"] not in rows.outcomes:
        raise ValueError(f"--label {text}: the rows have no such outcome; they know {', '.join(rows.outcomes)}")
    values, bound = rows.outcomes[found["name"]], float(found["bound"] or 0)
    if found["name"] == "days_to_order" and "observed_days" in rows.outcomes:
        return _days(label, (text, found["sign"], bound), rows)
    if not found["sign"]:
        return Outcome(label, text, values)
    return Outcome(label, text, np.where(np.isnan(values), np.nan, SIGNS[found["sign"]](values, bound)))


def _days(label: str, asked: tuple[str, str | None, float], rows: Rows) -> Outcome:
    """
    No order within the time that was seen: a time is known to be longer than that, and `within so many days` is known
    if that was seen whole.
    """
    text, sign, bound = asked
    days, seen = rows.outcomes["days_to_order"], rows.outcomes["observed_days"]
    none = np.isnan(days)
    if not sign:
        return Outcome(label, text, np.where(none, seen, days), none)
    if sign not in ("<", "<="):
        raise ValueError(f"--label {text}: days_to_order can be asked for as it is, or with < or <=")
    # an order that came early counts no sooner than the wait of those without one: else the last days hold buyers only
    return Outcome(label, text, np.where(seen >= bound, ~none & SIGNS[sign](days, bound), np.nan))
