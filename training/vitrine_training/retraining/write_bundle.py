"""Writes a bundle: models, cards, fixtures, reports and manifest in one folder that is there whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..output.manifest import rounded, write_json

Build = Callable[[Path], dict[str, Any]]


def write_bundle(folder: Path, build: Build) -> dict[str, Any]:
    """
    `build` writes into the folder that it is given and returns the manifest entry. Raises ValueError if `folder` exists
    already; whatever fails, nothing half-written stays.
    """
    refuse_existing(folder)
    partial = folder.with_name(f".{folder.name}.partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    try:
        entry = rounded(build(partial))
        write_json(partial / "manifest.json", {"version": 1, "models": [entry]})
    except BaseException:
        shutil.rmtree(partial)
        raise
    partial.rename(folder)
    return entry


def refuse_existing(folder: Path) -> None:
    if folder.exists():
        raise ValueError(f"--into {folder}: exists already; name a new folder, and keep the old one to go back to")
