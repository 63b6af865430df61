"""One visit of a simulated journey: pages become the GA4 events that a shop would send, shaped by the shopper's mood."""

from __future__ import annotations

from math import exp, log2
from random import Random

from .assortment import Good, assortment
from .journey_rates import (
    BUYING, CHANCE, LOOKING, NEW_TO_ME, SEEN_BEFORE, TRADE_UP, Mood, filter_weights, sort_weights, theme_means, visit_rates,
)  # fmt: skip
from .shoppers import Shopper, pick
from .skeleton import Page
from .wardrobe import Wardrobe

LIST_LENGTH = 6

# UCI says nothing of the last page: how long it stays open is assumed, in seconds.
LAST_PAGE = 30.0

PRODUCT_PAGES = ("home", "listing", "sale", "product", "search")
INFORMATION_PAGES = ("about", "lookbook", "help")

# What a shop sends as the page opens; everything else takes its time.
ON_LOAD = {"page_view", "view_item_list", "view_item", "search", "view_cart", "begin_checkout", "purchase", "refund"}

Step = tuple[str, str]


class JourneyVisit:
    """Opens pages one after another; `events` holds (name, milliseconds, parameters as JSON) in order of time."""

    def __init__(self, shopper: Shopper, wardrobe: Wardrobe, mood: Mood, random: Random) -> None:
        self.shopper, self.wardrobe, self.mood, self.random = shopper, wardrobe, mood, random
        self.rates = visit_rates(mood, random)
        self.events: list[tuple[str, int, str]] = []
        self.shown: tuple[Good, ...] = ()
        self.cart: list[Good] = []
        self.number = 0
        self.at = 0.0

    def open(self, page: Page, referrer: str, steps: list[Step]) -> None:
        """One page; `steps` happen on it besides what the page kind brings."""
        kind = "checkout" if any(name == "begin_checkout" for name, _ in steps) else self._kind(page.group)
        place = f'"page_kind":"{kind}","page_path":"/{kind}","referrer_class":"{referrer}"'
        view = f'{{{place},"device":"{self.shopper.device}","utc_offset":0}}'
        happened = [("page_view", view), *getattr(self, f"_on_{kind}", list)(), *steps]
        if self.random.random() < 0.6:
            happened.append(("scroll", f'{{"percent_scrolled":{self.random.choice((25, 50, 75, 90))}}}'))
        length = self.random.expovariate(1 / LAST_PAGE) if page.seconds is None else page.seconds
        attention = min(length, 300) * self.random.uniform(0.4, 0.9)
        if attention > 1:
            happened.append(("user_engagement", f'{{"engagement_time_msec":{int(attention * 1000)}}}'))
        offsets = sorted(self.random.uniform(0, length) for _ in happened)
        moments = [self.at + (0 if name in ON_LOAD else offset * 1000) for (name, _), offset in zip(happened, offsets)]
        for place, (name, params) in enumerate(happened):
            self.events.append((name, round(max(moments[: place + 1])), params))
        self.at += length * 1000

    def order(self, goods: int) -> tuple[list[Good], str]:
        """What is bought, and its parameters without transaction and coupon: goods seen, by leaning, quick or considered."""
        seen = list(dict.fromkeys(self.wardrobe.recent)) or [self._good()]
        usual = sum(log2(good.price) for good in seen) / len(seen)
        trades_up = self.random.random() < 0.1 + 0.6 * self.mood.upward
        bought: list[Good] = []
        for _ in range(min(goods, len(seen))):
            weights = [self._wish(good, usual if trades_up else None) for good in seen]
            bought.append(seen.pop(self.random.choices(range(len(seen)), weights)[0]))
        value = sum(_paid(good) for good in bought)
        items = ",".join(good.text[:-1] + ',"quantity":1}' for good in bought)
        return bought, f'"value":{value:.2f},"currency":"EUR","items":[{items}]'

    def _wish(self, good: Good, usual: float | None) -> float:
        if self.random.random() < CHANCE:
            return 1.0
        earlier = self.wardrobe.first_seen.get(good.id, self.number) < self.number
        odds = self._leaning(good, BUYING) + SEEN_BEFORE * 2 * (self.mood.deliberate - 0.5) * (1 if earlier else -1)
        return exp(odds + (TRADE_UP * (log2(good.price) - usual) if usual is not None else 0))

    def _leaning(self, good: Good, strength: float) -> float:
        mood, known = self.mood, good.category in self.shopper.categories
        return strength * (
            2 * (mood.luxury - 0.5 + 0.4 * (mood.upward - 0.5)) * (good.rank - 0.5)
            + (1.5 * (mood.brand - 0.3) if good.brand in self.shopper.brands else 0)
            + (1.5 * (0.5 - mood.brand) if good.reduced else 0)
            + NEW_TO_ME * 2 * (mood.novelty - 0.5) * (self.wardrobe.news(good, self.number) - 0.5)
            + 0.4 * (mood.novelty - 0.5) * (1 if good.fresh > 0.6 else -1)
            - 0.8 * (mood.novelty - 0.5) * (1 if known else -1)
        )

    def _chance(self, rate: str) -> bool:
        return self.random.random() < self.rates[rate]

    def _kind(self, group: str) -> str:
        if group == "administrative":
            return "cart" if self.cart or self.random.random() < 0.25 else "account"
        if group == "product" and self.shown and self.random.random() < 0.55:
            return "product"
        kinds = PRODUCT_PAGES if group == "product" else INFORMATION_PAGES
        return pick({kind: self.rates[kind] for kind in kinds}, self.random)

    def _on_home(self) -> list[Step]:
        return [("select_promotion", '{"promotion_id":"p1"}')] if self._chance("promotion") else []

    def _on_listing(self) -> list[Step]:
        category = self._category()
        steps: list[Step] = []
        shelf = assortment()[category]
        if self._chance("sort"):
            order = pick(sort_weights(self.mood), self.random)
            steps.append(("list_sort", f'{{"sort_by":"{order}"}}'))
            shelf = _sorted(shelf, order)[: 2 * LIST_LENGTH]
        if self._chance("filter"):
            choice = pick(filter_weights(self.mood), self.random)
            steps.append(("list_filter", f'{{"filter_by":"{choice}"}}'))
            if choice == "brand":
                shelf = tuple(good for good in shelf if good.brand in self.shopper.brands) or shelf
        return [self._list("listing", shelf), *steps, *self._on_home()]

    def _on_sale(self) -> list[Step]:
        return [self._list("sale", tuple(good for good in assortment()[self._category()] if good.reduced)), *self._on_home()]

    def _on_search(self) -> list[Step]:
        return [("search", '{"search_term":"item"}'), self._list("search", assortment()[self._category()])]

    def _on_about(self) -> list[Step]:
        return [("brand_story_view", "{}")] if self.random.random() < 0.4 else []

    def _on_lookbook(self) -> list[Step]:
        return [("gallery_interaction", "{}")] if self._chance("gallery") else []

    def _on_cart(self) -> list[Step]:
        items = ",".join(good.text[:-1] + ',"quantity":1}' for good in self.cart)
        steps: list[Step] = [("view_cart", f'{{"items":[{items}]}}' if items else "{}")]
        if self.cart and self._chance("remove"):
            steps.append(("remove_from_cart", f'{{"items":[{self.cart.pop().text[:-1]},"quantity":1}}]}}'))
        if self.cart and self._chance("checkout"):
            steps.append(("begin_checkout", steps[0][1]))
        return steps + ([("coupon_field_focus", "{}")] if self._chance("coupon") else [])

    def _list(self, name: str, shelf: tuple[Good, ...]) -> Step:
        self.shown = tuple(self.random.sample(shelf, min(LIST_LENGTH, len(shelf))))
        return "view_item_list", f'{{"item_list_id":"{name}","items":[{",".join(good.text for good in self.shown)}]}}'

    def _on_product(self) -> list[Step]:
        good = self._good()
        steps: list[Step] = [("view_item", f'{{"items":[{good.text}]}}')]
        self.wardrobe.see(good, self.number)
        if self._chance("gallery"):
            steps.append(("gallery_interaction", "{}"))
        if self._chance("detail"):
            steps.append(("review_read", self._themes()) if self.random.random() < 0.7 else ("size_guide_view", "{}"))
        for rate, name in (("story", "brand_story_view"), ("urgency", "urgency_seen")):
            if self._chance(rate):
                steps.append((name, "{}"))
        if self._chance("wishlist"):
            steps.append(("add_to_wishlist", f'{{"items":[{good.text}]}}'))
        if self._chance("add"):
            self.cart.append(good)
            steps.append(("add_to_cart", f'{{"items":[{good.text[:-1]},"quantity":1}}]}}'))
        return steps

    def _themes(self) -> str:
        counts = {name: self._poisson(mean) for name, mean in theme_means(self.mood).items()}
        return "{" + ",".join(f'"{name}":{count}' for name, count in counts.items() if count) + "}"

    def _poisson(self, mean: float) -> int:
        floor, count, left = exp(-mean), 0, self.random.random()
        while left > floor:
            count, left = count + 1, left * self.random.random()
        return count

    def _category(self) -> str:
        usual = self.random.random() < self.rates["home-shelf"]
        return self.random.choice(self.shopper.categories if usual else tuple(assortment()))

    def _good(self) -> Good:
        """A good seen before, or one of the list that was just shown, or any of a category: looked at by leaning."""
        if self.wardrobe.recent and self._chance("revisit"):
            return self.random.choice(self.wardrobe.recent[-12:])
        stock = self.shown or assortment()[self._category()]
        if self.random.random() < CHANCE:
            return self.random.choice(stock)
        return self.random.choices(stock, [exp(self._leaning(good, LOOKING)) for good in stock])[0]


def _paid(good: Good) -> float:
    return good.price * 0.7 if good.reduced else good.price


def _sorted(shelf: tuple[Good, ...], order: str) -> tuple[Good, ...]:
    keys = {"price_asc": lambda good: good.price, "price_desc": lambda good: -good.price, "newest": lambda good: -good.fresh}
    return tuple(sorted(shelf, key=keys.get(order, lambda good: good.id)))
