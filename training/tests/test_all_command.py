"""Training everything from data paths given: what is missing is named before anything is trained."""

import argparse

import pytest
from conftest import TRAINING

from vitrine_training.commands import all as command


def call(*arguments):
    parser = argparse.ArgumentParser()
    command.configure(parser)
    return command.run(parser.parse_args(list(map(str, arguments))))


@pytest.mark.parametrize("missing", sorted(command.NEEDED))
def test_a_missing_file_is_named_and_nothing_is_written(tmp_path, missing):
    for name in set(command.NEEDED) - {missing}:
        (tmp_path / name).write_bytes((TRAINING / "data" / name).read_bytes())
    with pytest.raises(ValueError, match=f"{missing} is missing: "):
        call("--data", tmp_path, "--into", tmp_path / "models")
    assert not (tmp_path / "models").exists()


def test_a_folder_of_somebodys_own_is_left_alone(tmp_path):
    (tmp_path / "note.txt").write_text("mine")
    with pytest.raises(ValueError, match="holds no manifest.json"):
        call("--data", TRAINING / "data", "--into", tmp_path)


def test_rows_that_are_wrong_are_named_and_nothing_is_written(tmp_path):
    for name in command.NEEDED:
        (tmp_path / name).write_bytes((TRAINING / "data" / name).read_bytes())
    (tmp_path / "sessions.csv").write_text((TRAINING / "data" / "sessions.csv").read_text().replace(",Feb,", ",Fob,", 1))
    with pytest.raises(ValueError, match="sessions.csv:2: Month must be one of"):
        call("--data", tmp_path, "--into", tmp_path / "models")
    assert not (tmp_path / "models").exists()
