"""`python -m vitrine_training [--check]`; training/run sets up what it needs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .check import differences
from .train import Folders, train

TRAINING = Path(__file__).resolve().parent.parent
COMMITTED = TRAINING.parent / "models"
WORK = TRAINING / "build"


def main() -> int:
    """Exit code: 0, or 1 if the check finds a difference."""
    parser = argparse.ArgumentParser(prog="training/run")
    parser.add_argument("--check", action="store_true", help="retrain beside the committed models and compare scores")
    check = parser.parse_args().check
    models = WORK / "models" if check else COMMITTED
    train(Folders(TRAINING / "data", models, WORK, WORK / "features.mjs"))
    problems = differences(COMMITTED, models)
    for problem in problems:
        print(f"training: {problem}", file=sys.stderr)
    if not problems:
        print("training: the committed scores are reproduced" if check else f"training: wrote {models}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
