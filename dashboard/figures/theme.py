"""Every colour, dash, marker and spacing of the charts.

Text, grid and background follow the visitor's light or dark theme and are set in the browser; what is defined here is
legible on both. A colour means one thing: the splits, the classes and the signs have a family each, and what is
compared has others. Within a family colours stay apart for colour-blind eyes, and dash and marker differ as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.figures.figure import Figure, Trace, scatter
from language.say import mark, t


@dataclass(frozen=True)
class Look:
    """How a series is drawn."""

    colour: str
    dash: str
    symbol: str


# Blue, orange, green; the objective, which is no split, is grey.
_SPLIT_COLOURS = ("#2E86DE", "#E17000", "#0E9F6E", "#7B8794")
# Violet and gold; more of them where there are more classes.
CLASSES = ("#8B6FE8", "#B08D00", "#CF5F6B", "#03A14A", "#1899A8", "#81645A", "#CD76B1", "#5769A0", "#889757", "#EE560C")
# Magenta and leaf green.
NEGATIVE, POSITIVE = "#C2418B", "#5E9500"
# Teal, brown, sage, purple, slate, orchid: for what is compared and is none of these.
_COMPARED_COLOURS = ("#1899A8", "#A8542A", "#8C9378", "#9C36B1", "#54807C", "#CC67E3")
NEUTRAL = "#8A94A0"
# Text on a class's colour; on the first three its contrast is 4.5:1 or more, in both themes.
ON_CLASS = "#12171D"
_SYMBOLS = ("circle", "diamond", "square", "cross", "triangle-up", "star", "x", "hexagon", "pentagon", "bowtie")
_DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
# By the names under which code knows them; a legend shows what `t` makes of these.
_SERIES = (mark("train"), mark("validation"), mark("test"), mark("objective"))
SERIES: dict[str, Look] = dict(zip(_SERIES, map(Look, _SPLIT_COLOURS, _DASHES, _SYMBOLS), strict=False))
COMPARED = tuple(map(Look, _COMPARED_COLOURS, _DASHES, _SYMBOLS))
# What is counted or measured, of no sign and no split: bars of a histogram, units that are kept.
AMOUNT = COMPARED[0].colour
# What stands out from the series: errors, thresholds, the visitor's own point.
HIGHLIGHT = "#D63031"
# The same on a dark page, as the `meta` of a trace.
ON_DARK = {"dark": "#FF7A70"}
# As the `meta` of a trace: it is drawn in the colour of the text, which stands out in either theme.
INK = "ink"
# Pixels over a plot: for a legend of one row.
TOP = 36
# A vertical line at an epoch at which something happened.
EVENT = NEUTRAL
# A unit with a number written on it, and that number.
UNIT, ON_UNIT = "#46515D", "#FFFFFF"


def pale(colour: str, opacity: float) -> str:
    """A hex colour as rgba."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"


def class_colour(label: int) -> str:
    """The colour of a class. Of more than ten, some share one."""
    return CLASSES[label % len(CLASSES)]


_NOTHING = "rgba(150,150,150,0.06)"
# From class 0 over undecided to class 1, pale enough for points to stand out on it.
BOUNDARY = ((0.0, pale(CLASSES[0], 0.5)), (0.5, _NOTHING), (1.0, pale(CLASSES[1], 0.5)))
# Of a label or a marker that lies on a line; the browser replaces it by the page's own.
PAGE = "rgba(255,255,255,0)"
SURFACE = "Viridis"
# Viridis, so light that lines stand out on it; opaque, so that its colour bar has the same colours.
LANDSCAPE = ((0.0, "#9873A1"), (0.2, "#9698BD"), (0.4, "#8AB5C1"), (0.6, "#85CFBB"), (0.8, "#B6E69F"), (1.0, "#FEF287"))
# Negative over zero to positive.
SIGNED = ((0.0, pale(NEGATIVE, 0.95)), (0.5, _NOTHING), (1.0, pale(POSITIVE, 0.95)))
# From low to high in grey, which no class has; opaque, so that it is legible on both themes.
HEIGHTS = ((0.0, "#F3F5F7"), (1.0, "#2B333C"))
# From nothing (transparent) to much.
MATRIX = ((0.0, pale(AMOUNT, 0.04)), (1.0, pale(AMOUNT, 0.85)))
# The same where numbers stand on it: so pale that text is legible on it in either theme.
COUNTS = ((0.0, pale(AMOUNT, 0.04)), (1.0, pale(AMOUNT, 0.5)))

# From a low loss to a high one in one hue; opaque, for a colour bar of the same colours that both themes can show.
LOWER_IS_STRONGER = ((0.0, "#0B5B66"), (0.5, "#4FA9B4"), (1.0, "#CFE9EC"))
# A marker on any of its colours.
ON_MAP: dict[str, Any] = {"color": "#FFFFFF", "line": {"color": "#12171D", "width": 1.5}}


# Pixels of the lab's curves, and of what the network says beside them: as high as a laptop's first screen has room for.
TALL = 306


def figure(traces: list[Any], *, x: str, y: str, height: int = 300, **layout: Any) -> Figure:
    """A figure in the dashboard's style; `uirevision` keeps zoom, hover and legend choices when the data change."""
    return Figure(
        traces,
        {
            "template": "none",
            "height": height,
            "margin": {"l": 56, "r": 16, "t": TOP, "b": 44},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"size": 13},
            "uirevision": "keep",
            "hovermode": "closest",
            "legend": {"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "bgcolor": "rgba(0,0,0,0)"},
            "xaxis": {"title": {"text": x, "standoff": 8}, "zeroline": False, "automargin": True},
            "yaxis": {"title": {"text": y, "standoff": 8}, "zeroline": False, "automargin": True},
        }
        | layout,
    )


# Markers on a curve that is as long as its axis, of charts and of small ones; a shorter curve has fewer.
MARKERS, FEWER_MARKERS = 9, 7


def markers_on(share: float, most: int = MARKERS) -> int:
    """How many markers a curve has that takes this share of its axis: as far apart as on others, and two at least."""
    return max(round(most * share), 2)


def line(name: str, x: Any, y: Any, look: Look, *, markers: int = MARKERS, **more: Any) -> Trace:
    """A series as a line with at most so many markers on it; 0 means one at every point.

    Names of SERIES are translated here. Others come as they are shown: a Keras name may be a word of the glossary, too.
    """
    return scatter(
        name=t(name) if name in SERIES else name,
        x=x,
        y=y,
        mode="lines+markers",
        line={"color": look.colour, "dash": look.dash, "width": 2.2},
        marker={"symbol": look.symbol, "size": 7, "maxdisplayed": markers, "color": look.colour},
        **more,
    )


def point(name: str, x: float, y: float, **more: Any) -> Trace:
    """A single point that stands out."""
    return scatter(
        name=name,
        x=[x],
        y=[y],
        mode="markers",
        marker={"size": 13, "color": HIGHLIGHT, "symbol": "star"},
        # It may lie at the end of an axis.
        cliponaxis=False,
        **more,
    )
