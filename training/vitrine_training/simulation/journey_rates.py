"""What a shopper's leanings do to a visit: assumptions, in one place, and in words for the model cards."""

from __future__ import annotations

from math import exp
from random import Random

from .assortment import REDUCED_SHARE
from .shoppers import AXES, CAMP, KEEN_SOURCES, LOYALTY_OF_KEENNESS, MOOD, SPREAD, Shopper, logistic

# Share of choices, of pages and of goods, that follow no leaning at all.
CHANCE = 0.12

# Standard deviation of the log of each rate between visits of the same shopper.
RATE_SPREAD = 0.35

# How much keenness shows: log of the rates of adding, wishing, reading and checking out, per unit.
SHOWN = 0.8

# A visit before the first order ends in one with these log-odds; per unit of keenness; per visit so far, up to four; and for
# the quick.
ORDER, ORDER_OF_KEENNESS, ORDER_OF_VISITS, ORDER_OF_QUICK = -2.8, 1.1, 0.2, 1.0
SOURCE_EFFECT = {"direct": 0.1, "search": 0.2, "social": -0.4, "email": 0.3, "paid": -0.2, "referral": 0.0}

# Whoever did not order comes back with this chance (and more if keen), after so many days in the median, with this spread of
# the log.
RETURN, RETURN_OF_KEENNESS, VISIT_GAP, VISIT_GAP_SPREAD = 0.72, 0.05, 3.0, 1.2
# Between two orders a customer also looks in without ordering.
LOOK_IN = 0.6

# How strongly goods are looked at and bought by leaning: log-odds from one end of an axis to the other.
LOOKING, BUYING = 2.5, 4.0
# Earlier sight of a good in the choice of what is bought: for the deliberate, and against it for the quick.
SEEN_BEFORE = 2.0
# Brands and categories not met in an earlier visit, in the choice of what is looked at and bought: for novelty, and against
# it for habit.
NEW_TO_ME = 2.0
# Log-odds per doubling of the price when a shopper who is ready to pay more does so.
TRADE_UP = 2.5

ASSUMED = (
    ("leanings", f"four axes and readiness to pay more, each a mixture of two camps at ±{CAMP} with deviation {SPREAD} (log-odds)"),
    ("mood", f"every axis and keenness shift from visit to visit, deviation {MOOD}"),
    ("chance", f"{CHANCE:.0%} of the choices of goods follow no leaning; every rate varies by {RATE_SPREAD} (log) from visit to visit"),
    ("page counts and seconds", "a row of UCI 468 a visit, of buyers for visits with an order, of others for the rest; at most 60 pages"),
    ("shown", f"adding, wishing, reading reviews and checking out rise with keenness: {SHOWN} (log) per unit"),
    ("order", f"a visit before the first order has log-odds {ORDER} + {ORDER_OF_KEENNESS} keenness + {ORDER_OF_VISITS} a visit so far"
              f" (at most 4) + source, and {ORDER_OF_QUICK} more for the quick than for the deliberate"),
    ("source, of an order", ", ".join(f"{name} {value:+}" for name, value in SOURCE_EFFECT.items()) + " (log-odds)"),
    ("source, by keenness", ", ".join(f"{name} {value:+}" for name, value in KEEN_SOURCES.items()) + " (log-odds per unit)"),
    ("visits", f"another visit with a chance of {RETURN}, after {VISIT_GAP:g} days in the median, deviation of the log {VISIT_GAP_SPREAD}"),
    ("later orders", "days between orders and their sizes are those of a customer of Online Retail, the first eight order days, chosen by rank"
                     f" with a correlation of {LOYALTY_OF_KEENNESS} with keenness; returns as often as there"),
    ("goods", f"chosen by leaning: price by luxury, favourite brands or reduced goods by brand, new brands, categories and goods by novelty;"
              f" log-odds from end to end of an axis up to {LOOKING:g} in looking and {BUYING:g} in buying; {REDUCED_SHARE:.0%} are reduced"),
    ("deliberate", f"goods of an earlier visit are bought rather than new ones: log-odds up to {SEEN_BEFORE:g}, against them for the quick;"
                   " slower UCI rows, more reviews and help pages"),
    ("dearer goods", f"log-odds of {TRADE_UP} per doubling of the price, with a chance of 10 % to 70 % by readiness to pay more"),
    ("what shows leanings", "sorting, filtering, sale and promotion pages, brand stories, lookbooks, and themes of reviews, each with a base rate that all have"),
)  # fmt: skip


