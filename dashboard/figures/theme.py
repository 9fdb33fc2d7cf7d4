"""Every colour, dash, marker and spacing of the charts.

Text, grid and background follow the visitor's light or dark theme and are set in the browser; what is defined here is
legible on both. Series differ by dash and marker as well as by colour. Hues are those of Okabe and Ito's palette,
shifted so that they stand out on white and on near-black.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from dashboard.data.parts import SPLITS


@dataclass(frozen=True)
class Look:
    """How a series is drawn."""

    colour: str
    dash: str
    symbol: str


CLASSES = ("#2E86DE", "#E17000", "#0E9F6E", "#B8518E", "#9A8200", "#5B4FC7", "#1899A8", "#C0392B", "#7A6652", "#6B7785")
# Text on a class's colour; on the first three its contrast is 4.5:1 or more, in both themes.
ON_CLASS = "#12171D"
CLASS_SYMBOLS = ("circle", "diamond", "square", "cross", "triangle-up", "star", "x", "hexagon", "pentagon", "bowtie")
_DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
LOOKS = tuple(Look(colour, _DASHES[i % len(_DASHES)], CLASS_SYMBOLS[i]) for i, colour in enumerate(CLASSES))
SERIES = dict(zip((*SPLITS, "objective"), LOOKS, strict=False))
# For a few things that are compared with each other and are not splits.
COMPARED = LOOKS[:4]
NEGATIVE, POSITIVE, NEUTRAL = "#E17000", "#2E86DE", "#9AA3AD"
# What stands out from the series: errors, thresholds, the visitor's own point.
HIGHLIGHT = "#D63031"
# A vertical line at an epoch at which something happened.
EVENT = "#8A94A0"
# A unit with a number written on it, one whose number is not known yet, and that number.
UNIT, UNKNOWN_UNIT, ON_UNIT = "#46515D", "#8A94A0", "#FFFFFF"

# From class 0 (blue) over undecided to class 1 (orange), pale enough for points to stand out on it.
BOUNDARY = ((0.0, "rgba(46,134,222,0.55)"), (0.5, "rgba(150,150,150,0.06)"), (1.0, "rgba(225,112,0,0.55)"))
# The background of a label that lies on a line; the browser replaces it by the page's own.
PAGE = "rgba(255,255,255,0)"
SURFACE = "Viridis"
# Viridis, so light that lines stand out on it; opaque, so that its colour bar has the same colours.
LANDSCAPE = ((0.0, "#9873A1"), (0.2, "#9698BD"), (0.4, "#8AB5C1"), (0.6, "#85CFBB"), (0.8, "#B6E69F"), (1.0, "#FEF287"))
# Negative (orange) over zero to positive (blue).
SIGNED = ((0.0, "rgba(225,112,0,0.95)"), (0.5, "rgba(150,150,150,0.06)"), (1.0, "rgba(46,134,222,0.95)"))
# From low to high in grey, which no class has; opaque, so that it is legible on both themes.
HEIGHTS = ((0.0, "#F3F5F7"), (1.0, "#2B333C"))
# From nothing (transparent) to much (blue).
MATRIX = ((0.0, "rgba(46,134,222,0.04)"), (1.0, "rgba(46,134,222,0.85)"))


def pale(colour: str, opacity: float) -> str:
    """A hex colour as rgba."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"


def figure(traces: list[Any], *, x: str, y: str, height: int = 300, **layout: Any) -> go.Figure:
    """A figure in the dashboard's style; `uirevision` keeps zoom, hover and legend choices when the data change."""
    return go.Figure(
        traces,
        {
            "template": "none",
            "height": height,
            "margin": {"l": 56, "r": 16, "t": 36, "b": 44},
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


def line(name: str, x: Any, y: Any, look: Look, *, markers: int = 9, **more: Any) -> go.Scatter:
    """A series as a line with at most so many markers on it; 0 means one at every point."""
    return go.Scatter(
        name=name,
        x=x,
        y=y,
        mode="lines+markers",
        line={"color": look.colour, "dash": look.dash, "width": 2.2},
        marker={"symbol": look.symbol, "size": 7, "maxdisplayed": markers, "color": look.colour},
        **more,
    )


def point(name: str, x: float, y: float, **more: Any) -> go.Scatter:
    """A single point that stands out."""
    return go.Scatter(
        name=name, x=[x], y=[y], mode="markers", marker={"size": 13, "color": HIGHLIGHT, "symbol": "star"}, **more
    )
