"""
What the simulator assumes of each kind of shopper. These are assumptions, not measurements: no public data set labels the
five clusters. A session follows a mixture of the personas, so every behaviour below turns up in every cluster.
"""

from __future__ import annotations

CLUSTERS = ("high-intent-researcher", "discount-seeker", "brand-explorer", "visual-browser", "urgency-buyer")

# The shopper without a leaning; every persona names only what it does differently.
AVERAGE: dict[str, float] = {
    # weights of the product-related page kinds
    "home": 0.10, "listing": 0.30, "sale": 0.06, "product": 0.47, "search": 0.07,
    # weights of the informational page kinds
    "about": 0.25, "lookbook": 0.20, "help": 0.55,
    # chances on a product page
    "revisit": 0.18, "loyal": 0.15, "reduced": 0.18, "detail": 0.12, "gallery": 0.20, "video": 0.03,
    "story": 0.02, "wishlist": 0.03, "urgency": 0.04, "add": 0.09,
    # chances on other pages: click on a promotion (home, listing, sale), cart and checkout
    "promotion": 0.04, "coupon": 0.10, "remove": 0.12,
    # how deep pages are scrolled, 0..1
    "scroll": 0.45,
    # factor on the chance of a first add to the cart during the first three product pages
    "haste": 1.0,
}  # fmt: skip

PERSONAS: dict[str, dict[str, float]] = {
    # comes back to the same few items, reads reviews and size guides, searches by name
    "high-intent-researcher": {
        "search": 0.16, "sale": 0.03, "revisit": 0.55, "detail": 0.60, "gallery": 0.28, "help": 0.75, "wishlist": 0.08,
        "add": 0.12, "scroll": 0.65, "remove": 0.18,
    },
    # goes where prices are cut, clicks on offers, tries coupons
    "discount-seeker": {
        "sale": 0.38, "listing": 0.20, "reduced": 0.62, "promotion": 0.24, "coupon": 0.55, "urgency": 0.08,
        "loyal": 0.08, "remove": 0.24, "add": 0.10,
    },
    # stays with one brand, reads what the brand says of itself
    "brand-explorer": {
        "about": 0.85, "lookbook": 0.12, "help": 0.20, "loyal": 0.72, "story": 0.22, "sale": 0.03, "reduced": 0.08,
        "home": 0.14, "search": 0.09, "scroll": 0.55,
    },
    # looks at pictures, many different items, seldom buys
    "visual-browser": {
        "lookbook": 0.90, "about": 0.12, "help": 0.10, "gallery": 0.72, "video": 0.18, "detail": 0.05, "wishlist": 0.16,
        "revisit": 0.08, "add": 0.04, "scroll": 0.75, "listing": 0.36, "search": 0.04,
    },
    # short way to the cart, acts on countdowns and low stock
    "urgency-buyer": {
        "urgency": 0.42, "add": 0.30, "haste": 2.5, "detail": 0.05, "gallery": 0.12, "revisit": 0.12, "scroll": 0.28,
        "promotion": 0.10, "coupon": 0.06, "wishlist": 0.01, "product": 0.55, "listing": 0.22,
    },
}  # fmt: skip

# How a session's page counts and seconds, both as log1p and centred, lean its persona: log-odds per unit.
LEANING: dict[str, dict[str, float]] = {
    "high-intent-researcher": {"product_seconds@1": 0.25, "product_pages@1": 0.10},
    "discount-seeker": {},
    "brand-explorer": {"informational_pages@1": 0.60},
    "visual-browser": {"informational_pages@1": 0.50, "administrative_pages@1": -0.20},
    "urgency-buyer": {"product_pages@1": -0.45, "administrative_pages@1": 0.35},
}

# Share of a session's behaviour that follows its main persona: LEAST + (1 - LEAST) * Beta(2, 2); the rest is spread
# evenly at random over the average shopper and the other personas.
LEAST_SHARE = 0.50

# Share of sessions whose label is replaced by a random one: people are not of one kind.
LABEL_NOISE = 0.06

# Share of shops that send only GA4's own events: none of galleries, reviews, size guides, coupon fields, urgency, brand stories.
PLAIN_SHOPS = 0.25

# Standard deviation of the log of each rate between sessions of the same mixture.
RATE_SPREAD = 0.35
