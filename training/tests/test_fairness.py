from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import fisher_exact

from vitrine_training.evaluation.fairness import FairnessLimits, fairness
from vitrine_training.evaluation.judged import Judged


def chosen(*parts, threshold=0.5, groups=None, y=None):
    """Parts of (name, rows, selected): selected rows score 0.9, the others 0.1."""
    names = np.concatenate([np.full(rows, name, dtype=object) for name, rows, _ in parts])
    p = np.concatenate([np.r_[np.full(hits, 0.9), np.full(rows - hits, 0.1)] for _, rows, hits in parts])
    y = np.zeros(len(p), int) if y is None else y
    return Judged("purchase", "a", "binary", y, p, slices={"device": names}, threshold=threshold, groups=groups)


def test_the_ratio_and_its_significance_by_hand():
    # 30 % against 60 %: half; pooled 45 %, z = 0.3 / sqrt(0.2475 * 2 / 400) = 8.53.
    (found,) = fairness(chosen(("phone", 400, 120), ("desktop", 400, 240)))
    assert found["smallest_ratio"] == pytest.approx(0.5) and found["fails"]
    assert found["p_value"] == pytest.approx(1.5e-17, rel=0.1)
    assert (
        "phone is selected 0.50 times as often as desktop" in found["line"]
        and "fails the four-fifths rule for phone" in found["line"]
    )


def test_four_fifths_is_kept_at_four_fifths():
    (found,) = fairness(chosen(("phone", 1000, 480), ("desktop", 1000, 600)))
    assert found["smallest_ratio"] == pytest.approx(0.8) and not found["fails"] and "holds" in found["line"]


def test_a_gap_that_chance_may_give_does_not_fail():
    (found,) = fairness(chosen(("phone", 100, 3), ("desktop", 100, 6)))
    assert found["smallest_ratio"] == pytest.approx(0.5) and not found["fails"] and "within chance" in found["line"]
    assert found["p_value"] == pytest.approx(fisher_exact([[3, 97], [6, 94]]).pvalue)


def test_a_part_too_small_to_judge_is_named_and_not_judged():
    (found,) = fairness(chosen(("phone", 500, 250), ("desktop", 500, 240), ("tablet", 99, 0)))
    tablet = next(part for part in found["parts"] if part["part"] == "tablet")
    assert not tablet["judged"] and tablet["ratio"] is None and not found["fails"]
    (found,) = fairness(chosen(("phone", 500, 250), ("tablet", 99, 0)))
    assert "not judged" in found["line"] and not found["fails"]


def test_unknown_is_no_part_of_the_public():
    (found,) = fairness(chosen(("phone", 300, 150), (None, 300, 0), ("desktop", 300, 150)))
    assert not found["fails"] and [part["judged"] for part in found["parts"] if part["part"] == ""] == [False]


def test_many_rows_of_few_persons_are_not_many_witnesses():
    groups = np.repeat(np.arange(240), 50)
    parts = ("phone", 6000, 1800), ("desktop", 6000, 2400)
    assert fairness(chosen(*parts))[0]["fails"]
    assert not fairness(chosen(*parts, groups=groups))[0]["fails"]


def test_several_parts_raise_the_bar_for_each():
    # Two parts alone: p = 0.02. With three comparisons Holm asks for a third of 0.05.
    alone = fairness(chosen(("a", 200, 40), ("b", 200, 60)))[0]
    among = fairness(chosen(("a", 200, 40), ("b", 200, 60), ("c", 200, 58), ("d", 200, 57)))[0]
    assert alone["fails"] and not among["fails"] and among["p_value"] == pytest.approx(3 * alone["p_value"])


def test_parts_say_how_well_they_are_known():
    y = np.r_[np.tile([1, 0], 100), np.zeros(200, int)]
    (found,) = fairness(chosen(("a", 200, 100), ("b", 200, 100), y=y))
    one, other = found["parts"]
    assert one["base_rate"] == 0.5 and one["recall"] == 0.5 and one["observed_less_predicted"] == pytest.approx(0)
    assert other["roc_auc"] is None and other["recall"] is None and other["observed_less_predicted"] == pytest.approx(-0.5)


def test_equal_scores_and_other_kinds_judge_nothing():
    same = Judged("a", "b", "binary", np.tile([0, 1], 200), np.full(400, 0.2), slices={"device": np.tile(["a", "b"], 200)})
    assert "nobody reaches" in fairness(same)[0]["line"]
    assert fairness(Judged("a", "b", "value", np.ones(4), np.ones(4), slices={"device": np.array(list("abab"))})) == []


def test_the_limits_are_the_callers():
    (found,) = fairness(chosen(("a", 90, 30), ("b", 90, 80)), FairnessLimits(rows=50))
    assert found["fails"]
    (found,) = fairness(chosen(("a", 90, 30), ("b", 90, 80)), FairnessLimits(rows=50, ratio=0.3))
    assert not found["fails"]


def test_what_people_did_is_told_but_not_held_to_the_rule():
    parts = chosen(("once", 400, 20), ("often", 400, 300))
    (found,) = fairness(replace(parts, slices={"history": parts.slices["device"]}))
    assert not found["fails"] and found["parts"][0]["selection_rate"] > found["parts"][1]["selection_rate"]
    assert fairness(replace(parts, described=()))[0]["fails"]
