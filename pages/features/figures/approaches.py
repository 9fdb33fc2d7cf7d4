"""Approaches side by side: their scores by seed, and the features that each of them uses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from dashboard.figures.figure import Figure, Trace, trace
from dashboard.figures.grid import axis_key, axis_name, grid, on_subplot
from dashboard.figures.panel import Panel, compact
from dashboard.figures.predicted.boundary import boundary_panel
from dashboard.figures.predicted.predictors import Predictors
from dashboard.figures.theme import COMPARED, HEIGHTS, Look, figure
from language.say import t
from pages.features.finding import Approach, FeatureMap

PER_ROW = 4
ROW_PIXELS = 130
# Pixels across from which on the square maps are as high as their rows.
FULL = 440
# The same of what an approach answers.
ACROSS = 360
# Over the scores, which have no legend; and from one seed's marker to the next of the same score.
TOP, TIE_PIXELS = 16, 6
_SHAPE = {"visible": False, "constrain": "domain"}


def scores_panel(approaches: Sequence[Approach]) -> Panel:
    """A marker for each seed, and a bar at the mean."""
    chart = figure([], x=t("Test accuracy"), y="", height=60 + 55 * len(approaches), showlegend=False)
    chart.update_layout(margin={"t": TOP})
    for approach, look in zip(approaches, COMPARED, strict=False):
        _add_scores(chart, approach, look)
    lowest = min((score for approach in approaches for score in approach.scores), default=0.0)
    chart.update_xaxes(tickformat=".0%", range=[min(0.9, lowest) - 0.03, 1.01])
    names = [approach.title for approach in reversed(approaches)]
    # In two lines, so that a phone has room for the scores.
    shown = [name.replace(", ", ",<br>") for name in names]
    order = {"type": "category", "categoryorder": "array", "categoryarray": names, "tickvals": names, "ticktext": shown}
    chart.update_yaxes(**order, range=[-0.6, len(names) - 0.4])
    scores = "; ".join(approach.in_words for approach in approaches if approach.scores)
    alt = t("Test accuracy by approach. {scores}.", scores=scores)
    return Panel(t("Accuracy, seed by seed"), chart, alt, wide=True)


def _add_scores(chart: Figure, approach: Approach, look: Look) -> None:
    chart.add_scatter(
        x=list(approach.scores),
        y=[approach.title] * len(approach.scores),
        mode="markers",
        name=approach.title,
        hovertemplate="%{x:.1%}",
        # Some lie at its end, where all rows are right.
        cliponaxis=False,
        marker={"symbol": look.symbol, "size": 10, "color": look.colour, "opacity": 0.75, **_apart(approach.scores)},
    )
    if approach.scores:
        chart.add_scatter(
            x=[float(np.mean(approach.scores))],
            y=[approach.title],
            mode="markers",
            hovertemplate=t("mean %{x:.1%}<extra></extra>"),
            marker={"symbol": "line-ns", "size": 24, "line": {"width": 3, "color": look.colour}},
        )


def _apart(scores: Sequence[float]) -> dict[str, list[int]]:
    """How far markers of the same score move up and down in turn, so that every seed is seen; no value changes."""
    before = [list(scores[:i]).count(score) for i, score in enumerate(scores)]
    return {"standoff": [TIE_PIXELS * ((n + 1) // 2) for n in before], "angle": [180 * (n % 2) for n in before]}


def answer_panel(approach: Approach, shown: Predictors) -> Panel:
    """What an approach answers over the two inputs, as high as it is wide where three of them share a row."""
    panel = replace(boundary_panel(shown), title=approach.title)
    panel.figure.update_layout(meta={"full": ACROSS})
    return panel


def features_panel(title: str, maps: Sequence[FeatureMap], *, image: bool) -> Panel:
    """Small pictures, each on its own scale from low to high; an image has its first row on top."""
    rows = -(-len(maps) // PER_ROW)
    axes = grid(rows, PER_ROW, across=0.03, down=0.3 / rows)
    first_on_top = {name: {"autorange": "reversed"} for name in axes if image and name.startswith("y")}
    chart = figure(
        [_heatmap(feature, place) for place, feature in enumerate(maps)],
        x="",
        y="",
        height=30 + rows * ROW_PIXELS,
        meta={"full": FULL},
        margin={"l": 4, "r": 4, "t": 28, "b": 4},
        showlegend=False,
        annotations=[_title(feature.name, place) for place, feature in enumerate(maps)],
        **{name: axis | _SHAPE | first_on_top.get(name, {}) for name, axis in axes.items()},
    )
    for place in range(len(maps)):
        # As far from one point to the next up as across.
        chart.layout[axis_key("y", place)] |= {"scaleanchor": axis_name("x", place)}
    return Panel(title, chart, f"{title}: {', '.join(feature.name for feature in maps)}.")


def _title(name: str, place: int) -> dict[str, Any]:
    at = {"xref": f"{axis_name('x', place)} domain", "yref": f"{axis_name('y', place)} domain", "x": 0.5, "y": 1.0}
    return {"text": name, **at, "yanchor": "bottom", "showarrow": False, "font": {"size": 12}}


def _heatmap(feature: FeatureMap, place: int) -> Trace:
    return trace(
        "heatmap",
        z=compact(feature.values),
        **on_subplot(place),
        colorscale=HEIGHTS,
        showscale=False,
        hovertemplate="%{z:.2f}<extra></extra>",
    )
