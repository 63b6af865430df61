"""One simulated visit: turns pages into the GA4-style events that a shop would send on them."""

from __future__ import annotations

from typing import Any

import numpy as np

from .catalogue import BRANDS, FULL_PRICE, ITEMS, REDUCED
from .personas import PLAIN_SHOPS
from .skeleton import Page

# A Monday in March, away from every special day.
EPOCH = 1_741_564_800_000
WEEK = 7 * 86_400_000

PRODUCT_PAGES = ("home", "listing", "sale", "product", "search")
INFORMATION_PAGES = ("about", "lookbook", "help")
DEVICES, DEVICE_SHARES = ("phone", "desktop", "tablet"), (0.55, 0.38, 0.07)
ARRIVALS, ARRIVAL_SHARES = ("direct", "search", "social", "email", "paid", "referral"), (0.3, 0.3, 0.1, 0.1, 0.15, 0.05)

# UCI says nothing of the last page: how long it stays open is assumed, in seconds.
LAST_PAGE = 30.0

# What a shop sends as the page opens; everything else takes its time.
ON_LOAD = {"page_view", "view_item_list", "view_item", "search", "view_cart", "begin_checkout", "purchase"}

BEYOND_GA4 = {
    "gallery_interaction", "video_start", "review_read", "size_guide_view", "coupon_field_focus", "urgency_seen",
    "brand_story_view",
}  # fmt: skip


Steps = list[tuple[str, dict[str, Any]]]


