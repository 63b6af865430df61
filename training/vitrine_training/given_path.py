"""Paths on the command line."""

from __future__ import annotations

import os
from pathlib import Path


def given_path(text: str) -> Path:
    """A path as it was given: training/run changes the folder before this runs."""
    return Path(os.environ.get("VITRINE_CALLED_FROM", "."), text).resolve()
