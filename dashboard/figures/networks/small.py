"""A small network drawn with its numbers: one in each unit, one on each line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.networks.forward import layer_names
from dashboard.figures.figure import Figure
from dashboard.figures.latex import number
from dashboard.figures.networks.lines import centred, in_lines
from dashboard.figures.theme import AMOUNT, NEGATIVE, NEUTRAL, ON_UNIT, PAGE, POSITIVE, UNIT, figure
from language.say import Marked, t

UNIT_PIXELS, ROW_PIXELS = 46, 92
THINNEST, THICKEST = 0.6, 5.0
# Plotly's own dashes grow with the line: of a thick one too few would be left beside its number.
DASHED = "6px,4px"
# Room beside the first layer and the last, as a share of the distance between two.
BESIDE = 0.4
# Where on its line a number may stand; and pixels that a drawing has across on a phone, where most is in its way, of
# half a number, and of half a bias, beside its unit. A unit's radius there is a share of what is between two layers.
SHARES = np.linspace(0.2, 0.8, 25)
PHONE, RADIUS = 342, 0.18
HALF_NUMBER, HALF_BIAS = (16, 7), (28, 7)
BESIDE_UNIT = UNIT_PIXELS / 2 + 9
THIN_SPACE = "\N{THIN SPACE}"
MARGIN = {"l": 8, "r": 8, "t": 36, "b": 8}


@dataclass(frozen=True)
class SmallNetwork:
    """What to draw. Layers are counted from 1; column 0 are the inputs.

    `lines` has a matrix (after, before) for each layer, `texts` what stands in the units of each column, `biases` those
    of each layer, or nothing. Layers up to `known` are drawn in full, the rest pale. `labelled` layers have their
    numbers written on the lines and their biases beside the units. The units of layer `current` stand out. `kind` says
    in the legend what a line's number is.
    """

    lines: tuple[np.ndarray, ...]
    texts: tuple[Sequence[str], ...]
    known: int
    labelled: tuple[int, ...]
    current: int | None
    kind: Marked
    biases: tuple[np.ndarray, ...] = ()

    @property
    def tallest(self) -> int:
        return max(len(column) for column in self.texts)

    @property
    def columns(self) -> float:
        """How wide the drawing is, in distances between two layers."""
        return len(self.lines) + 2 * BESIDE


def draw(net: SmallNetwork) -> Figure:
    """The wider a line, the larger its number within its layer; colour and dash show its sign, grey that it is 0."""
    chart = figure([], x="", y="", height=70 + ROW_PIXELS * net.tallest, margin=MARGIN)
    kind = t(net.kind)
    for name, colour, dash in (
        (t("positive {kind}", kind=kind), POSITIVE, "solid"),
        (t("negative {kind}", kind=kind), NEGATIVE, DASHED),
    ):
        look = {"color": colour, "dash": dash, "width": 3}
        chart.add_scatter(x=[None], y=[None], mode="lines", name=name, line=look)
    # From the top down, as rows of a matrix.
    heights = [centred(len(column))[::-1] for column in net.texts]
    for layer, matrix in enumerate(net.lines, 1):
        _lines(chart, layer, matrix, heights, pale=layer > net.known)
        if layer in net.labelled:
            _labels(chart, layer, matrix, heights, PHONE / net.columns)
            _bias_labels(chart, net, layer, heights[layer])
    for layer, places in enumerate(heights):
        _units(chart, net, layer, places)
    for layer, name in enumerate((t("Inputs"), *layer_names(len(net.lines)))):
        chart.add_annotation(x=layer, y=1.0, yref="paper", text=in_lines(name), showarrow=False, yanchor="top")
    chart.update_xaxes(visible=False, range=[-BESIDE, net.columns - BESIDE])
    chart.update_yaxes(visible=False, range=[-net.tallest / 2, net.tallest / 2 + 0.5])
    return chart


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
                "color": POSITIVE if value > 0 else NEGATIVE if value < 0 else NEUTRAL,
                "dash": DASHED if value < 0 else "solid",
                "width": THINNEST + (THICKEST - THINNEST) * abs(value) / largest,
            },
        )


def _labels(chart: Figure, layer: int, matrix: np.ndarray, heights: Sequence[np.ndarray], apart: float) -> None:
    """The numbers on the lines."""
    shares = shares_of_numbers(heights[layer - 1], heights[layer], apart)
    for (unit, source), value in np.ndenumerate(matrix):
        start, end, share = heights[layer - 1][source], heights[layer][unit], float(shares[unit, source])
        chart.add_annotation(
            x=layer - 1 + share,
            y=start + share * (end - start),
            # A line that touched a number would be its minus sign.
            text=f"{THIN_SPACE}{number(value)}{THIN_SPACE}",
            showarrow=False,
            font={"size": 12},
            bgcolor=PAGE,
            borderpad=0,
        )


def shares_of_numbers(before: np.ndarray, after: np.ndarray, apart: float) -> np.ndarray:
    """How far along its line the number of each stands, (after, before): where most room is around it.

    `apart` are the pixels from one layer to the next.
    What is in its way are the other lines and numbers, the units at both ends, and the biases.
    """
    ends = np.array([(start, end) for end in after for start in before]) * ROW_PIXELS
    slopes = (ends[:, 1] - ends[:, 0]) / apart
    heights = ends[:, :1] + np.outer(slopes, apart * SHARES)
    biases = (after * ROW_PIXELS + _outwards(after))[:, None]
    to_units = np.minimum(SHARES, 1 - SHARES) * apart - RADIUS * apart - HALF_NUMBER[0]
    chosen = np.full(len(ends), len(SHARES) // 2)
    for line in [*range(len(ends))] * 3:
        others = np.arange(len(ends)) != line
        height, slope = heights[line], np.abs(slopes[others, None])
        to_lines = np.abs(height - heights[others]) - HALF_NUMBER[0] * slope - HALF_NUMBER[1]
        places = apart * SHARES[chosen[others], None], heights[others, chosen[others]][:, None]
        room = [
            to_units[None],
            to_lines / np.hypot(1, slope),
            _between(apart * SHARES - places[0], height - places[1], HALF_NUMBER),
            _between(apart * (1 - SHARES), height - biases, HALF_BIAS),
        ]
        chosen[line] = np.concatenate(room).min(0).argmax()
    return SHARES[chosen].reshape(len(after), len(before))


def _outwards(heights: np.ndarray) -> np.ndarray:
    """From units to their biases, in pixels: a layer's upper units have most of their lines below them."""
    return np.where(heights > 0, BESIDE_UNIT, -BESIDE_UNIT)


