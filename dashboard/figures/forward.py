"""A small network drawn with its numbers on it: activations in the units, weights on the lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go

from dashboard.analysis.forward import Step, layer_names
from dashboard.figures.latex import aligned, matrix, number
from dashboard.figures.panel import Panel
from dashboard.figures.theme import NEGATIVE, ON_UNIT, PAGE, POSITIVE, UNIT, UNKNOWN_UNIT, figure

UNIT_PIXELS = 46
THINNEST, THICKEST = 0.6, 5.0
MARGIN = {"l": 8, "r": 8, "t": 36, "b": 8}


def forward_panel(steps: Sequence[Step], shown: int) -> Panel:
    """The network with the activations of the first `shown` layers; the weights of layer `shown` are written out."""
    heights = [_heights(count) for count in _counts(steps)]
    chart = figure([], x="", y="", height=70 + 74 * max(_counts(steps)), margin=MARGIN)
    _keys(chart)
    for layer, step in enumerate(steps):
        _lines(chart, layer, step, heights, told=layer < shown)
        if layer == shown - 1:
            _weights(chart, layer, step, heights)
    values = [steps[0].x[0], *(step.h[0] for step in steps)]
    for layer, column in enumerate(values):
        _units(chart, layer, column, heights[layer], shown)
    for layer, name in enumerate(("Inputs", *layer_names(len(steps)))):
        chart.add_annotation(
            x=layer, y=1.0, yref="paper", text=name.replace(" ", "<br>", 1), showarrow=False, yanchor="top"
        )
    chart.update_xaxes(visible=False, range=[-0.4, len(steps) + 0.4])
    chart.update_yaxes(visible=False, range=[-max(_counts(steps)) / 2, max(_counts(steps)) / 2 + 0.5])
    return Panel("The network and its numbers", chart, _describe(steps, shown), wide=True)


def _counts(steps: Sequence[Step]) -> list[int]:
    return [steps[0].x.shape[1], *(step.h.shape[1] for step in steps)]


def _heights(count: int) -> np.ndarray:
    """From the top down, as rows of a matrix."""
    return (count - 1) / 2 - np.arange(count)


def _keys(chart: go.Figure) -> None:
    for name, colour, dash in (("positive weight", POSITIVE, "solid"), ("negative weight", NEGATIVE, "dash")):
        chart.add_scatter(x=[None], y=[None], mode="lines", name=name, line={"color": colour, "dash": dash, "width": 3})


def _lines(chart: go.Figure, layer: int, step: Step, heights: Sequence[np.ndarray], *, told: bool) -> None:
    """A line for each weight: its width is the weight's size within the layer."""
    largest = float(np.abs(step.weights).max()) or 1.0
    for unit, row in enumerate(step.weights):
        for source, weight in enumerate(row):
            start, end = heights[layer][source], heights[layer + 1][unit]
            chart.add_scatter(
                x=[layer, layer + 1], y=[start, end], mode="lines", showlegend=False, hoverinfo="skip",
                opacity=0.9 if told else 0.3,
                line={
                    "color": POSITIVE if weight > 0 else NEGATIVE, "dash": "solid" if weight > 0 else "dash",
                    "width": THINNEST + (THICKEST - THINNEST) * abs(weight) / largest,
                },
            )  # fmt: skip


def _weights(chart: go.Figure, layer: int, step: Step, heights: Sequence[np.ndarray]) -> None:
    """Each weight beside its line; lines into one unit are labelled at one distance from it, so labels don't meet."""
    for unit, row in enumerate(step.weights):
        for source, weight in enumerate(row):
            start, end = heights[layer][source], heights[layer + 1][unit]
            way = 0.24 + 0.5 * (unit + 0.5) / len(step.weights)
            chart.add_annotation(
                x=layer + way, y=start + way * (end - start), text=number(weight), showarrow=False,
                font={"size": 12}, bgcolor=PAGE, borderpad=1,
            )  # fmt: skip


def _units(chart: go.Figure, layer: int, values: np.ndarray, heights: np.ndarray, shown: int) -> None:
    known, current = layer <= shown, layer == shown
    name = "x" if layer == 0 else "h"
    style: dict[str, Any] = {"width": 4 if current else 0, "color": POSITIVE}
    chart.add_scatter(
        x=[layer] * len(values), y=heights, mode="markers+text", showlegend=False,
        text=[number(value) if known else "?" for value in values], textfont={"size": 13, "color": ON_UNIT},
        marker={"size": UNIT_PIXELS, "color": UNIT if known else UNKNOWN_UNIT, "opacity": 1, "line": style},
        hovertext=[f"{name}{unit + 1} = {number(value, 4) if known else '?'}" for unit, value in enumerate(values)],
        hoverinfo="text",
    )  # fmt: skip


def _describe(steps: Sequence[Step], shown: int) -> str:
    sizes = ", ".join(str(count) for count in _counts(steps))
    told = [("inputs", steps[0].x[0]), *zip(layer_names(len(steps)), (step.h[0] for step in steps), strict=True)]
    values = "; ".join(f"{name}: {', '.join(number(value) for value in row)}" for name, row in told[: shown + 1])
    return f"A network with {sizes} units, from input to output. {values}."


def layer_latex(step: Step, place: int, activation_formula: str) -> tuple[str, str]:
    """What layer number `place` does, first as a formula, then with its numbers: u = W x + b and h = f(u)."""
    before = r"\mathbf{x}" if place == 1 else rf"\mathbf{{h}}^{{({place - 1})}}"
    u, h = rf"\mathbf{{u}}^{{({place})}}", rf"\mathbf{{h}}^{{({place})}}"
    sums = rf"W^{{({place})}}\,{before} + \mathbf{{b}}^{{({place})}}"
    numbers = f"{matrix(step.weights)} {matrix(step.x[0])} + {matrix(step.layer.bias)}"
    values = rf"f({u}), \quad f(u) = {activation_formula}"
    return aligned(u, sums, numbers, matrix(step.u[0])), aligned(h, values, matrix(step.h[0]))
