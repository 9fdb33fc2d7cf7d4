"""The samples of a data set with two inputs, by the split that they belong to."""

from __future__ import annotations

import numpy as np
import plotly.graph_objects as go

from dashboard.data.parts import SPLITS, Splits
from dashboard.figures.panel import Panel, compact
from dashboard.figures.theme import SERIES, figure

# The second class is drawn hollow.
_OPEN = ("", "-open")


def split_panel(splits: Splits) -> Panel:
    """Colour and marker show the split, filled or hollow the class."""
    traces = [
        go.Scatter(
            name=name,
            x=compact(part.x[:, 0]),
            y=compact(part.x[:, 1]),
            mode="markers",
            hoverinfo="name",
            marker={
                "symbol": [SERIES[name].symbol + _OPEN[label] for label in part.y],
                "size": 8,
                "color": SERIES[name].colour,
            },
        )
        for name, part in zip(SPLITS, splits.parts, strict=True)
    ]
    chart = figure(traces, x="Input 1 (standardised)", y="Input 2 (standardised)", height=320)
    counts = ", ".join(f"{len(part)} {name}" for name, part in zip(SPLITS, splits.parts, strict=True))
    share = float(np.mean(splits.train.y))
    alt = f"Points of two classes (filled and hollow), by split: {counts}. In training {share:.0%} are of the second."
    return Panel("The same kind of data in all three", chart, alt)
