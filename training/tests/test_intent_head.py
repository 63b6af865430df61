"""The intent model beside a plain logistic and gradient trees, on the same rows."""

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from vitrine_training.heads.intent import SEASONS, SHUFFLED, judge_intent


@pytest.fixture(scope="module")
def judged(sessions):
    return {part.split: part for part in judge_intent(sessions)}


def areas(part):
    return {name: roc_auc_score(part.y, score) for name, score in {"": part.p, **part.baselines}.items()}


def test_it_is_not_below_a_plain_logistic_and_holds_across_seasons(judged):
    shuffled, seasons = areas(judged[SHUFFLED]), areas(judged[SEASONS])
    assert shuffled[""] >= 0.70 and seasons[""] >= 0.68
    for found in (shuffled, seasons):
        assert found[""] >= found["plain logistic on log1p"]
    assert seasons[""] > seasons["gradient trees"] + 0.02


def test_every_row_is_judged_by_a_fit_that_has_not_seen_it(sessions, judged):
    assert len(judged[SHUFFLED].y) == len(sessions.y)
    late = judged[SEASONS]
    assert set(late.period) == {11, 12}
    assert np.allclose(late.base, sessions.y[sessions.month < 11].mean())
