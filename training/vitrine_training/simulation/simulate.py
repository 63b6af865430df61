"""Writes simulated shop sessions as events, one JSON object a line, with the true cluster of each kept apart."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ..data.uci import Sessions
from .personas import AVERAGE, CLUSTERS, LABEL_NOISE, LEAST_SHARE, PERSONAS, RATE_SPREAD
from .skeleton import persona_odds, plan_pages, usable_rows
from .visit import Visit

WEIGHTS = ("home", "listing", "sale", "product", "search", "about", "lookbook", "help", "haste")


@dataclass(frozen=True)
class Simulated:
    """`keys` and `labels` (places in CLUSTERS) run in parallel."""

    events: Path
    keys: tuple[str, ...]
    labels: np.ndarray


def simulate(sessions: Sessions, count: int, seed: int, events: Path) -> Simulated:
    """The same seed, count and rows give the same file."""
    random = np.random.default_rng(seed)
    rows = usable_rows(sessions)
    odds = persona_odds(rows)
    keys, labels = [], []
    with events.open("w") as file:
        for number in range(count):
            row = int(random.integers(len(rows)))
            persona = int(random.choice(len(CLUSTERS), p=odds[row]))
            key = f"s{number:05d}"
            for event in _session(rows[row], persona, random):
                file.write(json.dumps({"key": key, **event}, separators=(",", ":")) + "\n")
            noisy = random.random() < LABEL_NOISE
            keys.append(key)
            labels.append(int(random.integers(len(CLUSTERS))) if noisy else persona)
    return Simulated(events, tuple(keys), np.array(labels))


def mixed_rates(persona: int, random: np.random.Generator) -> dict[str, float]:
    """The behaviour of one session: its persona's, thinned with everybody else's, and varied."""
    own = LEAST_SHARE + (1 - LEAST_SHARE) * random.beta(2, 2)
    others = [AVERAGE] + [AVERAGE | PERSONAS[name] for i, name in enumerate(CLUSTERS) if i != persona]
    shares = (1 - own) * random.dirichlet(np.ones(len(others)))
    parts = [(own, AVERAGE | PERSONAS[CLUSTERS[persona]]), *zip(shares, others)]
    mixed = {name: float(sum(share * rates[name] for share, rates in parts)) for name in AVERAGE}
    varied = {name: value * float(np.exp(random.normal(0, RATE_SPREAD))) for name, value in mixed.items()}
    return {name: value if name in WEIGHTS else min(value, 0.95) for name, value in varied.items()}


def _session(row: np.ndarray, persona: int, random: np.random.Generator) -> list[dict[str, Any]]:
    visit = Visit(mixed_rates(persona, random), random)
    for page in plan_pages(row, random):
        visit.open(page)
    return [{"session": 1, "seq": seq, **event} for seq, event in enumerate(visit.events, start=1)]
