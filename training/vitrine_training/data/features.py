"""Which features the SDK computes."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from pathlib import Path

VITRINE = Path(__file__).resolve().parents[2] / "build" / "vitrine.mjs"


@cache
def core_features() -> frozenset[str]:
    """Ids that a model of the first decision may ask for; a model with any other waits until the page is idle."""
    listed = subprocess.run(["node", str(VITRINE), "schema", "features"], stdout=subprocess.PIPE, check=True).stdout
    return frozenset(feature["id"] for feature in json.loads(listed) if feature["set"] == "core")
