"""What several tests need."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from vitrine_training.data.uci import Sessions, read_sessions
from vitrine_training.fitting.fit import Rows

TRAINING = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def sessions() -> Sessions:
    return read_sessions(TRAINING / "data" / "sessions.csv")


@pytest.fixture
def small_rows() -> Rows:
    """Three labels that two of three features tell apart, with noise."""
    random = np.random.default_rng(1)
    y = random.integers(3, size=600)
    x = np.column_stack([random.poisson(1 + 3 * (y == 0)), random.poisson(1 + 3 * (y == 1)), random.poisson(2, 600)])
    return Rows(("a@1", "b@1", "c@1"), ("x", "y", "z"), x.astype(float), y)
