"""How often answers are right, by how sure a network is of them."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.evaluation.calibration import Reliability
from dashboard.figures.figure import Figure, Trace, scatter
from dashboard.figures.theme import NEUTRAL, Look, figure
from language.say import t

# Areas of the markers, which show how many rows there are, in pixels: the least, and the most.
SMALLEST, LARGEST = 7.0, 24.0


def reliability_chart(part: str, least: float) -> Figure:
    """Accuracy on a split over confidence from `least` on, with the diagonal, on which probabilities come true."""
    chart = figure([], x=t("Confidence in the predicted class"), y=t("Accuracy on {part}", part=t(part)), height=320)
    chart.add_scatter(
        x=[0, 1],
        y=[0, 1],
        mode="lines",
        name=t("perfectly calibrated"),
        line={"color": NEUTRAL, "dash": "dot"},
        hoverinfo="skip",
    )
    chart.update_xaxes(tickformat=".0%", range=[least, 1.02])
    chart.update_yaxes(tickformat=".0%", range=[-0.02, 1.05])
    return chart


def reliability_trace(name: str, reliability: Reliability, look: Look) -> Trace:
    filled = reliability.counts > 0
    counts = reliability.counts[filled]
    sizes = SMALLEST + (LARGEST - SMALLEST) * np.sqrt(counts / counts.max())
    return scatter(
        mode="lines+markers",
        name=t(name),
        x=reliability.confidence[filled],
        y=reliability.accuracy[filled],
        line={"color": look.colour, "dash": look.dash, "width": 2},
        marker={"color": look.colour, "symbol": look.symbol, "size": sizes, "opacity": 0.85},
        customdata=counts,
        # The largest stands where nothing is wrong, at the edge.
        cliponaxis=False,
        hovertemplate=t("confidence %{x:.0%}, right %{y:.0%}, %{customdata} rows"),
    )