class Mood:
    """A shopper on one day. `luxury`, `brand`, … lie in 0..1; `keen` has mean 0."""

    def __init__(self, shopper: Shopper, random: Random) -> None:
        axes = {axis: logistic(1.3 * (shopper.axes[axis] + random.gauss(0, MOOD))) for axis in AXES}
        self.luxury, self.brand, self.novelty, self.deliberate, self.upward = (axes[axis] for axis in AXES)
        self.keen = shopper.keen + random.gauss(0, MOOD)


def order_odds(mood: Mood, visits: int, source: str) -> float:
    """Chance that a visit before the first order ends in one; `visits` counts those before."""
    quick = ORDER_OF_QUICK * (0.5 - mood.deliberate)
    return logistic(ORDER + ORDER_OF_KEENNESS * mood.keen + ORDER_OF_VISITS * min(visits, 4) + SOURCE_EFFECT[source] + quick)


def visit_rates(mood: Mood, random: Random) -> dict[str, float]:
    """Weights of page kinds and chances of what happens on them."""
    deal, habit, quick = 1 - mood.brand, 1 - mood.novelty, 1 - mood.deliberate
    keen = exp(SHOWN * mood.keen)
    rates = {
        "home": 0.09, "listing": 0.30, "sale": 0.02 + 0.12 * deal, "product": 0.47, "search": 0.03 + 0.08 * habit,
        "about": 0.05 + 0.45 * mood.brand, "lookbook": 0.05 + 0.45 * mood.novelty, "help": 0.15 + 0.35 * mood.deliberate,
        "revisit": 0.08 + 0.22 * mood.deliberate + 0.08 * habit, "gallery": 0.20, "wishlist": 0.03 * keen,
        "story": 0.01 + 0.06 * mood.brand, "urgency": 0.02 + 0.08 * quick, "detail": (0.04 + 0.20 * mood.deliberate) * keen,
        "add": (0.04 + 0.03 * quick) * keen, "promotion": 0.02 + 0.08 * deal, "coupon": 0.03 + 0.30 * deal,
        "remove": 0.10, "sort": 0.3, "filter": 0.25, "home-shelf": 0.15 + 0.7 * habit, "checkout": 0.25 * keen,
    }  # fmt: skip
    return {name: value * exp(random.gauss(0, RATE_SPREAD)) for name, value in rates.items()}


def sort_weights(mood: Mood) -> dict[str, float]:
    cheap, habit = 1 - mood.luxury, 1 - mood.novelty
    return {
        "price_asc": 0.05 + 0.6 * cheap, "price_desc": 0.03 + 0.35 * mood.luxury, "newest": 0.05 + 0.6 * mood.novelty,
        "rating": 0.05 + 0.2 * mood.deliberate + 0.4 * mood.upward, "popularity": 0.15 + 0.25 * habit,
    }  # fmt: skip


def filter_weights(mood: Mood) -> dict[str, float]:
    return {
        "price": 0.1 + 0.4 * (1 - mood.luxury), "brand": 0.08 + 0.5 * mood.brand, "category": 0.2, "size": 0.3, "colour": 0.2,
    }  # fmt: skip


def theme_means(mood: Mood) -> dict[str, float]:
    """
    How often each theme turns up in the reviews that a shopper opens: people open the reviews that answer their question.
    """
    return {
        "theme_quality": 0.5 + 0.5 * mood.luxury, "theme_value": 0.4 + 0.6 * (1 - mood.luxury), "theme_fit": 0.8,
        "theme_style": 0.4 + 0.6 * mood.novelty, "theme_service": 0.4, "theme_durability": 0.3 + 0.7 * mood.upward,
    }  # fmt: skip
