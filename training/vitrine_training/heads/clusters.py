"""The five behavioural clusters: a calibrated softmax regression, trained on simulated sessions only."""

from __future__ import annotations

from typing import Any

import numpy as np
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score
from sklearn.model_selection import GroupShuffleSplit

from ..data.uci import COUNTS_AND_SECONDS, UCI, UCI_LICENCE, Sessions, check_features, read_sessions
from ..evaluation.drift import drift_baseline
from ..evaluation.judged import Judged
from ..evaluation.metrics import confusion, multiclass_metrics, quantile_comparison, threshold_for_precision
from ..evaluation.report import write_report
from ..fitting.fit import Fit, fit_additive, fit_raw
from ..output.bundle import write_model
from ..output.clusters_card import CLUSTER_LIMITS, clusters_card
from ..output.export import Identity
from ..output.manifest import rounded
from ..simulation.personas import CLUSTERS
from .context import Context
from .simulated_sessions import LANDMARKS, SEED, SIMULATED_SESSIONS, Snapshots, simulated_sessions

ABOUT = Identity(
    "clusters", "1.0.0", f"Simulated sessions; page counts and seconds drawn from {UCI}.", UCI_LICENCE, load="first"
)
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


def train(context: Context) -> dict[str, Any]:
    """On simulated sessions: writes the model, its card, report and fixture; returns its manifest entry."""
    sessions, snapshots = read_sessions(context.data / "sessions.csv"), simulated_sessions(context).snapshots
    training, held_out = split_sessions(snapshots)
    fit = fit_clusters(snapshots, training)
    judged = judge_clusters(snapshots, fit, (training, held_out))
    metrics = write_report("clusters", judged, context.reports, note=NOTE)
    rows = snapshots.rows(fit.model.features, held_out)
    p = fit.model.probabilities(rows.x)
    thresholds = {name: threshold_for_precision(rows.y, p, least) for name, least in (("enter", 0.7), ("exit", 0.5))}
    about = write_model(ABOUT, fit, rows.x, context.models) | {
        "calibration": {"method": "temperature", "folds": 5, "scale": fit.scale},
        "thresholds": thresholds,
        "metrics": metrics,
        "limits": list(CLUSTER_LIMITS),
        "report": "reports/clusters.html",
        "drift": drift_baseline(snapshots.of(FEATURES)[training], FEATURES),
    }
    beside = {
        "sessions": SIMULATED_SESSIONS,
        "marginals": compare_marginals(snapshots, sessions),
        "stability": stability(snapshots, sessions),
    }
    (context.models / "clusters.md").write_text(clusters_card(about, evaluate_clusters(snapshots, fit, held_out), beside))
    return rounded(about)


NOTE = "Trained and judged on simulated sessions: the figures say how well the model recovers the simulator's assumptions, never that real shoppers are so."


def judge_clusters(snapshots: Snapshots, fit: Fit, split: tuple[np.ndarray, np.ndarray]) -> list[Judged]:
    """
    On sessions that training has not seen: all cuts together, and each landmark; a session that ends on one is in both.
    """
    training, test = split
    whole = test[snapshots.whole[test]]
    early = test[np.isin(snapshots.events[test], LANDMARKS)]
    where = np.concatenate([early, whole])
    landmark = np.r_[snapshots.events[early].astype(str), np.full(len(whole), "last")]
    p = fit.model.probabilities(snapshots.of(FEATURES)[where])
    shares = np.bincount(snapshots.y[training], minlength=len(CLUSTERS)) / len(training)
    guess = {"shares of the clusters": np.tile(shares, (len(where), 1))}
    groups = snapshots.session[where]
    return [
        Judged(
            "cluster",
            "unseen sessions",
            "classes",
            snapshots.y[where],
            p,
            None,
            guess,
            groups,
            landmark=landmark,
            labels=CLUSTERS,
        )
    ]


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
