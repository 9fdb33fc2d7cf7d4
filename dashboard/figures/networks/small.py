"""A small network drawn with its numbers: one in each unit, one on each line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.networks.forward import layer_names
from dashboard.figures.figure import Figure
from dashboard.figures.latex import number
from dashboard.figures.networks.lines import centred
from dashboard.figures.theme import AMOUNT, NEGATIVE, ON_UNIT, PAGE, POSITIVE, UNIT, UNKNOWN_UNIT, figure
from language.say import t

UNIT_PIXELS, ROW_PIXELS = 46, 74
THINNEST, THICKEST = 0.6, 5.0
# Room beside the first layer and the last, as a share of the distance between two.
BESIDE = 0.4
# Letters of a layer's name that take one line.
ONE_LINE = 6
MARGIN = {"l": 8, "r": 8, "t": 36, "b": 8}


@dataclass(frozen=True)
class SmallNetwork:
    """What to draw. Layers are counted from 1; column 0 are the inputs.

    `lines` has a matrix (after, before) for each layer, `texts` what stands in the units of each column, `biases` those
    of each layer, or nothing. Layers up to `known` are drawn in full, the rest pale. `labelled` layers have their
    numbers written on the lines and their biases below the units. The units of layer `current` stand out. `kind` says
    in the legend what a line's number is.
    """

    lines: tuple[np.ndarray, ...]
    texts: tuple[Sequence[str], ...]
    known: int
    labelled: tuple[int, ...]
    current: int | None
    kind: str
    biases: tuple[np.ndarray, ...] = ()

    @property
    def tallest(self) -> int:
        return max(len(column) for column in self.texts)

    @property
    def columns(self) -> float:
        """How wide the drawing is, in distances between two layers."""
        return len(self.lines) + 2 * BESIDE


def draw(net: SmallNetwork) -> Figure:
    """The wider a line, the larger its number within its layer; colour and dash show its sign."""
    chart = figure([], x="", y="", height=70 + ROW_PIXELS * net.tallest, margin=MARGIN)
    kind = t(net.kind)
    for name, colour, dash in (
        (t("positive {kind}", kind=kind), POSITIVE, "solid"),
        (t("negative {kind}", kind=kind), NEGATIVE, "dash"),
    ):
        look = {"color": colour, "dash": dash, "width": 3}
        chart.add_scatter(x=[None], y=[None], mode="lines", name=name, line=look)
    # From the top down, as rows of a matrix.
    heights = [centred(len(column))[::-1] for column in net.texts]
    for layer, matrix in enumerate(net.lines, 1):
        _lines(chart, layer, matrix, heights, pale=layer > net.known)
        if layer in net.labelled:
            _labels(chart, layer, matrix, heights)
            _bias_labels(chart, net, layer, heights[layer])
    for layer, places in enumerate(heights):
        _units(chart, net, layer, places)
    for layer, name in enumerate((t("Inputs"), *layer_names(len(net.lines)))):
        chart.add_annotation(x=layer, y=1.0, yref="paper", text=_in_lines(name), showarrow=False, yanchor="top")
    chart.update_xaxes(visible=False, range=[-BESIDE, net.columns - BESIDE])
    chart.update_yaxes(visible=False, range=[-net.tallest / 2, net.tallest / 2 + 0.5])
    return chart


def _in_lines(name: str) -> str:
    """The name of a layer, of which there are up to five in a row on a phone."""
    return name.replace(" ", "<br>", 1) if len(name) > ONE_LINE else name


def _lines(chart: Figure, layer: int, matrix: np.ndarray, heights: Sequence[np.ndarray], *, pale: bool) -> None:
    largest = float(np.abs(matrix).max()) or 1.0
    for (unit, source), value in np.ndenumerate(matrix):
        chart.add_scatter(
            x=[layer - 1, layer],
            y=[heights[layer - 1][source], heights[layer][unit]],
            mode="lines",
            showlegend=False,
            hoverinfo="skip",
            opacity=0.3 if pale else 0.9,
            line={
                "color": POSITIVE if value > 0 else NEGATIVE,
                "dash": "solid" if value > 0 else "dash",
                "width": THINNEST + (THICKEST - THINNEST) * abs(value) / largest,
            },
        )


def _labels(chart: Figure, layer: int, matrix: np.ndarray, heights: Sequence[np.ndarray]) -> None:
    """The numbers on the lines, for each unit and source at a distance of its own, so that they don't overlap."""
    units, sources = matrix.shape
    for (unit, source), value in np.ndenumerate(matrix):
        start, end = heights[layer - 1][source], heights[layer][unit]
        share = 0.24 + 0.5 * (unit + 0.75 - 0.5 * (source + 0.5) / sources) / units
        chart.add_annotation(
            x=layer - 1 + share,
            y=start + share * (end - start),
            text=number(value),
            showarrow=False,
            font={"size": 12},
            bgcolor=PAGE,
            borderpad=1,
        )


def _bias_labels(chart: Figure, net: SmallNetwork, layer: int, heights: np.ndarray) -> None:
    for height, value in zip(heights, net.biases[layer - 1] if net.biases else (), strict=False):
        chart.add_annotation(
            x=layer,
            y=height,
            yshift=-UNIT_PIXELS / 2 - 9,
            text=f"b = {number(value)}",
            showarrow=False,
            font={"size": 11},
            bgcolor=PAGE,
            borderpad=0,
        )


def _hover(net: SmallNetwork, layer: int) -> dict[str, object]:
    """The bias of each unit as hover text, if there are biases."""
    if not net.biases or layer == 0:
        return {"hoverinfo": "skip"}
    return {
        "hovertext": [t("bias b = {value}", value=number(value)) for value in net.biases[layer - 1]],
        "hoverinfo": "text",
    }


def _units(chart: Figure, net: SmallNetwork, layer: int, heights: np.ndarray) -> None:
    """Circles, which are smaller where columns are narrow: see `fitted` in `ui/static/charts/plotly.js`."""
    texts, known = net.texts[layer], layer <= net.known
    rim = {"width": 4 if layer == net.current else 0, "color": AMOUNT}
    chart.add_scatter(
        x=[layer] * len(texts),
        y=heights,
        mode="markers+text",
        showlegend=False,
        meta={"columns": net.columns},
        **_hover(net, layer),
        text=list(texts) if known else ["?"] * len(texts),
        textfont={"size": 13, "color": ON_UNIT},
        marker={"size": UNIT_PIXELS, "color": UNIT if known else UNKNOWN_UNIT, "opacity": 1, "line": rim},
    )
