"""The five behavioural clusters: a calibrated softmax regression, trained on simulated sessions only."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score
from sklearn.model_selection import GroupShuffleSplit

from ..data.uci import COUNTS_AND_SECONDS, Sessions, check_features
from ..evaluation.metrics import confusion, multiclass_metrics, quantile_comparison
from ..fitting.fit import Fit, Rows, fit_additive, fit_raw
from ..simulation.personas import CLUSTERS

SEED = 5
LANDMARKS = (1, 3, 5, 10, 20)
BOOTSTRAPS = 20

# Behaviour only: nothing of device, clock or earlier visits, and no rate per minute, which depends on what a shop sends.
FEATURES = (
    "informational_pages@1",
    "product_pages@1",
    "product_seconds@1",
    "item_views@1",
    "distinct_items@1",
    "repeat_item_views@1",
    "top_item_views@1",
    "list_views@1",
    "searches@1",
    "sale_views@1",
    "sale_share@1",
    "coupon_interest@1",
    "brand_focus@1",
    "brand_pages@1",
    "lookbook_pages@1",
    "gallery_interactions@1",
    "detail_reads@1",
    "promotion_clicks@1",
    "wishlist_adds@1",
    "urgency_cues@1",
    "cart_adds@1",
    "cart_removes@1",
    "checkouts@1",
    "scroll_depth@1",
    "add_pace@1",
)


@dataclass(frozen=True)
class Snapshots:
    """Features of simulated sessions, cut after `events` events; `whole` marks the end of a session."""

    columns: tuple[str, ...]
    x: np.ndarray
    y: np.ndarray
    session: np.ndarray
    events: np.ndarray
    whole: np.ndarray

    def rows(self, features: tuple[str, ...], where: np.ndarray) -> Rows:
        columns = [self.columns.index(feature) for feature in features]
        return Rows(features, CLUSTERS, self.x[np.ix_(where, columns)], self.y[where], self.session[where])


def read_snapshots(path: Path, labels: dict[str, int]) -> Snapshots:
    """Reads what `vitrine features --at …,last` wrote: LANDMARKS and ends. A session that ends on one of them is there twice; one row is kept."""
    rows: dict[tuple[str, int], list[float]] = {}
    ends: dict[str, int] = {}
    with path.open(newline="") as file:
        reader = csv.reader(file)
        columns = tuple(next(reader)[2:])
        for key, events, *values in reader:
            rows[key, int(events)] = [float(value) for value in values]
            ends[key] = int(events)
    number = {key: place for place, key in enumerate(labels)}
    order = sorted((key, events) for key, events in rows if events in LANDMARKS or events == ends[key])
    return Snapshots(
        columns,
        np.array([rows[place] for place in order]),
        np.array([labels[key] for key, _ in order]),
        np.array([number[key] for key, _ in order]),
        np.array([events for _, events in order]),
        np.array([ends[key] == events for key, events in order]),
    )


def split_sessions(snapshots: Snapshots) -> tuple[np.ndarray, np.ndarray]:
    """Rows of four fifths of the sessions for training, of the others for judging."""
    splitter = GroupShuffleSplit(1, test_size=0.2, random_state=SEED)
    return next(splitter.split(snapshots.x, snapshots.y, snapshots.session))


def fit_clusters(snapshots: Snapshots, train: np.ndarray) -> Fit:
    """Every landmark of a session is a row, so that a young session gets a modest answer rather than a wild one."""
    check_features(FEATURES)
    return fit_additive(snapshots.rows(FEATURES, train), SEED)


def evaluate_clusters(snapshots: Snapshots, fit: Fit, test: np.ndarray) -> dict[str, Any]:
    """Separation and calibration on simulated sessions that training has not seen, by landmark."""
    rows = snapshots.rows(FEATURES, test)
    p, events, whole = fit.model.probabilities(rows.x), snapshots.events[test], snapshots.whole[test]
    parts = {f"after_{k}": (events == k) for k in LANDMARKS} | {"whole": whole, "all": np.ones(len(p), bool)}
    metrics = {name: multiclass_metrics(rows.y[part], p[part]) for name, part in parts.items()}
    return {**metrics, "confusion_whole": confusion(rows.y[whole], p[whole])}


def compare_marginals(snapshots: Snapshots, sessions: Sessions) -> dict[str, Any]:
    """Simulated sessions, as the feature code counted and timed them, against the UCI rows."""
    return {
        feature: quantile_comparison(
            sessions.x[:, sessions.features.index(feature)],
            snapshots.x[snapshots.whole, snapshots.columns.index(feature)],
        )
        for feature in COUNTS_AND_SECONDS
    }


def stability(snapshots: Snapshots, sessions: Sessions) -> dict[str, float]:
    """
    Adjusted Rand index over bootstraps, on real sessions, with the six features that UCI has: of k-means partitions of the
    real sessions, and of the labels that softmax models, fitted to bootstraps of simulated sessions, give to real sessions.
    """
    random = np.random.default_rng(SEED)
    features = tuple(COUNTS_AND_SECONDS)
    real = sessions.x[:, [sessions.features.index(feature) for feature in features]]
    simulated = snapshots.rows(features, np.flatnonzero(snapshots.whole))
    z = np.log1p(real)
    z = (z - z.mean(axis=0)) / z.std(axis=0)
    partitions, labels = [], []
    for _ in range(BOOTSTRAPS):
        means = KMeans(len(CLUSTERS), n_init=5, random_state=SEED).fit(z[random.integers(len(z), size=len(z))])
        partitions.append(means.predict(z))
        drawn = simulated.take(random.integers(len(simulated.y), size=len(simulated.y)))
        labels.append(fit_raw(drawn, 0.1)[0].probabilities(real).argmax(axis=1))
    return {
        "bootstraps": BOOTSTRAPS,
        "kmeans_adjusted_rand": _mean_agreement(partitions),
        "softmax_adjusted_rand": _mean_agreement(labels),
        "softmax_against_kmeans_adjusted_rand": float(adjusted_rand_score(labels[0], partitions[0])),
    }


def _mean_agreement(labellings: list[np.ndarray]) -> float:
    pairs = [(a, b) for i, a in enumerate(labellings) for b in labellings[i + 1 :]]
    return float(np.mean([adjusted_rand_score(a, b) for a, b in pairs]))
