"""A session to act out in a browser, with the score that it must have there after every event."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import numpy as np

from .fit_gru import GruFit
from .sequences import STEPS

LEAST, MOST = 30, 60


def choose_story(events: Path) -> list[dict[str, Any]]:
    """The first session that comes in at the home page, orders, and is neither short nor long."""
    session: list[dict[str, Any]] = []
    with events.open() as file:
        for line in file:
            event = json.loads(line)
            if session and event["key"] != session[0]["key"]:
                if _fits(session):
                    return session
                session = []
            session.append(event)
    raise ValueError(f"{events.name}: no session of {LEAST} to {MOST} events goes from the home page to an order")


def _fits(session: list[dict[str, Any]]) -> bool:
    names = [event["name"] for event in session]
    return LEAST <= len(names) <= MOST and session[0]["params"].get("page_kind") == "home" and "purchase" in names


def write_story(path: Path, events: Path, vitrine: Path, fit: GruFit) -> list[dict[str, Any]]:
    """Events with steps, probability and logit after each. `path` takes the session's events for the features' command."""
    story = choose_story(events)
    path.write_text("".join(json.dumps(event) + "\n" for event in story))
    command = ["node", str(vitrine), "features", str(path), "--every", "--format", "ndjson"]
    lines = subprocess.run(command, capture_output=True, check=True, text=True).stdout.splitlines()
    x = np.array([[json.loads(line)["features"][step] for step in STEPS] for line in lines], float)
    return [
        {"name": event["name"], "params": event["params"], "features": row.tolist(), "probability": p, "logit": logit}
        for event, row, p, logit in zip(story, x, fit.model.probabilities(x)[:, 0], fit.model.logits(x)[:, 0])
    ]
