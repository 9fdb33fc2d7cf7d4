"""The names of curves, at their ends: a legend has to be looked up, and takes a chart's best place.

Before each stands its curve's marker, which tells apart what ends in one place. Where there are too many, or a name is
long, the legend stays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from unicodedata import east_asian_width

import numpy as np

from dashboard.figures.figure import Figure, Trace
from dashboard.figures.theme import INK, PAGE, TOP

# The most curves that are named at their ends.
MOST_NAMES = 4
# The most characters of a name, where a Korean one counts twice.
LONGEST_NAME = 12
# Pixels from one name to the next, at least.
NAME_DISTANCE = 15.0
# Pixels of a character.
CHARACTER = 6
# Characters of the sign before a name.
SIGN = 2
# The signs of the markers that curves may have.
_SIGNS = {"circle": "●", "diamond": "◆", "square": "■", "cross": "✚"}
# Pixels above and below the plot that `figure` leaves.
_EDGES = 80
# Charts up to this height are drawn lower where they are narrow ...
_PLAIN = 320
# ... which is this high: see `heightOf` in `ui/static/charts/plotly.js`. Names that are apart there are so everywhere.
_NARROW = 250


@dataclass(frozen=True)
class _End:
    """The last point of a curve, in the coordinates of its axes."""

    name: str
    sign: str
    x: float
    y: float


def name_at_ends(chart: Figure) -> None:
    """Writes the names of the curves beside their last points, one above the other, and takes the legend away."""
    _take_names_away(chart)
    shown = [trace for trace in chart.data if trace.get("showlegend") is not False]
    longest = max((letters(trace["name"]) for trace in shown), default=0)
    if (
        not 0 < len(shown) <= MOST_NAMES
        or longest > LONGEST_NAME
        or not all("lines" in trace["mode"] for trace in shown)
    ):
        return
    ends = [_end(chart, trace) for trace in shown if len(trace["x"])]
    if not np.isfinite([end.y for end in ends]).all():
        # What is drawn nowhere, such as 1e50 of somebody's log, has no end; and no JSON has infinity.
        return
    for end, shift in zip(ends, _shifts([end.y for end in ends], *_ends_and_pixels(chart)), strict=True):
        style = {"xanchor": "left", "showarrow": False, "font": {"size": 12}, **_ground(chart, end)}
        text = f"{end.sign} {end.name}"
        chart.add_annotation(name=end.name, text=text, x=end.x, y=end.y, xshift=8, yshift=shift, **style)
    _keep_to_the_curves(chart, shown)
    chart.update_layout(showlegend=False, margin={"r": 16 + CHARACTER * (SIGN + longest), "t": 16})


def _ground(chart: Figure, end: _End) -> dict[str, Any]:
    """A name that curves run through, since something else behind them goes on further, covers them."""
    further = any(np.max(_on(chart.layout["xaxis"], trace["x"]), initial=end.x) > end.x for trace in chart.data)
    return {"bgcolor": PAGE, "borderpad": 0} if further else {}


def _take_names_away(chart: Figure) -> None:
    """Those that were written when there were fewer curves."""
    notes = chart.layout.get("annotations", ())
    others = [note for note in notes if "name" not in note]
    if len(others) < len(notes):
        chart.update_layout(annotations=others, showlegend=True, margin={"r": 16, "t": TOP})


def letters(name: str) -> int:
    """How long a name is, in Latin letters: one of Hangul is as wide as two."""
    return sum(2 if east_asian_width(letter) == "W" else 1 for letter in name)


def _end(chart: Figure, trace: Trace) -> _End:
    last = max([trace, *_behind(chart, trace)], key=lambda one: float(one["x"][-1]))
    x, y = _on(chart.layout["xaxis"], last["x"][-1:]), _on(chart.layout["yaxis"], last["y"][-1:])
    return _End(trace["name"], _sign(trace), float(x[0]), float(y[0]))


def _behind(chart: Figure, trace: Trace) -> list[Trace]:
    """The same curve of earlier trainings: a name would lie on one that goes on further, and stands at its end."""
    hidden = [one for one in chart.data if one.get("showlegend") is False and len(one["x"])]
    return [one for one in hidden if one.get("line", {}).get("dash", "") == trace["line"].get("dash")]


def _sign(trace: Trace) -> str:
    """What the curve's points look like, or a piece of its line, in its colour; ink is that of the text."""
    sign = _SIGNS[trace["marker"]["symbol"]] if "markers" in trace["mode"] else "━"
    return sign if trace.get("meta") == INK else f'<span style="color: {trace["line"]["color"]}">{sign}</span>'


def _on(axis: Mapping[str, Any], values: Any) -> np.ndarray:
    """Values in the axis's own coordinates, which are powers of ten on a logarithmic one."""
    found = np.asarray(values, dtype=float)
    return np.log10(np.maximum(found, 1e-12)) if axis.get("type") == "log" else found


def _keep_to_the_curves(chart: Figure, curves: Sequence[Trace]) -> None:
    """Else plotly.js would stretch the axis to hold the names."""
    axis = chart.layout["xaxis"]
    values = np.concatenate([_on(axis, trace["x"]) for trace in curves])
    if axis.get("range") or not len(values):
        return
    room = 0.03 * float(np.ptp(values)) or 0.05
    chart.update_xaxes(range=[float(values.min()) - room, float(values.max()) + room])


def _ends_and_pixels(chart: Figure) -> tuple[float, float, float]:
    """The ends of the vertical axis, and how far apart on the screen values are that differ by 1."""
    axis = chart.layout["yaxis"]
    # Of what is not in the legend, too: an earlier training behind the curves, or a band around them.
    values = np.concatenate([_on(axis, trace["y"]) for trace in chart.data])
    values = np.append(values, _on(axis, axis.get("autorangeoptions", {}).get("include", [])))
    values = values[np.isfinite(values)]
    if axis.get("rangemode") == "tozero" and axis.get("type") != "log":
        values = np.append(values, 0.0)
    low, high = axis.get("range") or ((values.min(), values.max()) if len(values) else (0.0, 1.0))
    height = chart.layout["height"]
    lowest = min(height, _NARROW) if height <= _PLAIN else height
    return float(low), float(high), float((lowest - _EDGES) / max(high - low, 1e-9))


def _shifts(heights: Sequence[float], low: float, high: float, pixels: float) -> list[float]:
    """By how many pixels each name is moved up, so that none lies on another and all stay near their ends.

    None lies below the axis, where its numbers are, nor above the plot.
    """
    at = np.array(heights) * pixels
    order = np.argsort(at, kind="stable")
    steps = NAME_DISTANCE * np.arange(len(at))
    # Each crowd around the middle of its ends: those of others stay where they are.
    crowds: list[list[float]] = []
    for lowest in at[order] - steps:
        crowd = [float(lowest)]
        while crowds and np.mean(crowds[-1]) > np.mean(crowd):
            crowd = crowds.pop() + crowd
        crowds.append(crowd)
    placed = steps + [np.mean(crowd) for crowd in crowds for _ in crowd]
    placed = np.maximum(placed, low * pixels + steps)
    placed = np.minimum(placed, high * pixels - steps[::-1])
    shifts = np.empty(len(placed))
    shifts[order] = placed - at[order]
    return [round(float(shift), 1) for shift in shifts]
