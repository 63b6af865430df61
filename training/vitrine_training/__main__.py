"""`python -m vitrine_training [--check | --sequence EVENTS --into FOLDER]`; training/run sets up what it needs."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from .check import differences
from .train import Folders, train, train_own

TRAINING = Path(__file__).resolve().parent.parent
COMMITTED = TRAINING.parent / "models"
EXAMPLE = TRAINING.parent / "examples" / "05-sequence-model" / "models"
WORK = TRAINING / "build"


def main() -> int:
    """Exit code: 0, or 1 if the check finds a difference."""
    options = _options()
    check = options.check
    models, example = (WORK / "models", WORK / "sequence-model") if check else (COMMITTED, EXAMPLE)
    folders = Folders(TRAINING / "data", models, example, WORK, WORK / "features.mjs")
    if options.sequence:
        train_own(options.sequence, options.into, folders)
        print(f"training: wrote {options.into}; its card says how well it does")
        return 0
    train(folders)
    problems = differences(COMMITTED, models) + differences(EXAMPLE, example, COMMITTED / "fixtures")
    for problem in problems:
        print(f"training: {problem}", file=sys.stderr)
    if not problems:
        print("training: the committed scores are reproduced" if check else f"training: wrote {models} and {example}")
    return 1 if problems else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="training/run")
    parser.add_argument("--check", action="store_true", help="retrain beside the committed models and compare scores")
    parser.add_argument("--sequence", type=_from_start, metavar="EVENTS", help="train the sequence model on these")
    parser.add_argument("--into", type=_from_start, metavar="FOLDER", help="where --sequence writes")
    options = parser.parse_args()
    if bool(options.sequence) != bool(options.into) or (options.check and options.sequence):
        parser.error("--sequence and --into go together, without --check")
    return options


def _from_start(path: str) -> Path:
    """A path as it was given: training/run changes the folder before this runs."""
    return Path(os.environ.get("VITRINE_CALLED_FROM", "."), path).resolve()


if __name__ == "__main__":
    sys.exit(main())
