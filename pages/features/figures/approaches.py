"""Approaches side by side: their scores by seed, and the features that each of them uses."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from dashboard.figures.panel import Panel, compact
from dashboard.figures.theme import COMPARED, HEIGHTS, figure
from dashboard.language.say import t
from pages.features.finding import Approach, FeatureMap

PER_ROW = 4
ROW_PIXELS = 130


def scores_panel(approaches: Sequence[Approach]) -> Panel:
    """A marker for each seed, and a bar at the mean."""
    chart = figure([], x=t("Accuracy on test"), y="", height=80 + 55 * len(approaches), showlegend=False)
    for approach, look in zip(approaches, COMPARED, strict=False):
        names = [approach.title] * len(approach.scores)
        chart.add_scatter(
            x=list(approach.scores),
            y=names,
            mode="markers",
            name=approach.title,
            hovertemplate="%{x:.1%}",
            marker={"symbol": look.symbol, "size": 10, "color": look.colour, "opacity": 0.75},
        )
        if approach.scores:
            mean = float(np.mean(approach.scores))
            chart.add_scatter(
                x=[mean],
                y=[approach.title],
                mode="markers",
                hovertemplate=t("mean %{x:.1%}<extra></extra>"),
                marker={"symbol": "line-ns", "size": 24, "line": {"width": 3, "color": look.colour}},
            )
    lowest = min((score for approach in approaches for score in approach.scores), default=0.0)
    chart.update_xaxes(tickformat=".0%", range=[min(0.9, lowest) - 0.03, 1.01])
    names = [approach.title for approach in reversed(approaches)]
    chart.update_yaxes(type="category", categoryorder="array", categoryarray=names, range=[-0.6, len(names) - 0.4])
    scores = "; ".join(approach.in_words for approach in approaches if approach.scores)
    alt = t("Accuracy on test by approach. {scores}.", scores=scores)
    return Panel(t("Accuracy, seed by seed"), chart, alt, wide=True)


def features_panel(title: str, maps: Sequence[FeatureMap], *, image: bool) -> Panel:
    """Small pictures, each on its own scale from low to high; an image has its first row on top."""
    rows = -(-len(maps) // PER_ROW)
    names = [feature.name for feature in maps]
    chart = make_subplots(rows, PER_ROW, subplot_titles=names, horizontal_spacing=0.03, vertical_spacing=0.3 / rows)
    for i, feature in enumerate(maps):
        row, column = i // PER_ROW + 1, i % PER_ROW + 1
        chart.add_trace(_heatmap(feature), row, column)
        chart.update_yaxes(autorange="reversed" if image else True, row=row, col=column)
    look = figure([], x="", y="", height=30 + rows * ROW_PIXELS).layout
    chart.update_layout(
        template="none",
        height=look.height,
        margin={"l": 4, "r": 4, "t": 28, "b": 4},
        showlegend=False,
        paper_bgcolor=look.paper_bgcolor,
        plot_bgcolor=look.plot_bgcolor,
        font=look.font,
        uirevision=look.uirevision,
    )
    chart.update_xaxes(visible=False)
    chart.update_yaxes(visible=False)
    chart.update_annotations(font={"size": 12})
    return Panel(title, chart, f"{title}: {', '.join(names)}.")


def _heatmap(feature: FeatureMap) -> go.Heatmap:
    return go.Heatmap(
        z=compact(feature.values), colorscale=HEIGHTS, showscale=False, hovertemplate="%{z:.2f}<extra></extra>"
    )
