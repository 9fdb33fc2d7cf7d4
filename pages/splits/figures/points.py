"""The samples of a data set with two inputs, by the split that they belong to."""

from __future__ import annotations

import numpy as np

from dashboard.data.parts import SPLITS, Splits
from dashboard.figures.figure import Trace, scatter
from dashboard.figures.panel import Panel, compact
from dashboard.figures.predicted.points import LOWER_LEGEND, stack_legends
from dashboard.figures.theme import NEUTRAL, SERIES, figure
from language.say import t

# The second class is drawn hollow.
_OPEN = ("", "-open")


def split_panel(splits: Splits) -> Panel:
    """Colour and marker show the split, filled or hollow the class."""
    traces = [
        scatter(
            name=t(name),
            x=compact(part.x[:, 0]),
            y=compact(part.x[:, 1]),
            mode="markers",
            hoverinfo="name",
            showlegend=False,
            marker={
                "symbol": [SERIES[name].symbol + _OPEN[label] for label in part.y],
                "size": 8,
                "color": SERIES[name].colour,
            },
        )
        for name, part in zip(SPLITS, splits.parts, strict=True)
    ]
    chart = figure([*traces, *_legend()], x=t("Input 1 (standardized)"), y=t("Input 2 (standardized)"), height=340)
    stack_legends(chart)
    parts = zip(SPLITS, splits.parts, strict=True)
    counts = [t("{count} {split}", count=len(part), split=t(name)) for name, part in parts]
    alt = t(
        "Points of two classes (filled and hollow), by split: {counts}. In training {share:.0%} are of class 1.",
        counts=", ".join(counts),
        share=float(np.mean(splits.train.y)),
    )
    return Panel(t("The same kind of data in all three"), chart, alt)


def _legend() -> list[Trace]:
    """What colour, and what filled and hollow, stand for; Plotly's own would show each split's first point."""
    splits = [_entry(t(name), SERIES[name].symbol, SERIES[name].colour) for name in SPLITS]
    classes = [_entry(t("class {label}", label=label), f"circle{mark}", NEUTRAL) for label, mark in enumerate(_OPEN)]
    return [*splits, *(entry | {"legend": LOWER_LEGEND} for entry in classes)]


def _entry(name: str, symbol: str, colour: str) -> Trace:
    marker = {"symbol": symbol, "size": 8, "color": colour}
    return scatter(name=name, x=[None], y=[None], mode="markers", marker=marker)
