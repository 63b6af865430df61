"""Models and rows for the tests of `training/run evaluate`."""

import argparse
import json

import numpy as np

from vitrine_training.commands import evaluate
from vitrine_training.fitting.additive import Additive
from vitrine_training.output.export import Identity, save, to_onnx

SHIPPED = ("a@1", "b@1")


def call(*arguments):
    parser = argparse.ArgumentParser()
    evaluate.configure(parser)
    return evaluate.run(parser.parse_args([str(argument) for argument in arguments]))


def report(folder, head):
    return json.loads((folder / f"{head}.json").read_text())


def head(path, weights=((1.0, 0.0),), labels=("purchase",), features=SHIPPED, link="sigmoid"):
    n = len(features)
    model = Additive(
        tuple(features), tuple(labels), np.full(n, 9.0), np.zeros(n), np.array(weights), np.full(len(labels), -1.0), link
    )
    save(to_onnx(model, Identity(path.stem, "2.0.0", "none", "none")), path)
    return path


def summaries(path, lines=400, seed=1, **fixed):
    """Sessions whose `a` tells something of the purchase, with two landmarks, over two weeks; `b` moves in the second."""
    random = np.random.default_rng(seed)
    written = []
    for number in range(lines):
        late = number >= lines // 2
        a, b = random.gamma(1, 2), random.gamma(1, 2) * (4 if late else 1)
        buys = bool(random.uniform() < 1 / (1 + np.exp(2.5 - np.log1p(a) * 2)))
        days = int(random.integers(1, 60)) if random.uniform() < 0.5 else None
        later = {
            "purchase": int(buys),
            "value": 9.5 * buys,
            "days_to_order": days,
            "observed_days": 45,
            "order_days_30": int(days is not None and days <= 30),
        }
        later |= {"order_days_90": None, "bought": None}
        snapshots = [
            {"after": k, "features": {"a@1": a, "b@1": b, "cart_adds@1": int(random.uniform() < 0.2)}, "later": later}
            for k in (3, 5)
        ]
        about = {
            "schema": 1,
            "week": "2026-W41" if late else "2026-W40",
            "device": ["phone", "desktop"][number % 2],
            "daypart": None,
            "language": "en",
        }
        written.append(about | fixed | {"snapshots": snapshots})
    path.write_text("".join(json.dumps(line) + "\n" for line in written))
    return path


def table(path, head_line, *rows):
    path.write_text("\n".join([head_line, *rows]) + "\n")
    return path


def labelled(folder, rows=300):
    random = np.random.default_rng(2)
    x = random.gamma(1, 2, size=(rows, 2)).round(3)
    y = (random.uniform(size=rows) < x[:, 0] / 8).astype(int)
    features = table(folder / "features.csv", "key,events,a@1,b@1", *[f"s{i},3,{a},{b}" for i, (a, b) in enumerate(x)])
    labels = table(
        folder / "labels.csv",
        "key,label,country",
        *[f"s{i},{value if i else ''},{'NL' if i % 3 else 'BE'}" for i, value in enumerate(y)],
    )
    return features, labels
