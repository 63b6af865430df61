"""An outcome is known of those who ordered no sooner than of those who did not: near the end of a record only good news would be."""

import numpy as np

from vitrine_training.evaluation.outcomes import outcomes_for
from vitrine_training.evaluation.rows import Rows
from vitrine_training.retraining.tasks import task


class Cut:
    """Snapshots of four customers, the last two near the end of the record."""

    file = "cut.ndjson"
    later = {
        "days_to_order": np.array([40.0, np.nan, 5.0, np.nan]),
        "observed_days": np.array([200.0, 200.0, 30.0, 30.0]),
    }
    line = np.arange(4)

    @staticmethod
    def of(features):
        return np.array([[20.0 if name == "days_since_order@1" else 1.0 for name in features]] * 4)


def test_churn_is_learnt_from_whole_waits_only():
    prepared = task("churn").prepare(Cut())
    assert prepared.row.tolist() == [0, 1] and prepared.rows.y[:, 0].tolist() == [0, 1]


def test_a_label_of_so_many_days_is_judged_on_whole_waits_only():
    nobody = np.arange(4)
    rows = Rows(Cut.of, Cut.later, None, nobody, {}, None)
    [found] = outcomes_for(("first_order_90_days",), [], rows)
    assert np.array_equal(found.y, [1, 0, np.nan, np.nan], equal_nan=True)
