"""A number over what was varied: one line with a band for each thing compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from dashboard.analysis.series import Path
from dashboard.figures.bands import band_traces
from dashboard.figures.panel import Panel
from dashboard.figures.theme import LOOKS, NEUTRAL, SERIES, figure

HEIGHT = 300


def path_panel(title: str, paths: Sequence[Path], *, x: str, y: str, **axes: Any) -> Panel:
    """Lines over the values that were tried.

    `axes` are `log_x`; `share`, where y is a share of 1; `mark`, a value of x to draw a line at; `zero`, off where
    y need not start at 0; and `loose`, the names of paths that are drawn as markers without a line.
    """
    looks = {path.name: SERIES.get(path.name, LOOKS[place]) for place, path in enumerate(paths)}
    traces = [
        trace for path in paths for trace in band_traces(path.name, looks[path.name], path.band, np.asarray(path.x))
    ]
    chart = figure(traces, x=x, y=y, height=HEIGHT, hovermode="x unified")
    for name in axes.get("loose", ()):
        chart.update_traces(mode="markers", selector={"name": name})
    values = sorted({value for path in paths for value in path.x})
    if axes.get("log_x"):
        chart.update_xaxes(type="log", tickvals=values, ticktext=[f"{value:g}" for value in values])
    if axes.get("share"):
        highest = max((path.band.mean.max() for path in paths if path.x), default=1.0)
        chart.update_yaxes(tickformat=".0%" if highest > 0.1 else ".1%")
    means = np.concatenate([path.band.mean for path in paths]) if paths else np.zeros(0)
    if means.size:
        chart.update_yaxes(range=_range(means, zero=axes.get("zero", True)))
    if axes.get("mark") is not None:
        line: Mapping[str, Any] = {"color": NEUTRAL, "dash": "dot", "width": 1.5}
        chart.add_vline(axes["mark"], line=line)
    return Panel(title, chart, _describe(paths, x, y, axes))


def _range(means: np.ndarray, *, zero: bool) -> list[float]:
    """From 0 unless the values say otherwise, with room for bands."""
    low, high = float(means.min()), float(means.max())
    if not zero:
        room = 0.5 * (high - low) or 0.05
        return [low - room, high + room]
    return [min(0.0, 1.25 * low), 1.25 * high if high > 0 else 1.0]


def _describe(paths: Sequence[Path], x: str, y: str, axes: Mapping[str, Any]) -> str:
    """Every line at the marked value, or at its ends."""
    form = ".0%" if axes.get("share") else ".3g"
    said = [f"{path.name}: {_ends(path, axes.get('mark'), form)}" for path in paths if path.x]
    return f"{y} over {x.lower()}. {'; '.join(said)}." if said else f"{y} over {x.lower()}: no result yet."


def _ends(path: Path, mark: float | None, form: str) -> str:
    places = [path.x.index(mark)] if mark in path.x else [0, -1]
    return ", ".join(f"{path.band.mean[place]:{form}} at {path.x[place]:g}" for place in places)
