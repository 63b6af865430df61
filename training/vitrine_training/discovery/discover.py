"""
Finds clusters in a table of sessions and writes them as a head, `clusters_own`, with a report; or writes that there are
none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.special import softmax

from ..fitting.additive import Additive
from ..heads.context import Progress
from ..output.bundle import write_model
from ..output.export import Identity
from ..output.manifest import rounded, write_json
from .choose_count import LEAST_SHARE, NEAR_BEST, STABLE, WITHOUT_CLUSTERS, Trial, choose, try_counts
from .choose_features import Scaled, Table, choose_features
from .describe import describe
from .name_clusters import name_clusters
from .partition import Partition, part

SEED = 11
FEWEST_ROWS = 300


@dataclass(frozen=True)
class Found:
    """
    `model` is None where no clusters hold. `clusters`: one entry each, with label, name, share, soft share and differences.
    """

    scaled: Scaled
    trials: list[Trial]
    chosen: Trial | None
    model: Additive | None
    partition: Partition | None
    clusters: list[dict[str, Any]]

    def reference(self, x: np.ndarray) -> np.ndarray:
        """[N, k]: soft membership as the partition itself gives it, to hold the exported model against."""
        if self.partition is None:
            raise ValueError("there are no clusters to belong to")
        return softmax(self.partition.logits(replace(self.scaled, x=x).z), axis=1)


def discover(table: Table, progress: Progress, wanted: tuple[str, ...] | None = None) -> Found:
    """Raises ValueError with too few rows or features to look in."""
    if len(table.x) < FEWEST_ROWS:
        raise ValueError(f"{len(table.x)} sessions are too few to look for clusters in; at least {FEWEST_ROWS} are needed")
    scaled = choose_features(table, wanted)
    z = scaled.z
    trials = try_counts(z, SEED, progress)
    chosen = choose(trials)
    if chosen is None:
        return Found(scaled, trials, None, None, None, [])
    partition = part(z, chosen.k, chosen.method, SEED)
    cluster = partition.assign(z)
    order = np.argsort(-np.bincount(cluster, minlength=chosen.k), kind="stable")
    partition = Partition(partition.slopes[order], partition.offsets[order], partition.gain)
    soft, cluster = softmax(partition.logits(z), axis=1), partition.assign(z)
    named = name_clusters(scaled.features, z, cluster, chosen.k)
    clusters = [
        {**entry, "share": float((cluster == number).mean()), "soft_share": float(soft[:, number].mean())}
        for number, entry in enumerate(named)
    ]
    model = as_additive(scaled, partition, tuple(str(entry["label"]) for entry in named))
    return Found(scaled, trials, chosen, model, partition, clusters)


def as_additive(scaled: Scaled, partition: Partition, labels: tuple[str, ...]) -> Additive:
    """
    The partition with its scaling folded in; slopes are centred over the clusters, which changes no membership and keeps
    contributions small.
    """
    slopes = partition.slopes - partition.slopes.mean(axis=0)
    offsets = partition.offsets - partition.offsets.mean()
    return Additive(scaled.features, labels, scaled.upper, scaled.centre, slopes / scaled.spread, offsets, "softmax")


def write_found(found: Found, source: str, folder: Path) -> dict[str, Any]:
    """
    Writes discovery.json and discovery.md, and with clusters clusters_own.onnx, its fixture and a manifest.json that
    lists it. Returns what discovery.json says.
    """
    folder.mkdir(parents=True, exist_ok=True)
    report = rounded(_report(found, source))
    if found.model is not None:
        identity = Identity("clusters_own", "1.0.0", source, "the shop's own")
        about = write_model(identity, found, found.scaled.x, folder) | {
            "card": "discovery.md",
            "calibration": {"method": "none"},
            "thresholds": {"enter": 0.6, "exit": 0.4},
            "metrics": {"agreement": report["chosen"]["agreement"], "sessions": report["sessions"]},
            "limits": list(report["limits"]),
        }
        write_json(folder / "manifest.json", {"version": 1, "models": [about]})
    write_json(folder / "discovery.json", report)
    (folder / "discovery.md").write_text(describe(report))
    return report


LIMITS = (
    "Clusters are a way to speak of sessions, found without any outcome: nothing says that an offer works better on one of them.",
    "Counts and seconds have gaps at zero, and a gap parts rows well: a cluster may mean no more than that a feature is used or not.",
    "Soft membership is how near a session lies to each cluster among these clusters; it is no frequency of anything.",
)


def _report(found: Found, source: str) -> dict[str, Any]:
    trials = [
        {"method": t.method, "k": t.k, "agreement": t.agreement, "smallest": t.smallest, "gain": t.gain, "gain_without_clusters": t.null_gain, "holds": t.holds}
        for t in found.trials
    ]  # fmt: skip
    chosen = (
        None
        if found.chosen is None
        else next(t for t in trials if (t["method"], t["k"]) == (found.chosen.method, found.chosen.k))
    )
    return {
        "source": source,
        "sessions": len(found.scaled.x),
        "features": list(found.scaled.features),
        "left_out": found.scaled.left_out,
        "rule": {
            "agreement": STABLE,
            "smallest": LEAST_SHARE,
            "near_best": NEAR_BEST,
            "samples_without_clusters": WITHOUT_CLUSTERS,
        },
        "trials": trials,
        "chosen": chosen,
        "clusters": found.clusters,
        "limits": LIMITS,
    }
