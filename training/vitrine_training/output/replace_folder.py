"""Puts a finished folder of models where it is wanted, whole or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path


def check_replaceable(wanted: Path) -> None:
    """Raises ValueError if there is something that no training wrote: a folder may be somebody's own. Those of training hold manifest.json."""
    if wanted.exists() and (not wanted.is_dir() or (any(wanted.iterdir()) and not (wanted / "manifest.json").exists())):
        raise ValueError(f"{wanted}: is there already and holds no manifest.json; name a new folder")


def replace_folder(made: Path, wanted: Path) -> None:
    """Moves `made` to `wanted`, in place of what may be replaced there."""
    check_replaceable(wanted)
    wanted.parent.mkdir(parents=True, exist_ok=True)
    if wanted.exists():
        shutil.rmtree(wanted)
    shutil.move(made, wanted)
