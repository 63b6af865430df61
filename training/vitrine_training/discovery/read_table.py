"""Session summaries as a table: the end of each session."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ..data.summaries import read_summaries
from .choose_features import Table


def read_table(path: Path) -> Table:
    """
    The last snapshot of each line: at the end of a session or, where a shop takes none there, the latest before it. Raises
    ValueError naming file, line and field of what is not as schema 1 says.
    """
    summaries = read_summaries(path)
    last = np.flatnonzero(np.r_[summaries.line[1:] != summaries.line[:-1], True])
    features = tuple(
        dict.fromkeys(feature for row in last for feature in summaries.features[row] if not feature.startswith("step_"))
    )
    return Table(features, summaries.of(features)[last])
