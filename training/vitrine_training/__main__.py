"""`python -m vitrine_training [command]`; training/run sets up what it needs, and without a command trains everything."""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import sys
from pathlib import Path

from . import commands
from .given_path import given_path
from .heads.context import Context
from .output.check import differences
from .train import train, train_own

TRAINING = Path(__file__).resolve().parent.parent
COMMITTED = TRAINING.parent / "models"
EXAMPLE = TRAINING.parent / "examples" / "05-sequence-model" / "models"
WORK = TRAINING / "build"


def main() -> int:
    """Exit code: 0, or 1 if the check finds a difference or a command fails; 2 for what a person can put right in the input."""
    options = _options()
    if options.run:
        try:
            return int(options.run(options))
        except (ValueError, OSError) as cause:
            print(f"training {options.command}: {cause}", file=sys.stderr)
            return 2
    check = options.check
    models, example = (WORK / "models", WORK / "sequence-model") if check else (COMMITTED, EXAMPLE)
    context = Context(TRAINING / "data", models, WORK, WORK / "vitrine.mjs")
    if options.sequence:
        train_own(options.sequence, options.into, context)
        print(f"training: wrote {options.into}; its card says how well it does")
        return 0
    train(context, example)
    problems = differences(COMMITTED, models) + differences(EXAMPLE, example, COMMITTED / "fixtures")
    for problem in problems:
        print(f"training: {problem}", file=sys.stderr)
    if not problems:
        print("training: the committed scores are reproduced" if check else f"training: wrote {models} and {example}")
    return 1 if problems else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="training/run", description="Without a command: trains every model that is shipped.")
    parser.add_argument("--check", action="store_true", help="retrain beside the committed models and compare scores")
    parser.add_argument("--sequence", type=given_path, metavar="EVENTS", help="train the sequence model on these")
    parser.add_argument("--into", type=given_path, metavar="FOLDER", help="where --sequence writes")
    parser.set_defaults(run=None)
    chosen = parser.add_subparsers(dest="command", metavar="command")
    for module in pkgutil.iter_modules(commands.__path__):
        command = importlib.import_module(f"{commands.__name__}.{module.name}")
        about = (command.__doc__ or "").strip().splitlines()[0]
        part = chosen.add_parser(module.name, help=about, description=about)
        command.configure(part)
        part.set_defaults(run=command.run)
    options = parser.parse_args()
    if options.run:
        return options
    if bool(options.sequence) != bool(options.into) or (options.check and options.sequence):
        parser.error("--sequence and --into go together, without --check")
    return options


if __name__ == "__main__":
    sys.exit(main())
