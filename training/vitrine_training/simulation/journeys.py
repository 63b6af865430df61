"""
Writes simulated journeys of shoppers over several visits as events, one JSON object a line, with the true leanings kept
apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import exp
from pathlib import Path
from random import Random

import numpy as np

from .assortment import Good
from .journey_rates import LOOK_IN, RETURN, RETURN_OF_KEENNESS, VISIT_GAP, VISIT_GAP_SPREAD, Mood, order_odds
from .journey_visit import JourneyVisit, Step
from .lives import Life
from .shoppers import AXES, LATER_SOURCES, Shopper, draw_shopper, pick
from .skeleton import Page, plan_pages
from .wardrobe import Wardrobe
from .world import World

# A Monday; first visits are spread over ENTRY days, and the record ends after END days.
EPOCH = 1_735_516_800_000
DAY = 86_400_000
ENTRY, END = 240, 450
MOST_GOODS = 5


@dataclass(frozen=True)
class Journeys:
    """Shoppers by key, with their true leanings, 0..1, in the order of AXES: to judge by, never to train on."""

    events: Path
    keys: tuple[str, ...]
    leanings: np.ndarray


def simulate_journeys(world: World, numbers: range, seed: int, events: Path) -> Journeys:
    """Shoppers with these numbers; each is the same in whatever range it is asked for."""
    keys, leanings = [], []
    with events.open("w") as file:
        for number in numbers:
            shopper = draw_shopper(Random(f"{seed}/{number}"))
            keys.append(f"j{number:05d}")
            leanings.append([shopper.traits()[axis] for axis in AXES])
            file.writelines(_lines(keys[-1], _Journey(world, shopper, (seed, number))))
    return Journeys(events, tuple(keys), np.array(leanings))


def _lines(key: str, journey: _Journey) -> Iterator[str]:
    seq = 0
    for session, visit in enumerate(journey.visits(), start=1):
        for name, at, params in visit.events:
            seq += 1
            yield f'{{"key":"{key}","session":{session},"seq":{seq},"name":"{name}","at":{at},"params":{params}}}\n'


class _Journey:
    """One shopper's visits, from the first to the end of the record."""

    def __init__(self, world: World, shopper: Shopper, seed: tuple[int, int]) -> None:
        self.world, self.shopper = world, shopper
        self.random = Random(f"{seed[0]}/{seed[1]}/visits")
        self.skeleton = np.random.default_rng(seed)
        self.wardrobe = Wardrobe()
        self.number = self.orders = 0
        self.refund: tuple[str, Good] | None = None

    def visits(self) -> Iterator[JourneyVisit]:
        day = self.random.uniform(0, ENTRY)
        while day < END:
            mood = Mood(self.shopper, self.random)
            source = self.shopper.source if self.number == 0 else pick(LATER_SOURCES, self.random)
            orders = self.random.random() < order_odds(mood, self.number, source)
            life = self._life() if orders else None
            yield self._visit(day, mood, (source, self._goods(life.sizes[0]) if life else 0))
            if life:
                yield from self._later(day, life)
                return
            if self.random.random() > RETURN + RETURN_OF_KEENNESS * self.shopper.keen:
                return
            day += max(0.1, VISIT_GAP * exp(self.random.gauss(0, VISIT_GAP_SPREAD)))

    def _later(self, first: float, life: Life) -> Iterator[JourneyVisit]:
        """After the first order: the real customer's order days, and visits without an order in between."""
        before = 0
        for since, size in list(zip(life.days, life.sizes))[1:]:
            look_in = first + before + self.random.uniform(0.2, 0.8) * (since - before)
            if since - before > 2 and look_in < END and self.random.random() < LOOK_IN:
                yield self._visit(look_in, Mood(self.shopper, self.random), (pick(LATER_SOURCES, self.random), 0))
            if first + since >= END:
                return
            yield self._visit(
                first + since, Mood(self.shopper, self.random), (pick(LATER_SOURCES, self.random), self._goods(size))
            )
            before = since
        if first + before + 10 < END and self.random.random() < LOOK_IN:
            day = self.random.uniform(first + before + 5, END)
            yield self._visit(day, Mood(self.shopper, self.random), (pick(LATER_SOURCES, self.random), 0))

    def _life(self) -> Life:
        """A real customer at about the shopper's place among all."""
        place = self.shopper.loyalty + self.random.uniform(-0.03, 0.03)
        return self.world.lives[int(min(0.9999, max(0.0, place)) * len(self.world.lives))]

    def _goods(self, size: float) -> int:
        return 1 + int(size**2 * MOST_GOODS * 0.999)

    def _visit(self, day: float, mood: Mood, plan: tuple[str, int]) -> JourneyVisit:
        source, goods = plan
        self.number += 1
        visit = JourneyVisit(self.shopper, self.wardrobe, mood, self.random)
        visit.number, visit.at = self.number, EPOCH + day * DAY
        pages = plan_pages(self._row(goods > 0), self.skeleton)
        place = _order_place(pages) if goods else -1
        for number, page in enumerate(pages):
            extra = self._refunds() if number == 0 else []
            extra += self._checkout(visit, goods) if number == place else []
            visit.open(page, "internal" if number else source, extra)
        return visit

    def _row(self, orders: bool) -> np.ndarray:
        """Of two sessions the deliberate take the slower one more often: the mix of all stays what it was."""
        rows = self.world.frames.with_order if orders else self.world.frames.without
        pair = sorted((rows[self.random.randrange(len(rows))] for _ in range(2)), key=lambda row: row[5] / max(1, row[4]))
        return pair[int(self.random.random() < 0.2 + 0.6 * self.shopper.traits()["deliberate"])]

    def _checkout(self, visit: JourneyVisit, goods: int) -> list[Step]:
        self.orders += 1
        bought, params = visit.order(goods)
        coupon = self.random.random() < (0.15 + 0.45 * (1 - visit.mood.brand) if self.orders == 1 else 0.05)
        added = [good for good in bought if good not in visit.cart]
        steps = [("add_to_cart", f'{{"items":[{good.text[:-1]},"quantity":1}}]}}') for good in added]
        steps += [("begin_checkout", f"{{{params}}}"), ("add_shipping_info", "{}")]
        number = f'"transaction_id":"t{self.orders}"' + (',"coupon":"WELCOME"' if coupon else "")
        if self.random.random() < self.world.returned:
            self.refund = (f"t{self.orders}", self.random.choice(bought))
        visit.cart = []
        return [*steps, ("purchase", f"{{{number},{params}}}")]

    def _refunds(self) -> list[Step]:
        """The shop books what came back by the next visit."""
        if self.refund is None:
            return []
        (transaction, good), self.refund = self.refund, None
        return [("refund", f'{{"transaction_id":"{transaction}","value":{good.price * (0.7 if good.reduced else 1):.2f}}}')]


def _order_place(pages: list[Page]) -> int:
    """The last administrative page, where there is one; otherwise the last page: a shop whose checkout is a sheet."""
    return max((number for number, page in enumerate(pages) if page.group == "administrative"), default=len(pages) - 1)
