"""Curves over seeds: a line for the mean, and a band for its interval."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from dashboard.analysis.bands import Band
from dashboard.figures.figure import Trace, scatter
from dashboard.figures.panel import compact
from dashboard.figures.theme import FEWER_MARKERS, Look, line, pale
from language.say import t

# Bands of fewer seeds stretch no axis. They shrink while results come, and the axis would jump.
FEWEST_SEEDS = 5
# The opacity of a band, and of one of fewer seeds: it may fill a chart, and says little. A dark page swallows more.
OPACITY, FAINT = 0.22, 0.1
OPACITY_ON_DARK, FAINT_ON_DARK = 0.28, 0.18


def band_traces(curves: Iterable[tuple[str, Look, Band, np.ndarray]], *, share: bool = False) -> list[Trace]:
    """A band and its mean for each name, look and x; areas below all lines, as one over a line changes its colour."""
    traces = [trace for name, look, item, x in curves for trace in _band_traces(name, look, item, x, share=share)]
    return sorted(traces, key=lambda trace: trace["line"]["width"] > 0)


def _band_traces(name: str, look: Look, item: Band, x: np.ndarray, *, share: bool) -> list[Trace]:
    """The intervals as areas, without hover or legend, and the mean as a line with markers; all know their series.

    An area for each stretch that has intervals: one across a gap would pass the mean there by.
    Student's interval of a `share` may reach below 0 or above 1, where nothing is drawn.
    """
    firm = int(item.counts.max(initial=0)) >= FEWEST_SEEDS
    opacity, on_dark = (OPACITY, OPACITY_ON_DARK) if firm else (FAINT, FAINT_ON_DARK)
    ends = np.array([item.low, item.high])
    low, high = np.clip(ends, 0.0, 1.0) if share else ends
    area: dict[str, Any] = {
        "fill": "tonexty",
        "fillcolor": pale(look.colour, opacity),
        "meta": {"dark": pale(look.colour, on_dark)},
    }
    below: dict[str, Any] = {}
    edges = (t("{name}: low", name=t(name)), low, below), (t("{name}: high", name=t(name)), high, area)
    areas = [
        scatter(x=x[part], y=compact(end[part]), name=said, legendgroup=name, **filled, **band_edge())
        for part in _stretches(item.said)
        for said, end, filled in edges
    ]
    mean = compact(item.mean)
    return [*areas, line(t(name), x, mean, look, markers=FEWER_MARKERS, legendgroup=name, hovertemplate="%{y:.3g}")]


def _stretches(holds: np.ndarray) -> list[slice]:
    """Where something holds for neighbours."""
    ends = np.flatnonzero(np.diff(np.concatenate([[False], holds, [False]]).astype(int)))
    return [slice(begin, end) for begin, end in zip(ends[::2], ends[1::2], strict=True)]


def band_edge() -> dict[str, Any]:
    """How an edge of a band is drawn: as nothing but the end of its area."""
    return {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip", "showlegend": False}