class Visit:
    """Holds what a shopper has seen and put in the cart so far; `events` grows with every page opened."""

    def __init__(self, rates: dict[str, float], random: np.random.Generator) -> None:
        self.rates, self.random = rates, random
        self.plain = bool(random.random() < PLAIN_SHOPS)
        self.at = float(EPOCH + int(random.integers(WEEK)))
        self.events: list[dict[str, Any]] = []
        self.seen: list[dict[str, Any]] = []
        self.cart: list[dict[str, Any]] = []
        self.brand = str(random.choice(BRANDS))
        self.device = str(random.choice(DEVICES, p=DEVICE_SHARES))
        self.arrival = str(random.choice(ARRIVALS, p=ARRIVAL_SHARES))
        self.admin = "account"
        self.next_item: dict[str, Any] | None = None

    def open(self, page: Page) -> None:
        """Views one page: the page view, then what happens on it, spread over its dwell."""
        kind = self._kind(page.group)
        arrival = "internal" if self.events else self.arrival
        view = {"page_kind": kind, "page_path": f"/{kind}", "device": self.device, "utc_offset": 0}
        happened = [
            ("page_view", {**view, "referrer_class": arrival}),
            *[step for step in self._on_page(kind) if not (self.plain and step[0] in BEYOND_GA4)],
        ]
        length = float(self.random.exponential(LAST_PAGE)) if page.seconds is None else page.seconds
        attention = min(length, 300) * self.random.uniform(0.4, 0.9)
        if attention > 1:
            happened.append(("user_engagement", {"engagement_time_msec": int(attention * 1000)}))
        offsets = np.sort(self.random.uniform(0, length, len(happened)))
        for (name, params), offset in zip(happened, offsets):
            moment = self.at if name in ON_LOAD else self.at + offset * 1000
            self.events.append({"name": name, "at": round(moment), "params": params})
        self.at += length * 1000

    def _chance(self, rate: str) -> bool:
        return bool(self.random.random() < self.rates[rate])

    def _pick(self, names: tuple[str, ...]) -> str:
        weights = np.array([self.rates[name] for name in names])
        return str(self.random.choice(names, p=weights / weights.sum()))

    def _kind(self, group: str) -> str:
        if group == "product":
            return "product" if self.next_item else self._pick(PRODUCT_PAGES)
        if group == "informational":
            return self._pick(INFORMATION_PAGES)
        after = {"account": "cart", "cart": "checkout", "checkout": "thanks"}
        self.admin = after.get(self.admin, "cart") if self.cart else ("cart" if self.random.random() < 0.2 else "account")
        return self.admin

    def _on_page(self, kind: str) -> Steps:
        steps = getattr(self, f"_on_{kind}", list)()
        if self.random.random() < 0.6:
            depth = self.random.beta(4 * self.rates["scroll"] + 0.2, 4 * (1 - self.rates["scroll"]) + 0.2)
            steps.append(("scroll", {"percent_scrolled": round(100 * float(depth))}))
        return steps

    def _on_home(self) -> Steps:
        return [("select_promotion", {"promotion_id": "p1"})] if self._chance("promotion") else []

    def _on_listing(self) -> Steps:
        return self._list("listing", self._item()) + self._on_home()

    def _on_sale(self) -> Steps:
        return self._list("sale", self._any(REDUCED)) + self._on_home()

    def _on_search(self) -> Steps:
        return [("search", {"search_term": "item"}), *self._list("search", self._item())]

    def _on_about(self) -> Steps:
        return [("brand_story_view", {})] if self.random.random() < 0.4 else []

    def _on_lookbook(self) -> Steps:
        return [("gallery_interaction", {})] if self._chance("gallery") else []

    def _list(self, name: str, item: dict[str, Any]) -> Steps:
        self.next_item = item if self.random.random() < 0.5 else None
        steps: Steps = [("view_item_list", {"item_list_id": name})]
        return steps + ([("select_item", {"item_list_id": name, "items": [item]})] if self.next_item else [])

    def _on_product(self) -> Steps:
        item, self.next_item = self.next_item or self._item(), None
        self.seen.append(item)
        steps: Steps = [("view_item", {"items": [item]})]
        pictures = 1 + int(self.random.poisson(1.0)) if self._chance("gallery") else 0
        steps += [("gallery_interaction", {})] * pictures
        wishes = [("video", "video_start"), ("story", "brand_story_view"), ("urgency", "urgency_seen")]
        steps += [(name, {}) for rate, name in wishes if self._chance(rate)]
        if self._chance("detail"):
            steps.append((str(self.random.choice(("review_read", "size_guide_view"))), {}))
        if self._chance("wishlist"):
            steps.append(("add_to_wishlist", {"items": [item]}))
        eager = self.rates["haste"] if not self.cart and len(self.seen) <= 3 else 1.0
        if self.random.random() < min(0.9, self.rates["add"] * eager):
            self.cart.append(item)
            steps.append(("add_to_cart", {"items": [{**item, "quantity": 1}]}))
        return steps

    def _item(self) -> dict[str, Any]:
        """Returns to an item seen before, or takes a new one: of the favourite brand, reduced, or any."""
        if self.seen and self._chance("revisit"):
            return self._any(tuple(self.seen[-6:]))
        stock = REDUCED if self._chance("reduced") else FULL_PRICE
        if self._chance("loyal"):
            stock = tuple(item for item in stock if item["item_brand"] == self.brand) or ITEMS
        return self._any(stock)

    def _any(self, stock: tuple[dict[str, Any], ...]) -> dict[str, Any]:
        return stock[int(self.random.integers(len(stock)))]

    def _on_cart(self) -> Steps:
        steps: Steps = [("view_cart", self._order())]
        if self.cart and self._chance("remove"):
            steps.append(("remove_from_cart", {"items": [{**self.cart.pop(), "quantity": 1}]}))
        return steps + ([("coupon_field_focus", {})] if self._chance("coupon") else [])

    def _on_checkout(self) -> Steps:
        steps: Steps = [("begin_checkout", self._order())]
        steps += [("coupon_field_focus", {})] if self._chance("coupon") else []
        return steps + [("add_shipping_info", self._order())]

    def _on_thanks(self) -> Steps:
        order = {**self._order(), "transaction_id": "t1"}
        self.cart = []
        return [("purchase", order)]

    def _order(self) -> dict[str, Any]:
        coupon = {"coupon": "WELCOME"} if self.random.random() < self.rates["coupon"] / 3 else {}
        return {**coupon, "items": [{**item, "quantity": 1} for item in self.cart]}
