"""Text files that may be compressed."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import TextIO


def open_text(path: Path) -> TextIO:
    """Opens a text file, through gzip if it begins like one. Raises ValueError naming the file if it is empty."""
    with path.open("rb") as file:
        start = file.read(2)
    if not start:
        raise ValueError(f"{path.name}: the file is empty")
    return gzip.open(path, "rt", newline="") if start == b"\x1f\x8b" else path.open(newline="")