def _between(across: np.ndarray, down: np.ndarray, half: tuple[int, int]) -> np.ndarray:
    """The room between a number and another text, below 0 where they overlap; that is worse than to lie on a line."""
    return 3 * np.maximum(np.abs(across) - HALF_NUMBER[0] - half[0], np.abs(down) - HALF_NUMBER[1] - half[1])


def _bias_labels(chart: Figure, net: SmallNetwork, layer: int, heights: np.ndarray) -> None:
    for height, value in zip(heights, net.biases[layer - 1] if net.biases else (), strict=False):
        chart.add_annotation(
            x=layer,
            y=height,
            yshift=float(_outwards(height)),
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
    """Circles, smaller where columns are narrow (`fitted` in `ui/static/charts/plotly.js`), and empty until known."""
    texts, known = net.texts[layer], layer <= net.known
    rim = {"width": 4, "color": AMOUNT} if layer == net.current else {"width": 0 if known else 1.5, "color": NEUTRAL}
    chart.add_scatter(
        x=[layer] * len(texts),
        y=heights,
        mode="markers+text",
        showlegend=False,
        meta={"columns": net.columns},
        **_hover(net, layer),
        text=list(texts) if known else ["?"] * len(texts),
        textfont={"size": 13, **({"color": ON_UNIT} if known else {})},
        marker={"size": UNIT_PIXELS, "color": UNIT if known else PAGE, "opacity": 1, "line": rim},
    )
