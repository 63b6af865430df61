"""
Who comes to the simulated shop. These are assumptions, not measurements: no public data set knows a shopper's taste.
`ASSUMED` puts them in words for the model cards.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import erf, exp, sqrt
from random import Random

from .assortment import BRANDS, CATEGORIES

AXES = ("luxury", "brand", "novelty", "deliberate", "upward")

# Two camps on each axis, this far from the middle, and the spread within a camp: they overlap.
CAMP, SPREAD = 0.8, 0.7

# How much of the love of brands comes with the taste for luxury; and of the readiness to pay more than planned.
BRAND_OF_LUXURY, UPWARD_OF_LUXURY = 0.25, 0.35

# From one visit to the next a shopper is not quite the same: standard deviation on the log-odds of each axis, and of
# keenness.
MOOD = 0.6

# Sources of the first visit, and the log-odds of each per unit of keenness.
SOURCES = {"direct": 0.30, "search": 0.30, "social": 0.10, "email": 0.10, "paid": 0.15, "referral": 0.05}
KEEN_SOURCES = {"direct": 0.1, "search": 0.25, "social": -0.4, "email": 0.4, "paid": -0.2, "referral": 0.0}
LATER_SOURCES = {"direct": 0.45, "search": 0.25, "social": 0.05, "email": 0.17, "paid": 0.06, "referral": 0.02}

# The device tells nothing of what a shopper does: a score that differs by it has found noise.
DEVICES = {"phone": 0.55, "desktop": 0.38, "tablet": 0.07}

# How far keenness decides which real customer's later orders a buyer repeats: a correlation of ranks, the rest is chance.
LOYALTY_OF_KEENNESS = 0.65


@dataclass(frozen=True)
class Shopper:
    """
    `axes` are log-odds by the names of AXES; `keen` has mean 0 and deviation 1; `loyalty` is a place among real customers,
    0..1.
    """

    axes: dict[str, float]
    keen: float
    loyalty: float
    source: str
    device: str
    brands: tuple[str, ...]
    categories: tuple[str, ...]

    def traits(self) -> dict[str, float]:
        """0..1 by axis: what nobody can observe, and what no model is trained on."""
        return {axis: logistic(value) for axis, value in self.axes.items()}


def draw_shopper(random: Random) -> Shopper:
    axes = {axis: random.choice((-CAMP, CAMP)) + random.gauss(0, SPREAD) for axis in AXES}
    axes["brand"] += BRAND_OF_LUXURY * axes["luxury"]
    axes["upward"] += UPWARD_OF_LUXURY * axes["luxury"]
    keen = random.gauss(0, 1)
    fate = LOYALTY_OF_KEENNESS * keen + sqrt(1 - LOYALTY_OF_KEENNESS**2) * random.gauss(0, 1)
    leaning = {source: share * exp(KEEN_SOURCES[source] * keen) for source, share in SOURCES.items()}
    return Shopper(
        axes,
        keen,
        (1 + erf(fate / sqrt(2))) / 2,
        pick(leaning, random),
        pick(DEVICES, random),
        tuple(random.sample(BRANDS, 6)),
        tuple(random.sample(list(CATEGORIES), 3)),
    )


def pick(weights: dict[str, float], random: Random) -> str:
    return random.choices(list(weights), list(weights.values()))[0]


def logistic(value: float) -> float:
    return 1 / (1 + exp(-value))
