"""Sets of predictions of each kind for the tests of reports."""

import numpy as np

from vitrine_training.evaluation.judged import Judged


def binary(rows=600, seed=1, **more):
    random = np.random.default_rng(seed)
    z = random.normal(size=rows)
    p = 1 / (1 + np.exp(1 - z))
    y = (random.uniform(size=rows) < p).astype(int)
    told = {
        "baselines": {"cart": (z + random.normal(size=rows) > 1).astype(float)},
        "slices": {"device": np.array(["phone", "desktop", "tablet"])[random.integers(3, size=rows)]},
        "landmark": np.array([1, 3, 5])[np.arange(rows) % 3],
        "groups": np.arange(rows) // 3,
        "period": np.arange(rows) // 200,
    }
    return Judged("purchase", "shuffled", "binary", y, p, np.full(rows, 0.3), **(told | more))


def amount(rows=500):
    random = np.random.default_rng(2)
    p = random.gamma(1, 30, size=rows)
    return Judged(
        "spend", "later", "value", p * random.lognormal(0, 1, size=rows), p, baselines={"past": random.gamma(1, size=rows)}
    )


def labels(rows=300):
    random = np.random.default_rng(3)
    y = np.arange(rows) % 3
    p = random.dirichlet(np.ones(3), size=rows) + 0.5 * np.eye(3)[y]
    return Judged("clusters", "held out", "classes", y, p / p.sum(axis=1, keepdims=True), labels=("a", "b", "<c>"))
