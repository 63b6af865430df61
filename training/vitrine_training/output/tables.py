"""Markdown tables and lists for the model cards."""

from __future__ import annotations

from typing import Any


def decimal(value: float) -> str:
    return f"{value:.3f}"


def bullets(lines: tuple[str, ...]) -> str:
    return "".join(f"- {line}\n" for line in lines)


def feature_list(entry: dict[str, Any]) -> str:
    return bullets(tuple(f"`{feature}`" for feature in entry["features"]))


def table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def calibration_table(tenths: list[dict[str, float]], seasons: list[dict[str, float]] | None = None) -> str:
    head = ["tenth", "predicted", "observed"] + (["seasons: predicted", "seasons: observed"] if seasons else [])
    sources = [tenths, *([seasons] if seasons else [])]
    rows = [
        [str(i + 1), *(decimal(source[i][key]) for source in sources for key in ("predicted", "observed"))]
        for i in range(len(tenths))
    ]
    return table(head, rows)


def marginals_table(marginals: dict[str, Any]) -> str:
    def quantiles(values: list[float], zeros: float) -> str:
        return f"{', '.join(f'{value:,.0f}' for value in values)}; {zeros:.0%} zero"

    rows = [
        [
            f"`{name}`",
            quantiles(part["real"], part["zero"][0]),
            quantiles(part["simulated"], part["zero"][1]),
            decimal(part["ks"]),
        ]
        for name, part in marginals.items()
    ]
    return table(["feature", "UCI", "simulated", "KS"], rows)


def stability_table(stability: dict[str, float]) -> str:
    return table(
        ["what", "mean adjusted Rand index"],
        [
            ["k-means (5) of bootstrapped real sessions, pairwise", decimal(stability["kmeans_adjusted_rand"])],
            [
                "labels given to real sessions by softmax models of bootstrapped simulated ones, six features, pairwise",
                decimal(stability["softmax_adjusted_rand"]),
            ],
            ["the softmax labels against k-means", decimal(stability["softmax_against_kmeans_adjusted_rand"])],
        ],
    )
