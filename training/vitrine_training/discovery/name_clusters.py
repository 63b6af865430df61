"""Names for clusters, in the words of the features that set them apart."""

from __future__ import annotations

import numpy as np

# In standard deviations of all rows.
LEAST_DIFFERENCE = 0.4
MOST_WORDS = 3


def name_clusters(features: tuple[str, ...], z: np.ndarray, cluster: np.ndarray, k: int) -> list[dict[str, object]]:
    """
    One entry a cluster: its `label`, fit for a segment id, its `name`, and the differences behind them, the strongest first.
    """
    named: list[dict[str, object]] = []
    taken: set[str] = set()
    for number in range(k):
        difference = z[cluster == number].mean(axis=0)
        order = [
            place for place in np.argsort(-np.abs(difference), kind="stable") if abs(difference[place]) >= LEAST_DIFFERENCE
        ]
        words = [_words(features[place], float(difference[place])) for place in order[:MOST_WORDS]]
        label = _unused([word.replace(" ", "-") for word in words] or ["average"], taken)
        taken.add(label)
        strongest = {features[place]: round(float(difference[place]), 3) for place in order[:6]}
        named.append({"label": label, "name": ", ".join(words) or "average", "differences": strongest})
    return named


def _words(feature: str, difference: float) -> str:
    return f"{'more' if difference > 0 else 'less'} {feature.split('@')[0].replace('_', ' ')}"


def _unused(words: list[str], taken: set[str]) -> str:
    """The shortest beginning of the words that no cluster has; numbered if all are taken."""
    for count in range(1, len(words) + 1):
        label = "-and-".join(words[:count])
        if label not in taken:
            return label
    return next(label for number in range(2, 100) if (label := f"{words[0]}-{number}") not in taken)
